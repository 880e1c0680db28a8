package cajal.brain.lower;

import org.jspecify.annotations.Nullable;

/// Something that acts on every neuron of a population at the start of a step. `lambda` is an
/// `Effect`, or an `Action` of the array input `amount`, which is set to 0 once it has acted.
public record Contribution(Kind kind, Object lambda, @Nullable String amount) {
  /// What it comes from.
  public enum Kind {
    STIMULUS,
    /// The sum of what spikes brought at the end of the step before.
    ARRIVED,
    /// The sum of what synapses give out in this step.
    OUTPUT
  }

  public static Contribution stimulus(Object effect) {
    return new Contribution(Kind.STIMULUS, effect, null);
  }

  public static Contribution arrived(Object lambda, String amount) {
    return new Contribution(Kind.ARRIVED, lambda, amount);
  }

  public static Contribution output(Object action, String amount) {
    return new Contribution(Kind.OUTPUT, action, amount);
  }
}
