package cajal.systems.fitting;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a cell whose spikes are forced on it is from spiking by itself when it should, in mV²:
/// at each recorded spike its voltage must exceed the threshold, in the step before and at every
/// tenth step between spikes it must not; and its voltage must be that recorded.
///
/// Its gradient is informative, for cells that are [CellModel#forced]: between spikes the voltage
/// and the threshold are smooth functions of all parameters, and the spikes do not depend on them.
/// Where it is 0 the cell makes the recorded spikes by itself.
///
/// @param voltage how voltages are compared
/// @param spikes `[traces][steps]`
/// @param margin by how many mV the threshold must be exceeded, and missed in the step before
public record ForcedError(VoltageError voltage, boolean[][] spikes, double margin)
    implements SquaredLoss {
  private static final int EVERY = 10;

  /// Voltages are compared at every tenth sample.
  ///
  /// @param target `[traces][steps]` in mV
  public ForcedError(double[][] target, boolean[][] spikes, double margin) {
    this(new VoltageError(target, EVERY), spikes, margin);
  }

  @Override
  public String title() {
    return "voltage and threshold, with the spikes of the data";
  }

  @Override
  public String unit() {
    return "mV²";
  }

  @Override
  public @Nullable String misleading(CellModel cell) {
    return voltage.misleading(cell);
  }

  @Override
  public Tensor residuals(Response response) {
    int traces = spikes.length;
    int steps = spikes[0].length;
    Tensor excess = response.excess();
    int n = excess.dim(2);
    Tensor flat = excess.reshape(steps * traces, n);
    List<Tensor> parts = new ArrayList<>();
    parts.add(voltage.residuals(response));
    int[] at = Steps.of(spikes);
    if (at.length > 0) {
      double weight = Math.sqrt(1.0 / at.length);
      parts.add(
          Maths.min(Shapes.gather(flat, Tensor.of(at)).minus(margin), Tensor.scalar(0.0))
              .times(weight));
      parts.add(below(Shapes.gather(flat, Tensor.of(before(at)))).times(weight));
    }
    Tensor between = Shapes.slice(excess, 0, 0, steps, EVERY);
    int rows = between.dim(0) * traces;
    Tensor silent = between.times(quiet()).reshape(rows, n);
    parts.add(Maths.max(silent, Tensor.scalar(0.0)).times(Math.sqrt(1.0 / rows)));
    return Shapes.concat(0, parts.toArray(Tensor[]::new));
  }

  private Tensor below(Tensor excess) {
    return Maths.max(excess.plus(margin), Tensor.scalar(0.0));
  }

  private int[] before(int[] at) {
    int[] before = at.clone();
    for (int i = 0; i < at.length; i++) before[i] -= spikes.length;
    return before;
  }

  /// 1 where there is no spike at every tenth step, else 0.
  private Tensor quiet() {
    int rows = Math.ceilDiv(spikes[0].length, EVERY);
    double[] quiet = new double[rows * spikes.length];
    int at = 0;
    for (int t = 0; t < spikes[0].length; t += EVERY) {
      for (boolean[] trace : spikes) quiet[at++] = trace[t] ? 0 : 1;
    }
    return Fill.from(Type.of(DType.F64, rows, spikes.length, 1), quiet);
  }
}
