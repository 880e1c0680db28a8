package cajal.brain.lower;

import org.jspecify.annotations.Nullable;

/// Something that acts on every neuron of a population at the start of a step. `lambda` is an
/// `Effect`, or an `Action` of the input `amount`; sums are set to 0 once they have acted.
public record Contribution(Kind kind, Object lambda, @Nullable String amount) {
  /// What it comes from.
  public enum Kind {
    STIMULUS,
    /// The sum of what spikes brought at the end of the step before.
    ARRIVED,
    /// The sum of what synapses give out in this step.
    OUTPUT,
    /// A number of a signal, the same for all neurons.
    PLAYED_TO_ALL,
    /// The numbers of a signal, one for each neuron.
    PLAYED_TO_EACH
  }

  public static Contribution stimulus(Object effect) {
    return new Contribution(Kind.STIMULUS, effect, null);
  }

  public static Contribution arrived(Object lambda, String amount) {
    return new Contribution(Kind.ARRIVED, lambda, amount);
  }

  public static Contribution played(Object action, String amount, boolean each) {
    return new Contribution(each ? Kind.PLAYED_TO_EACH : Kind.PLAYED_TO_ALL, action, amount);
  }

  public static Contribution output(Object action, String amount) {
    return new Contribution(Kind.OUTPUT, action, amount);
  }
}
