package cajal.brain.network;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/// What a spike adds to an array at the targets.
///
/// @param amount of a synapse's weight
/// @param destination the array that spikes delivered in a step are added to
record Adding(DoubleUnaryOperator amount, IntFunction<Object> destination) {

  /// All of a projection's additions.
  ///
  /// @param delay of the spikes in steps, where synapses have none of their own
  static Delivery of(Projection projection, int delay, List<Adding> additions) {
    Delays own = projection.ownDelays();
    if (own != null) {
      Targets targets = Targets.of(projection);
      return new DelayedDelivery(targets, projection.delayed(targets, own), additions);
    }
    if (additions.size() == 1) return additions.getFirst().of(projection, delay);
    List<Delivery> each = additions.stream().map(one -> one.of(projection, delay)).toList();
    return new Delivery() {
      @Override
      public void deliver(int worker, int step) {
        for (Delivery delivery : each) delivery.deliver(worker, step);
      }
    };
  }

  private Delivery of(Projection projection, int delay) {
    return projection.isJustInTime()
        ? new JitDelivery(projection, delay, amount, destination)
        : Targets.of(projection).events(delay, amount, destination);
  }
}
