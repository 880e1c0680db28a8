package cajal.brain.network;

import cajal.kernel.Bernoulli;
import cajal.kernel.Weight;
import cajal.random.Key;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/// Adds to the targets of spikes along connections that are drawn again for each spike; otherwise
/// like [EventDelivery] and [WeightedDelivery], with the same bits. A worker draws the part of a
/// row that it owns.
final class JitDelivery implements Delivery {
  private final SpikeHistory history;
  private final Cells<?> pre;
  private final Cells<?> post;
  private final int delay;
  private final Bernoulli pattern;
  private final Key key;
  private final Weight weight;
  private final DoubleUnaryOperator amount;
  private final IntFunction<Object> destination;
  private final int[][] rows;

  JitDelivery(
      Projection projection,
      int delay,
      DoubleUnaryOperator amount,
      IntFunction<Object> destination) {
    this.pre = projection.pre();
    this.post = projection.post();
    this.history = Objects.requireNonNull(pre.population().history);
    this.delay = delay;
    this.pattern = projection.pattern();
    this.key = projection.weightKey();
    this.weight = projection.drawnWeight();
    this.amount = amount;
    this.destination = destination;
    this.rows = new int[history.workers()][256];
  }

  @Override
  public void deliver(int worker, int step) {
    SpikeHistory to = Objects.requireNonNull(post.population().history);
    int low = Math.clamp(to.borders[worker] - post.from(), 0, post.size());
    int high = Math.clamp(to.borders[worker + 1] - post.from(), 0, post.size());
    if (low == high) return;
    int[] list = history.list(step - delay);
    int[] counts = history.counts(step - delay);
    Object array = destination.apply(step);
    for (int part = 0; part < history.workers(); part++) {
      int from = history.borders[part];
      int end = from + counts[part * SpikeHistory.APART];
      for (int q = from; q < end; q++) {
        int i = list[q] - pre.from();
        if (i < 0 || i >= pre.size()) continue;
        int n = row(worker, i, low, high);
        if (array instanceof float[] f32) add(f32, i, rows[worker], n);
        else add((double[]) array, i, rows[worker], n);
      }
    }
  }

  private int row(int worker, int i, int low, int high) {
    int n = pattern.write(i, low, high, rows[worker], 0);
    while (n < 0) {
      rows[worker] = new int[2 * rows[worker].length];
      n = pattern.write(i, low, high, rows[worker], 0);
    }
    return n;
  }

  private void add(float[] sum, int i, int[] target, int n) {
    int offset = post.from();
    if (weight instanceof Weight.Constant(double value)) {
      float one = (float) amount.applyAsDouble(value);
      for (int k = 0; k < n; k++) sum[offset + target[k]] += one;
    } else {
      long row = Weight.row(key, i);
      for (int k = 0; k < n; k++) sum[offset + target[k]] += (float) drawn(row, target[k]);
    }
  }

  private void add(double[] sum, int i, int[] target, int n) {
    int offset = post.from();
    if (weight instanceof Weight.Constant(double value)) {
      double one = amount.applyAsDouble(value);
      for (int k = 0; k < n; k++) sum[offset + target[k]] += one;
    } else {
      long row = Weight.row(key, i);
      for (int k = 0; k < n; k++) sum[offset + target[k]] += drawn(row, target[k]);
    }
  }

  private double drawn(long row, int target) {
    return amount.applyAsDouble(weight.draw(Weight.bits(row, target, 0)));
  }
}
