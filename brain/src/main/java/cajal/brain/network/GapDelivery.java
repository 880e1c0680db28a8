package cajal.brain.network;

import cajal.kernel.Csr;
import java.util.Objects;

/// Runs gap junctions: every worker shows the quantity of its own cells, they meet, and each sums
/// up what flows into its own.
final class GapDelivery implements Delivery {
  private final Csr neighbours;
  private final int from;
  private final int to;
  private final double conductance;
  private final double[] conductances;
  private final int[] borders;
  private final Shown shown;
  private final Object sum;

  GapDelivery(GapJunctions junctions, OutputSum sum, Network network) {
    Cells<?> cells = junctions.cells();
    Population<?> population = cells.population();
    neighbours = junctions.neighbours();
    from = cells.from();
    to = from + cells.size();
    conductance = junctions.conductance();
    conductances = junctions.ofNeighbours();
    borders = Objects.requireNonNull(population.history).borders;
    shown = new Shown(cells, junctions.quantity, network);
    this.sum = sum.array(population);
  }

  @Override
  public boolean shows() {
    return true;
  }

  @Override
  public void show(int worker, int step) {
    shown.run(worker, step);
  }

  @Override
  public void begin(int worker, int step) {
    int low = Math.max(borders[worker], from);
    int high = Math.min(borders[worker + 1], to);
    if (shown.array instanceof float[] f32) {
      flow(f32, (float[]) sum, low, high);
    } else {
      flow((double[]) shown.array, (double[]) sum, low, high);
    }
  }

  private void flow(float[] x, float[] into, int low, int high) {
    int[] rowStart = neighbours.rowStart();
    int[] target = neighbours.target();
    boolean own = conductances.length > 0;
    for (int i = low; i < high; i++) {
      float here = x[i];
      float flow = 0;
      for (int k = rowStart[i - from]; k < rowStart[i - from + 1]; k++) {
        float difference = x[target[k] + from] - here;
        flow += own ? (float) conductances[k] * difference : difference;
      }
      into[i] += own ? flow : (float) conductance * flow;
    }
  }

  private void flow(double[] x, double[] into, int low, int high) {
    int[] rowStart = neighbours.rowStart();
    int[] target = neighbours.target();
    boolean own = conductances.length > 0;
    for (int i = low; i < high; i++) {
      double here = x[i];
      double flow = 0;
      for (int k = rowStart[i - from]; k < rowStart[i - from + 1]; k++) {
        double difference = x[target[k] + from] - here;
        flow += own ? conductances[k] * difference : difference;
      }
      into[i] += own ? flow : conductance * flow;
    }
  }
}
