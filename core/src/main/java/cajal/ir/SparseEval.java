package cajal.ir;

import cajal.kernel.Bernoulli;
import cajal.kernel.Csr;
import cajal.random.Key;
import java.util.Arrays;

/// Products with sparse matrices, entry by entry in the order in which they are stored.
final class SparseEval {
  private SparseEval() {}

  static Object of(SparseProduct op, Object[] values) {
    int[] columns = (int[]) values[op.columns().id()];
    int[] rows = (int[]) values[op.rows().id()];
    if (op.form() == SparseProduct.Form.CSR) rows = rowOfEach(rows, columns.length);
    int[] to = op.transposed() ? columns : rows;
    int[] from = op.transposed() ? rows : columns;
    Object weight = values[op.weight().id()];
    int step = ElementwiseEval.step(op.weight());
    return accumulate(op.resultTypes().getFirst(), to, from, weight, step, values[op.x().id()]);
  }

  static Object of(JitProduct op, Object[] values) {
    Csr csr =
        new Bernoulli(Key.of(op.seed()), op.pre(), op.post(), op.probability(), Bernoulli.NO_SELF)
            .toCsr();
    if (op.weights() != JitProduct.Weights.CONSTANT) {
      throw new UnsupportedOperationException("random weights " + op.weights());
    }
    int[] rows = csr.sources();
    int[] to = op.transposed() ? csr.target() : rows;
    int[] from = op.transposed() ? rows : csr.target();
    Object weight = values[op.a().id()];
    return accumulate(op.resultTypes().getFirst(), to, from, weight, 0, values[op.x().id()]);
  }

  private static int[] rowOfEach(int[] starts, int entries) {
    int[] rows = new int[entries];
    for (int row = 0; row + 1 < starts.length; row++) {
      Arrays.fill(rows, starts[row], starts[row + 1], row);
    }
    return rows;
  }

  /// Adds `weight[e * step]` times row `from[e]` of `x` to row `to[e]` of the result, for each `e`.
  private static Object accumulate(
      Type type, int[] to, int[] from, Object weight, int step, Object x) {
    Object result = Storage.allocate(type);
    int width = type.rank() == 2 ? type.shape().dim(1) : 1;
    for (int e = 0; e < to.length; e++) {
      for (int column = 0; column < width; column++) {
        int target = to[e] * width + column;
        int source = from[e] * width + column;
        if (x instanceof boolean[] events && !events[source]) continue;
        switch (result) {
          case float[] r -> {
            float w = ((float[]) weight)[e * step];
            r[target] += x instanceof float[] numbers ? w * numbers[source] : w;
          }
          case double[] r -> {
            double w = ((double[]) weight)[e * step];
            r[target] += x instanceof double[] numbers ? w * numbers[source] : w;
          }
          default -> throw new AssertionError(result.getClass());
        }
      }
    }
    return result;
  }
}
