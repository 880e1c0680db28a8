package cajal.brain.network;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/// The ways in which what a synapse's weight makes of it is added to each target of each spike.
final class Adding {
  private Adding() {}

  /// @param delay of the spikes in steps, where synapses have none of their own
  /// @param amount of a weight
  /// @param destination the array that spikes delivered in a step are added to
  static Delivery of(
      Projection projection,
      int delay,
      DoubleUnaryOperator amount,
      IntFunction<Object> destination) {
    return projection.isJustInTime()
        ? new JitDelivery(projection, delay, amount, destination)
        : Targets.of(projection).events(delay, amount, destination);
  }
}
