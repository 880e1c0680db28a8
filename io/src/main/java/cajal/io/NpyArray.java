package cajal.io;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.IntStream;

/// An array as NPY files hold it: a shape and the elements in row-major order as one `float[]`,
/// `double[]`, `int[]`, `long[]`, `byte[]` (unsigned) or `boolean[]`; neither is modified.
///
/// ```java
/// var matrix = NpyArray.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
/// ```
public record NpyArray(int[] shape, Object data) {
  public NpyArray {
    if (NpyType.ofArray(data) == null) {
      throw new IllegalArgumentException(
          "NPY holds float[], double[], int[], long[], byte[] or boolean[], not "
              + data.getClass().getSimpleName()
              + ": convert the array");
    }
    long product = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    if (product != Array.getLength(data) || Arrays.stream(shape).anyMatch(n -> n < 0)) {
      throw new IllegalArgumentException(
          "shape "
              + Arrays.toString(shape)
              + " does not fit "
              + Array.getLength(data)
              + " elements: give sizes whose product is the number of elements");
    }
  }

  /// An array of the given shape; without one it has one dimension.
  public static NpyArray of(Object data, int... shape) {
    boolean vector = shape.length == 0 && data.getClass().isArray();
    return new NpyArray(vector ? new int[] {Array.getLength(data)} : shape, data);
  }

  /// One number, of shape `()`.
  public static NpyArray scalar(long value) {
    return new NpyArray(new int[0], new long[] {value});
  }

  public int size() {
    return Array.getLength(data);
  }

  public NpyType type() {
    NpyType type = NpyType.ofArray(data);
    if (type == null) throw new IllegalStateException("data of " + data.getClass());
    return type;
  }

  /// The elements as doubles: a copy unless they are doubles; booleans are 0 and 1.
  public double[] doubles() {
    return data instanceof double[] d
        ? d
        : IntStream.range(0, size())
            .mapToDouble(i -> data instanceof float[] f ? f[i] : integer(i))
            .toArray();
  }

  /// The elements as integers: a copy unless they are longs; booleans are 0 and 1.
  ///
  /// @throws IllegalArgumentException if they are floating-point numbers
  public long[] longs() {
    return data instanceof long[] l
        ? l
        : IntStream.range(0, size()).mapToLong(this::integer).toArray();
  }

  private long integer(int i) {
    return switch (data) {
      case long[] a -> a[i];
      case int[] a -> a[i];
      case byte[] a -> a[i] & 0xff;
      case boolean[] a -> a[i] ? 1 : 0;
      default ->
          throw new IllegalArgumentException(
              "expected integers, found " + type() + ": read them with doubles()");
    };
  }
}
