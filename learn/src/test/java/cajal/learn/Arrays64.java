package cajal.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.learn.nn.Layer;
import cajal.trace.Cajal;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.function.DoubleUnaryOperator;

/// Plain Java on rows of double: what layers are compared with.
public final class Arrays64 {
  private Arrays64() {}

  /// What a layer gives, run.
  public static double[] run(Layer layer, Tensor x) {
    return Cajal.compile(layer::apply).apply(x).doubles();
  }

  public static void close(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).as("element %d", i).isCloseTo(expected[i], within(1e-12));
    }
  }

  public static double[] numbers(Parameter p) {
    return p.value().doubles();
  }

  /// Row `i` of a matrix.
  public static double[] row(double[] matrix, int i, int columns) {
    return java.util.Arrays.copyOfRange(matrix, i * columns, (i + 1) * columns);
  }

  /// x W, for W of `[x.length, columns]`.
  public static double[] times(double[] x, double[] w, int columns) {
    double[] y = new double[columns];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < columns; j++) y[j] += x[i] * w[i * columns + j];
    }
    return y;
  }

  public static double[] plus(double[] x, double[] y) {
    double[] z = x.clone();
    for (int i = 0; i < z.length; i++) z[i] += y[i];
    return z;
  }

  public static double[] map(double[] x, DoubleUnaryOperator f) {
    return java.util.Arrays.stream(x).map(f).toArray();
  }

  public static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
