package cajal.brain.network;

import cajal.kernel.Csr;
import java.util.Arrays;
import java.util.Objects;

/// Runs graded synapses: every worker shows the quantity of its own cells, they meet, and each sums
/// up what reaches its own, in the order of the sources.
final class GradedDelivery implements Delivery {
  private final int sources;
  private final int preFrom;
  private final int postFrom;
  private final int[] target;
  private final int[][] cut;
  private final double[] weights;
  private final Shown shown;
  private final Object sum;

  GradedDelivery(GradedSynapses synapses, OutputSum sum, Network network) {
    Csr csr = synapses.connections();
    Cells<?> post = synapses.post();
    sources = csr.pre();
    preFrom = synapses.pre().from();
    postFrom = post.from();
    target = csr.target();
    int[] borders = Objects.requireNonNull(post.population().history).borders;
    cut =
        csr.cut(
            Arrays.stream(borders)
                .map(border -> Math.clamp(border - postFrom, 0, post.size()))
                .toArray());
    weights = synapses.weights();
    shown = new Shown(synapses.pre(), synapses.quantity, network);
    this.sum = sum.array(post.population());
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
    int[] low = cut[worker];
    int[] high = cut[worker + 1];
    if (shown.array instanceof float[] f32) {
      add(f32, (float[]) sum, low, high);
    } else {
      add((double[]) shown.array, (double[]) sum, low, high);
    }
  }

  private void add(float[] x, float[] into, int[] low, int[] high) {
    for (int i = 0; i < sources; i++) {
      float here = x[i + preFrom];
      for (int k = low[i]; k < high[i]; k++) {
        into[target[k] + postFrom] += (float) weights[k] * here;
      }
    }
  }

  private void add(double[] x, double[] into, int[] low, int[] high) {
    for (int i = 0; i < sources; i++) {
      double here = x[i + preFrom];
      for (int k = low[i]; k < high[i]; k++) into[target[k] + postFrom] += weights[k] * here;
    }
  }
}
