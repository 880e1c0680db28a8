package cajal.systems.fitting;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Shapes;
import cajal.trace.Tensor;

/// The mean square difference of voltages in mV², at every so many samples of all traces.
///
/// Its gradient is informative where the voltage is a smooth function of the parameters, as in
/// Hodgkin-Huxley cells. In integrate-and-fire models whose parameters touch the voltage through
/// spikes alone it is piecewise constant: its true gradient is 0 almost everywhere, and that of a
/// surrogate need not lead down.
///
/// @param target `[traces][steps]` in mV
/// @param every 1 for all samples
public record VoltageError(double[][] target, int every) implements SquaredLoss {
  public VoltageError {
    if (every < 1 || target.length == 0) {
      throw new IllegalArgumentException(
          "every %dth sample of %d traces; give 1 or more of each".formatted(every, target.length));
    }
    for (int k = 0; k < target.length; k++) Traces.check("voltage", k, target[k], target[0]);
  }

  @Override
  public String title() {
    return every == 1 ? "voltage" : "voltage, every " + every + "th sample";
  }

  /// Samples of each trace that count.
  int samples() {
    return Math.ceilDiv(target[0].length, every);
  }

  @Override
  public Tensor residuals(Response response) {
    Tensor voltage = response.voltage();
    int steps = voltage.dim(0);
    if (steps != target[0].length || voltage.dim(1) != target.length) {
      throw new IllegalArgumentException(
          "the model makes %d traces of %d samples, the data has %d of %d; give a voltage for each current"
              .formatted(voltage.dim(1), steps, target.length, target[0].length));
    }
    Tensor seen = every == 1 ? voltage : Shapes.slice(voltage, 0, 0, steps, every);
    Tensor error = seen.minus(wanted()).times(Math.sqrt(1.0 / samples() / target.length));
    return error.reshape(samples() * target.length, voltage.dim(2));
  }

  private Tensor wanted() {
    double[] all = new double[samples() * target.length];
    int at = 0;
    for (int t = 0; t < target[0].length; t += every) {
      for (double[] trace : target) all[at++] = trace[t];
    }
    return Fill.from(Type.of(DType.F64, samples(), target.length, 1), all);
  }
}
