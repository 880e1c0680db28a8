package cajal.systems.fitting;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Shapes;
import cajal.trace.Tensor;

/// Numbers of all traces as `[steps, traces, candidates]`, repeated for each candidate outside of
/// the loop over steps, so that all in it is element by element.
final class Columns {
  private Columns() {}

  static Tensor of(double[][] traces, int candidates) {
    int steps = traces[0].length;
    double[] all = new double[steps * traces.length];
    int at = 0;
    for (int t = 0; t < steps; t++) for (double[] trace : traces) all[at++] = trace[t];
    Tensor one = Fill.from(Type.of(DType.F64, steps, traces.length, 1), all);
    return Shapes.broadcast(one, Shape.of(steps, traces.length, candidates));
  }

  /// 1 for a spike, `late` steps after it.
  static Tensor of(boolean[][] spikes, int late, int candidates) {
    double[][] numbers = new double[spikes.length][spikes[0].length];
    for (int k = 0; k < spikes.length; k++) {
      for (int t = late; t < spikes[k].length; t++) numbers[k][t] = spikes[k][t - late] ? 1 : 0;
    }
    return of(numbers, candidates);
  }
}
