package cajal.brain.network;

import java.util.List;

/// Adds what belongs to a synapse to its target, along synapses with delays of their own.
final class DelayedDelivery implements Delivery {
  private final DelayedRows[] rows;
  private final List<Adding> additions;
  private final double[][][] amounts;

  /// @param rows of each worker
  DelayedDelivery(Targets targets, DelayedRows[] rows, List<Adding> additions) {
    this.rows = rows;
    this.additions = List.copyOf(additions);
    amounts = new double[additions.size()][rows.length][];
    for (int a = 0; a < amounts.length; a++) {
      double[] amount = targets.amounts(additions.get(a).amount());
      for (int w = 0; w < rows.length; w++) amounts[a][w] = rows[w].sorted(amount);
    }
  }

  @Override
  public void deliver(int worker, int step) {
    DelayedRows own = rows[worker];
    int found = own.find(step);
    if (found == 0) return;
    for (int a = 0; a < amounts.length; a++) {
      Object array = additions.get(a).destination().apply(step);
      if (array instanceof float[] f32) add(f32, own, found, amounts[a][worker]);
      else add((double[]) array, own, found, amounts[a][worker]);
    }
  }

  private static void add(float[] sum, DelayedRows rows, int found, double[] amount) {
    int[] target = rows.target;
    int[] low = rows.due().low();
    int[] high = rows.due().high();
    boolean same = amount.length == 1;
    for (int r = 0; r < found; r++) {
      for (int k = low[r], end = high[r]; k < end; k++) {
        sum[target[k]] += (float) amount[same ? 0 : k];
      }
    }
  }

  private static void add(double[] sum, DelayedRows rows, int found, double[] amount) {
    int[] target = rows.target;
    int[] low = rows.due().low();
    int[] high = rows.due().high();
    boolean same = amount.length == 1;
    for (int r = 0; r < found; r++) {
      for (int k = low[r], end = high[r]; k < end; k++) sum[target[k]] += amount[same ? 0 : k];
    }
  }
}
