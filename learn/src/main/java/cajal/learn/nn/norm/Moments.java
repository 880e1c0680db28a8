package cajal.learn.nn.norm;

import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Tensor;

/// Mean and variance along axes, kept with length 1 so that they broadcast.
record Moments(Tensor mean, Tensor variance) {

  static Moments of(Tensor x, int... axes) {
    Tensor mean = kept(Reductions.mean(x, axes), x, axes);
    Tensor variance = Reductions.mean(Maths.square(x.minus(mean)), axes);
    return new Moments(mean, kept(variance, x, axes));
  }

  static Tensor kept(Tensor reduced, Tensor x, int... axes) {
    int[] dims = x.shape().dims().stream().mapToInt(Integer::intValue).toArray();
    for (int axis : axes) dims[axis < 0 ? axis + dims.length : axis] = 1;
    return reduced.reshape(dims);
  }

  /// (x − mean) / √(variance + epsilon).
  Tensor normalized(Tensor x, double epsilon) {
    return x.minus(mean).over(Maths.sqrt(variance.plus(epsilon)));
  }

  /// All axes but the last.
  static int[] butTheLast(Tensor x) {
    int[] axes = new int[x.rank() - 1];
    for (int axis = 0; axis < axes.length; axis++) axes[axis] = axis;
    return axes;
  }

  static double positive(String who, double epsilon) {
    if (epsilon > 0) return epsilon;
    throw new IllegalArgumentException(
        "%s: epsilon %s; give a number above 0, such as 1e-5".formatted(who, epsilon));
  }
}
