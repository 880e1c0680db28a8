package cajal.cli.dense;

import cajal.ir.DType;
import cajal.ir.Type;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// An array that is trained, and the standard deviation of the normal draws or the number it starts
/// with.
record Weight(Type type, double deviation, double number) {
  /// Normal draws over the root of the number of inputs: all axes but the last of a kernel, the
  /// first of a matrix.
  static Weight drawn(int... dims) {
    int inputs = dims.length < 4 ? dims[0] : dims[0] * dims[1] * dims[2];
    return new Weight(Type.of(DType.F32, dims), 1 / Math.sqrt(inputs), 0);
  }

  /// The same number everywhere.
  static Weight of(double number, int... dims) {
    return new Weight(Type.of(DType.F32, dims), 0, number);
  }

  float[] start(RandomGenerator random) {
    float[] start = new float[type.shape().size()];
    Arrays.fill(start, (float) number);
    if (deviation == 0) return start;
    for (int i = 0; i < start.length; i++) start[i] = (float) (deviation * random.nextGaussian());
    return start;
  }
}
