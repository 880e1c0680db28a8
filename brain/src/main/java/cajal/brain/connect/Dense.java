package cajal.brain.connect;

import cajal.kernel.Weight;
import cajal.random.Key;
import cajal.random.Stream;
import java.util.Arrays;

/// Initial values of dense arrays, row by row, the last index running fastest.
///
/// The last two sizes of a shape are inputs and outputs of a layer; what stands before them is the
/// receptive field of a convolution. A drawn entry depends on the key and its place alone.
public final class Dense {
  private Dense() {}

  /// Which of a layer's sizes sets the variance.
  public enum Fan {
    IN,
    OUT,
    AVERAGE
  }

  /// How entries of a given variance are distributed; `TRUNCATED` is a normal cut at two standard
  /// deviations and widened to keep the variance.
  public enum Shape {
    UNIFORM,
    NORMAL,
    TRUNCATED
  }

  /// Each entry drawn from `weight`.
  public static double[] of(Weight weight, Key key, int... shape) {
    double[] out = new double[size(shape)];
    for (int i = 0; i < out.length; i++) out[i] = weight.draw(new Stream(key, i).bits());
    return out;
  }

  /// All 0.
  public static double[] zero(int... shape) {
    return new double[size(shape)];
  }

  /// All 1.
  public static double[] one(int... shape) {
    double[] out = zero(shape);
    Arrays.fill(out, 1);
    return out;
  }

  /// `value` on the diagonal of a `rows` x `columns` matrix.
  public static double[] identity(double value, int rows, int columns) {
    double[] out = zero(rows, columns);
    for (int i = 0; i < Math.min(rows, columns); i++) out[i * columns + i] = value;
    return out;
  }

  /// Entries of variance `scale` / fan.
  public static double[] varianceScaling(double scale, Fan fan, Shape form, Key key, int... shape) {
    double size = Math.max(1, fan(fan, shape));
    if (!(scale >= 0)) {
      throw new IllegalArgumentException(
          "varianceScaling: scale %s; give 0 or more".formatted(scale));
    }
    double sd = Math.sqrt(scale / size);
    double half = Math.sqrt(3) * sd;
    double wide = sd / 0.87962566103423978;
    return switch (form) {
      case UNIFORM -> of(new Weight.Uniform(-half, half), key, shape);
      case NORMAL -> of(new Weight.Normal(0, sd), key, shape);
      case TRUNCATED ->
          sd == 0
              ? zero(shape)
              : of(Weights.truncatedNormal(0, wide, -2 * wide, 2 * wide), key, shape);
    };
  }

  /// Variance 2 / inputs (He et al. 2015).
  public static double[] kaiming(Shape form, Key key, int... shape) {
    return varianceScaling(2, Fan.IN, form, key, shape);
  }

  /// Variance 2 / (inputs + outputs) (Glorot and Bengio 2010).
  public static double[] xavier(Shape form, Key key, int... shape) {
    return varianceScaling(1, Fan.AVERAGE, form, key, shape);
  }

  /// Variance 1 / inputs (LeCun et al. 1998).
  public static double[] lecun(Shape form, Key key, int... shape) {
    return varianceScaling(1, Fan.IN, form, key, shape);
  }

  /// A `rows` x `columns` matrix times `gain` whose columns (or rows, if those are fewer) are
  /// orthonormal, uniformly over all such (Saxe et al. 2014).
  public static double[] orthogonal(double gain, Key key, int rows, int columns) {
    boolean tall = rows >= columns;
    int length = Math.max(rows, columns);
    double[][] basis = new double[Math.min(rows, columns)][];
    Stream stream = new Stream(key, 0);
    for (int k = 0; k < basis.length; k++) basis[k] = unit(basis, k, length, stream);
    double[] out = zero(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        out[i * columns + j] = gain * (tall ? basis[j][i] : basis[i][j]);
      }
    }
    return out;
  }

  /// A normal vector made orthogonal to the first `k` of the basis, twice against rounding.
  private static double[] unit(double[][] basis, int k, int length, Stream stream) {
    double[] v = new double[length];
    for (int i = 0; i < length; i++) v[i] = stream.normal();
    for (int pass = 0; pass < 2; pass++) {
      for (int b = 0; b < k; b++) {
        double along = dot(v, basis[b]);
        for (int i = 0; i < length; i++) v[i] -= along * basis[b][i];
      }
    }
    double norm = Math.sqrt(dot(v, v));
    for (int i = 0; i < length; i++) v[i] /= norm;
    return v;
  }

  /// A convolution kernel that is 0 but for an orthogonal matrix in the middle of its field, of at
  /// least as many outputs as inputs (Xiao et al. 2018).
  public static double[] deltaOrthogonal(double gain, Key key, int... shape) {
    int inputs = shape[shape.length - 2];
    int outputs = shape[shape.length - 1];
    if (shape.length < 3 || inputs > outputs) {
      throw new IllegalArgumentException(
          "deltaOrthogonal: shape %s; give the field's sizes, then inputs, then at least as many outputs"
              .formatted(Arrays.toString(shape)));
    }
    int middle = 0;
    for (int d = 0; d < shape.length - 2; d++) middle = middle * shape[d] + (shape[d] - 1) / 2;
    double[] out = zero(shape);
    double[] matrix = orthogonal(gain, key, inputs, outputs);
    System.arraycopy(matrix, 0, out, middle * inputs * outputs, matrix.length);
    return out;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }

  private static double fan(Fan fan, int... shape) {
    if (shape.length < 2) {
      throw new IllegalArgumentException(
          "varianceScaling: shape %s has no inputs and outputs; give at least two sizes"
              .formatted(Arrays.toString(shape)));
    }
    double inputs = shape[shape.length - 2];
    double outputs = shape[shape.length - 1];
    double field = inputs * outputs == 0 ? 0 : size(shape) / (inputs * outputs);
    return switch (fan) {
      case IN -> inputs * field;
      case OUT -> outputs * field;
      case AVERAGE -> (inputs + outputs) * field / 2;
    };
  }

  private static int size(int... shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
