package cajal.learn.nn.spiking;

import cajal.surrogate.Surrogate;
import cajal.surrogate.Surrogates;

/// What integrate-and-fire cells do in a step of time.
///
/// @param decay what is left of the potential after a step, exp(−dt/τ); from 0 to 1
/// @param threshold a cell spikes where its potential is not below it
/// @param reset what a spike does to the potential
/// @param throughReset whether gradients go through the reset, too
/// @param synapse what is left of the input current after a step; 0 where input is felt at once and
///   only then
/// @param surrogate the slope of a spike by (potential − threshold)
public record Dynamics(
    double decay,
    double threshold,
    Reset reset,
    boolean throughReset,
    double synapse,
    Surrogate surrogate) {

  /// What becomes of the potential in the step after a spike.
  public enum Reset {
    TO_ZERO,
    BY_SUBTRACTION,
    NONE
  }

  public Dynamics {
    share("decay", decay);
    share("synapse", synapse);
    if (!(threshold > 0 && threshold < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "spiking cells: threshold %s; give a number above 0".formatted(threshold));
    }
  }

  private static void share(String name, double number) {
    if (!(number >= 0 && number <= 1)) {
      throw new IllegalArgumentException(
          "spiking cells: %s %s; give the share that is left after a step, such as exp(-dt / tau)"
              .formatted(name, number));
    }
  }

  /// Threshold 1, reset to 0 with its gradient, no synaptic current, the slope 0.3 max(0, 1 − |x|).
  public static Dynamics of(double decay) {
    return new Dynamics(decay, 1, Reset.TO_ZERO, true, 0, Surrogates.reluGrad());
  }

  /// The decay of a time constant, for steps of `dt`.
  public static double decay(double tau, double dt) {
    return Math.exp(-dt / tau);
  }

  public Dynamics threshold(double other) {
    return new Dynamics(decay, other, reset, throughReset, synapse, surrogate);
  }

  public Dynamics reset(Reset other) {
    return new Dynamics(decay, threshold, other, throughReset, synapse, surrogate);
  }

  /// The same without gradients through the reset.
  public Dynamics stopReset() {
    return new Dynamics(decay, threshold, reset, false, synapse, surrogate);
  }

  public Dynamics synapse(double other) {
    return new Dynamics(decay, threshold, reset, throughReset, other, surrogate);
  }

  public Dynamics surrogate(Surrogate other) {
    return new Dynamics(decay, threshold, reset, throughReset, synapse, other);
  }
}
