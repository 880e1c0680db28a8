package cajal.brain.network;

import java.util.function.IntFunction;

/// Adds a constant to each target of each spike. Every worker walks all spikes in their order, but
/// along the targets it owns only, so sums do not depend on how many workers there are.
final class EventDelivery implements Delivery {
  private final SpikeHistory history;
  private final int preFrom;
  private final int preSize;
  private final int delay;
  private final int[] target;
  private final int[][] cut;
  private final double weight;
  private final IntFunction<Object> destination;

  /// @param destination the array that spikes delivered in a step are added to
  EventDelivery(
      SpikeHistory history,
      Cells<?> pre,
      int[] target,
      int[][] cut,
      int delay,
      double weight,
      IntFunction<Object> destination) {
    this.history = history;
    this.preFrom = pre.from();
    this.preSize = pre.size();
    this.delay = delay;
    this.target = target;
    this.cut = cut;
    this.weight = weight;
    this.destination = destination;
  }

  @Override
  public void deliver(int worker, int step) {
    int[] list = history.list(step - delay);
    int[] counts = history.counts(step - delay);
    Object array = destination.apply(step);
    for (int part = 0; part < history.workers(); part++) {
      int from = history.borders[part];
      int to = from + counts[part * SpikeHistory.APART];
      if (from == to) continue;
      if (array instanceof float[] f32) {
        add(f32, list, from, to, cut[worker], cut[worker + 1], (float) weight);
      } else {
        add((double[]) array, list, from, to, cut[worker], cut[worker + 1], weight);
      }
    }
  }

  private void add(float[] sum, int[] list, int from, int to, int[] low, int[] high, float w) {
    int[] target = this.target;
    for (int q = from; q < to; q++) {
      int i = list[q] - preFrom;
      if (i < 0 || i >= preSize) continue;
      for (int k = low[i], end = high[i]; k < end; k++) sum[target[k]] += w;
    }
  }

  private void add(double[] sum, int[] list, int from, int to, int[] low, int[] high, double w) {
    int[] target = this.target;
    for (int q = from; q < to; q++) {
      int i = list[q] - preFrom;
      if (i < 0 || i >= preSize) continue;
      for (int k = low[i], end = high[i]; k < end; k++) sum[target[k]] += w;
    }
  }
}
