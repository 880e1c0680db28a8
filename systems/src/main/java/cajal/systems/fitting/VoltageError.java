package cajal.systems.fitting;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import org.jspecify.annotations.Nullable;

/// The mean square difference of voltages in mV², at every so many samples of all traces.
///
/// Its gradient is informative where the voltage is a smooth function of the parameters, as in
/// Hodgkin-Huxley cells. In integrate-and-fire models whose parameters touch the voltage through
/// spikes alone it is piecewise constant: its true gradient is 0 almost everywhere, and that of a
/// surrogate need not lead down. Where others touch it too, it still knows nothing of spikes that
/// come and go.
///
/// @param target `[traces][steps]` in mV
/// @param every 1 for all samples
/// @param hidden samples that do not count, `[traces][steps]`; null if all do
public record VoltageError(double[][] target, int every, boolean @Nullable [][] hidden)
    implements SquaredLoss {
  public VoltageError {
    if (every < 1 || target.length == 0) {
      throw new IllegalArgumentException(
          "every %dth sample of %d traces; give 1 or more of each".formatted(every, target.length));
    }
    for (int k = 0; k < target.length; k++) Traces.check("voltage", k, target[k], target[0]);
  }

  public VoltageError(double[][] target, int every) {
    this(target, every, null);
  }

  @Override
  public String title() {
    return every == 1 ? "voltage" : "voltage, every " + every + "th sample";
  }

  @Override
  public String unit() {
    return "mV²";
  }

  @Override
  public @Nullable String misleading(CellModel cell) {
    if (!cell.resets()) return null;
    return cell.name()
        + " resets at spikes, which makes its voltage a staircase: gradients know nothing of spikes"
        + " that come and go. Use the loss forced or likelihood (ForcedError, SpikeLikelihood), or"
        + " a method without gradients (DifferentialEvolution, CmaEs)";
  }

  /// Samples of each trace that are looked at.
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
    Tensor error = seen.minus(sampled(target)).times(weights());
    return error.reshape(samples() * target.length, voltage.dim(2));
  }

  /// The root of the part that each sample has in the mean; 0 of those that do not count.
  private Tensor weights() {
    if (hidden == null) return Tensor.scalar(Math.sqrt(1.0 / samples() / target.length));
    double[][] shown = new double[target.length][target[0].length];
    int count = 0;
    for (int k = 0; k < shown.length; k++) {
      for (int t = 0; t < shown[k].length; t += every) {
        if (hidden[k][t]) continue;
        shown[k][t] = 1;
        count++;
      }
    }
    return sampled(shown).times(Math.sqrt(1.0 / Math.max(1, count)));
  }

  private Tensor sampled(double[][] numbers) {
    double[] all = new double[samples() * target.length];
    int at = 0;
    for (int t = 0; t < target[0].length; t += every) {
      for (double[] trace : numbers) all[at++] = trace[t];
    }
    return Fill.from(Type.of(DType.F64, samples(), target.length, 1), all);
  }
}
