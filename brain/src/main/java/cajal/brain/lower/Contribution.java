package cajal.brain.lower;

import org.jspecify.annotations.Nullable;

/// Something that acts on every neuron of a population at the start of a step: a stimulus, the sum
/// of what arrived, the output of synapses. `lambda` is an `Effect`, or an `Action` of the array
/// input `amount`.
///
/// @param spent whether the amount is set to 0 once it has acted
public record Contribution(Object lambda, @Nullable String amount, boolean spent) {}
