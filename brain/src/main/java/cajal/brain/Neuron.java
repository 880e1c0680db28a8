package cajal.brain;

import cajal.random.Draw;
import cajal.random.DrawsForCaller;

/// One neuron: fields are its parameters and its [State], methods its dynamics.
///
/// A step from t to t + dt integrates every [Derivative], then asks [#spikes] of the new state and,
/// where it says yes, runs [#onSpike]. What spikes do to their targets comes after that, so it is
/// seen by the next step.
///
/// ```java
/// class Lif extends Neuron {
///   @Unit("ms") public double tau = 20;
///   @Unit("mV") public double EL = -70, threshold = -50, reset = -60;
///   @State @Unit("mV") public double v = -70;
///
///   @Derivative(unlessRefractory = true)
///   double dv() { return (EL - v + input) / tau; }
///
///   @Override protected boolean spikes() { return v > threshold; }
///   @Override protected void onSpike() { v = reset; refractory(2); }
/// }
/// ```
@DrawsForCaller
public abstract class Neuron extends Model {
  /// What arrives from outside in this step; its unit is the one the model's equations give it.
  @Input public double input;

  private int readyAt;

  /// How many spikes arrive in this step from Poisson sources of the neuron's own, drawn at once:
  /// `cells.stimulate(c -> c.v += 0.1 * c.arrivals(1000, 2))`.
  ///
  /// @param sources how many there are
  /// @param rate of each, in Hz
  public final int arrivals(double sources, double rate) {
    return Draw.poisson(sources * rate * dt / 1000);
  }

  /// Whether the state just reached is a spike. A refractory neuron is not asked.
  protected boolean spikes() {
    return false;
  }

  /// What a spike does to the neuron itself.
  protected void onSpike() {}

  /// Called in [#onSpike]: no spike for `ms` from the start of this step, and states whose
  /// derivative is `unlessRefractory` stand still. A spike in step s with 5 ms at dt = 0.1 ms holds
  /// the steps s + 1 … s + 49 and integrates again in step s + 50.
  protected final void refractory(double ms) {
    readyAt = step + (int) Math.round(ms / dt);
  }

  /// Whether the neuron is refractory in this step.
  protected final boolean refractory() {
    return step < readyAt;
  }
}
