package cajal.ir;

import cajal.kernel.Bernoulli;
import cajal.kernel.JitMatrix;
import cajal.kernel.Weight;
import cajal.random.Key;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.IntStream;

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
    Object x = values[op.x().id()];
    if (op.skipsZeros()) {
      boolean[] visited = visited(columns.length, from, x, op.x().type());
      to = some(to, visited);
      weight = step == 0 ? weight : some(weight, visited);
      from = some(from, visited);
    }
    return accumulate(op.resultTypes().getFirst(), to, from, weight, step, x);
  }

  /// Whether the row of an entry is more than zeros.
  private static boolean[] visited(int entries, int[] from, Object x, Type type) {
    int width = type.rank() == 2 ? type.shape().dim(1) : 1;
    boolean[] visited = new boolean[entries];
    for (int e = 0; e < entries; e++) {
      for (int c = 0; c < width; c++) visited[e] |= real(x, from[e] * width + c) != 0;
    }
    return visited;
  }

  private static int[] some(int[] all, boolean[] chosen) {
    return IntStream.range(0, all.length).filter(e -> chosen[e]).map(e -> all[e]).toArray();
  }

  private static Object some(Object all, boolean[] chosen) {
    Object some = Array.newInstance(all.getClass().componentType(), chosen.length);
    int count = 0;
    for (int e = 0; e < chosen.length; e++) {
      if (chosen[e]) Array.set(some, count++, Array.get(all, e));
    }
    return some;
  }

  static Object of(SparseOuter op, Object[] values) {
    int[] columns = (int[]) values[op.columns().id()];
    int[] rows = (int[]) values[op.rows().id()];
    if (op.form() == SparseProduct.Form.CSR) rows = rowOfEach(rows, columns.length);
    Type type = op.resultTypes().getFirst();
    Object result = Storage.allocate(type);
    int width = op.width();
    for (int e = 0; e < columns.length; e++) {
      for (int c = 0; c < width; c++) {
        if (isSilent(values[op.left().id()], rows[e] * width + c)) continue;
        if (isSilent(values[op.right().id()], columns[e] * width + c)) continue;
        double left = real(values[op.left().id()], rows[e] * width + c);
        double right = real(values[op.right().id()], columns[e] * width + c);
        switch (result) {
          case float[] r -> r[e] += (float) left * (float) right;
          case double[] r -> r[e] += left * right;
          default -> throw new AssertionError(result.getClass());
        }
      }
    }
    return result;
  }

  private static boolean isSilent(Object x, int i) {
    return x instanceof boolean[] events && !events[i];
  }

  private static double real(Object x, int i) {
    return switch (x) {
      case float[] numbers -> numbers[i];
      case double[] numbers -> numbers[i];
      case boolean[] events -> events[i] ? 1 : 0;
      default -> throw new AssertionError(x.getClass());
    };
  }

  static Object of(JitProduct op, Object[] values) {
    Key key = Key.of(op.seed());
    Bernoulli pattern =
        new Bernoulli(key, op.pre(), op.post(), op.probability(), Bernoulli.NO_SELF);
    double a = number(values[op.a().id()]);
    double b = number(values[op.b().id()]);
    Weight distribution =
        switch (op.weights()) {
          case CONSTANT -> new Weight.Constant(a);
          case UNIFORM -> new Weight.Uniform(a, b);
          case NORMAL -> new Weight.Normal(a, b);
        };
    JitMatrix.Explicit matrix = new JitMatrix(pattern, key, distribution).explicit();
    int[] rows = matrix.csr().sources();
    int[] columns = matrix.csr().target();
    int[] to = op.transposed() ? columns : rows;
    int[] from = op.transposed() ? rows : columns;
    Object weight = op.a().dtype() == DType.F32 ? matrix.weight32() : matrix.weight();
    int step = op.weights() == JitProduct.Weights.CONSTANT ? 0 : 1;
    return accumulate(op.resultTypes().getFirst(), to, from, weight, step, values[op.x().id()]);
  }

  private static double number(Object scalar) {
    return scalar instanceof float[] single ? single[0] : ((double[]) scalar)[0];
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
