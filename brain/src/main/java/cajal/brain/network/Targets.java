package cajal.brain.network;

import cajal.kernel.Csr;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/// The connections of a projection with targets numbered in their population, and where each row
/// crosses the borders between workers' targets.
record Targets(Projection projection, int[] target, int[][] cut) {
  static Targets of(Projection projection) {
    Csr csr = projection.connections();
    int offset = projection.post().from();
    SpikeHistory history = Objects.requireNonNull(projection.post().population().history);
    int[] borders =
        Arrays.stream(history.borders)
            .map(border -> Math.clamp(border - offset, 0, projection.post().size()))
            .toArray();
    int[] target =
        offset == 0
            ? csr.target()
            : Arrays.stream(csr.target()).map(neuron -> neuron + offset).toArray();
    return new Targets(projection, target, csr.cut(borders));
  }

  /// Adds what a synapse's weight makes of it to each target of each spike that is `delay` steps
  /// old.
  ///
  /// @param amount of a weight
  /// @param destination the array that spikes delivered in a step are added to
  Delivery events(int delay, DoubleUnaryOperator amount, IntFunction<Object> destination) {
    SpikeHistory sources = Objects.requireNonNull(projection.pre().population().history);
    double[] amounts = amounts(amount);
    return projection.hasSameWeight()
        ? new EventDelivery(sources, projection.pre(), target, cut, delay, amounts[0], destination)
        : new WeightedDelivery(sources, this, delay, amounts, destination);
  }

  /// What the weights make of the synapses, or one number where they have one weight.
  double[] amounts(DoubleUnaryOperator amount) {
    double[] weights = projection.ownWeights();
    return weights == null
        ? new double[] {amount.applyAsDouble(projection.weight())}
        : Arrays.stream(weights).map(amount).toArray();
  }
}
