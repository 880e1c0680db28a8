package cajal.learn.event;

import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;

/// Cells without a threshold that are read out as the integral of their V over the run, in ms.
/// Weights are a parameter `name.weight` of f64, one row for each input.
public final class IntegratedReadout {
  private final int inputs;
  private final int size;
  private final Membrane membrane;
  private final Parameter weights;

  private IntegratedReadout(int inputs, int size, Membrane membrane, Parameter weights) {
    this.inputs = inputs;
    this.size = size;
    this.membrane = membrane;
    this.weights = weights;
  }

  /// @param weights row by row, one row of `size` for each input
  public static IntegratedReadout of(
      String name, int inputs, int size, Membrane membrane, double[] weights) {
    return new IntegratedReadout(
        inputs, size, membrane, SpikingLayer.matrix(name + ".weight", inputs, size, weights));
  }

  public List<Parameter> parameters() {
    return List.of(weights);
  }

  /// The integral of V of each cell from the start to `end` ms.
  public double[] read(Spikes in, double end) {
    double[] w = weights.value().doubles();
    double[] sums = new double[size];
    for (int k = 0; k < in.count() && in.times()[k] < end; k++) {
      double area = membrane.area(end - in.times()[k]);
      for (int n = 0; n < size; n++) sums[n] += w[in.cells()[k] * size + n] * area;
    }
    return sums;
  }

  /// The derivatives of a loss from those by each integral.
  public LayerGradient back(Spikes in, double end, double[] byIntegrals) {
    double[] w = weights.value().doubles();
    double[] byWeights = new double[w.length];
    double[] byTimes = new double[in.count()];
    for (int k = 0; k < in.count() && in.times()[k] < end; k++) {
      double area = membrane.area(end - in.times()[k]);
      double last = membrane.response(end - in.times()[k]);
      for (int n = 0; n < size; n++) {
        int synapse = in.cells()[k] * size + n;
        byWeights[synapse] += byIntegrals[n] * area;
        byTimes[k] -= byIntegrals[n] * w[synapse] * last;
      }
    }
    return new LayerGradient(byTimes, List.of(Tensor.of(byWeights).reshape(inputs, size)));
  }
}
