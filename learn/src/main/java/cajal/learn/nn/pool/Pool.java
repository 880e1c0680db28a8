package cajal.learn.nn.pool;

import cajal.ir.Type;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Takes;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;

/// The largest, smallest or mean number of each window of places: `[batch, places..., channels]`
/// with as many places as the window has lengths. Places that padding adds do not count.
///
/// ```java
/// Layer half = Pool.max(2, 2);                  // 2-d, windows side by side
/// Layer same = Pool.mean(3).stride(1).padding(1); // 1-d
/// ```
public record Pool(Kind kind, List<Integer> window, List<Integer> stride, List<Integer> padding)
    implements Layer {

  /// What a window becomes.
  public enum Kind {
    MAX,
    MIN,
    MEAN
  }

  public Pool {
    window = List.copyOf(window);
    stride = List.copyOf(stride);
    padding = List.copyOf(padding);
    boolean fits = stride.size() == window.size() && padding.size() == window.size();
    for (int i = 0; fits && i < window.size(); i++) {
      fits = stride.get(i) > 0 && padding.get(i) >= 0 && padding.get(i) < window.get(i);
    }
    if (!fits || window.isEmpty()) {
      throw new IllegalArgumentException(
          "Pool: window %s, stride %s, padding %s; give one of each per axis of places, with a padding below the window"
              .formatted(window, stride, padding));
    }
  }

  public static Pool max(Integer... window) {
    return of(Kind.MAX, window);
  }

  public static Pool min(Integer... window) {
    return of(Kind.MIN, window);
  }

  public static Pool mean(Integer... window) {
    return of(Kind.MEAN, window);
  }

  private static Pool of(Kind kind, Integer... window) {
    Integer[] none = new Integer[window.length];
    Arrays.fill(none, 0);
    return new Pool(kind, List.of(window), List.of(window), List.of(none));
  }

  public Pool stride(Integer... other) {
    return new Pool(kind, window, List.of(other), padding);
  }

  /// Places added on both sides of each axis.
  public Pool padding(Integer... other) {
    return new Pool(kind, window, stride, List.of(other));
  }

  @Override
  public Tensor apply(Tensor x) {
    if (x.rank() != window.size() + 2 || !x.dtype().isFloat()) {
      throw Takes.wrong(
          "Pool",
          "f32 or f64 of [batch, %d axes of places, channels]".formatted(window.size()),
          x,
          "reshape it, or give a window of other axes");
    }
    Tensor y = x;
    for (int i = 0; i < window.size(); i++) y = along(y, i);
    return y;
  }

  /// One axis after the other: largest, smallest and mean of windows are those along one axis of
  /// those along another.
  private Tensor along(Tensor x, int i) {
    int axis = i + 1;
    int places = x.dim(axis) + 2 * padding.get(i);
    if (places < window.get(i)) {
      throw Takes.wrong(
          "Pool",
          "at least %d places along axis %d".formatted(window.get(i) - 2 * padding.get(i), axis),
          x,
          "give a smaller window or more padding");
    }
    Tensor y = folded(padded(x, axis, padding.get(i)), axis, i);
    return kind == Kind.MEAN ? y.over(counts(x, axis, i, y)) : y;
  }

  private Tensor padded(Tensor x, int axis, int by) {
    double fill =
        switch (kind) {
          case MAX -> Double.NEGATIVE_INFINITY;
          case MIN -> Double.POSITIVE_INFINITY;
          case MEAN -> 0;
        };
    return by == 0 ? x : Shapes.pad(x, axis, by, by, fill);
  }

  private Tensor folded(Tensor x, int axis, int i) {
    int count = (x.dim(axis) - window.get(i)) / stride.get(i) + 1;
    Tensor all = null;
    for (int k = 0; k < window.get(i); k++) {
      int end = k + (count - 1) * stride.get(i) + 1;
      Tensor one = Shapes.slice(x, axis, k, end, stride.get(i));
      all = all == null ? one : both(all, one);
    }
    return java.util.Objects.requireNonNull(all);
  }

  private Tensor both(Tensor x, Tensor y) {
    return switch (kind) {
      case MAX -> Maths.max(x, y);
      case MIN -> Maths.min(x, y);
      case MEAN -> x.plus(y);
    };
  }

  /// How many places of each window there are.
  private Tensor counts(Tensor x, int axis, int i, Tensor like) {
    double[] counts = new double[like.dim(axis)];
    for (int k = 0; k < counts.length; k++) {
      int from = k * stride.get(i) - padding.get(i);
      counts[k] = Math.min(from + window.get(i), x.dim(axis)) - Math.max(from, 0);
    }
    int[] dims = new int[like.rank()];
    Arrays.fill(dims, 1);
    dims[axis] = counts.length;
    return Fill.from(Type.of(cajal.ir.DType.F64, counts.length), counts)
        .reshape(dims)
        .cast(x.dtype());
  }
}
