package cajal.brain.network;

import java.util.function.IntFunction;

/// Adds to each target of each spike what belongs to the synapse between them; otherwise like
/// [EventDelivery].
final class WeightedDelivery implements Delivery {
  private final SpikeHistory history;
  private final int preFrom;
  private final int preSize;
  private final int delay;
  private final int[] target;
  private final int[][] cut;
  private final double[] amount;
  private final IntFunction<Object> destination;

  /// @param amount for each synapse, in the order of the connections
  WeightedDelivery(
      SpikeHistory history,
      Targets targets,
      int delay,
      double[] amount,
      IntFunction<Object> destination) {
    this.history = history;
    this.preFrom = targets.projection().pre().from();
    this.preSize = targets.projection().pre().size();
    this.delay = delay;
    this.target = targets.target();
    this.cut = targets.cut();
    this.amount = amount;
    this.destination = destination;
  }

  @Override
  public void deliver(int worker, int step) {
    int[] list = history.list(step - delay);
    int[] counts = history.counts(step - delay);
    int[] low = cut[worker];
    int[] high = cut[worker + 1];
    Object array = destination.apply(step);
    for (int part = 0; part < history.workers(); part++) {
      int from = history.borders[part];
      int to = from + counts[part * SpikeHistory.APART];
      for (int q = from; q < to; q++) {
        int i = list[q] - preFrom;
        if (i < 0 || i >= preSize) continue;
        if (array instanceof float[] f32) {
          for (int k = low[i], end = high[i]; k < end; k++) f32[target[k]] += (float) amount[k];
        } else {
          double[] f64 = (double[]) array;
          for (int k = low[i], end = high[i]; k < end; k++) f64[target[k]] += amount[k];
        }
      }
    }
  }
}
