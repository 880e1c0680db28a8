package cajal.io.tensors;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Tensor;
import java.lang.reflect.Array;
import java.util.Arrays;

/// An array of a file: its name, element type and shape, and the elements in row-major order as one
/// `float[]`, `double[]`, `int[]`, `long[]` or `boolean[]`, which is not copied.
///
/// ```java
/// var weights = NamedArray.of("weights", Tensor.of(1f, 2f, 3f, 4f).reshape(2, 2));
/// Tensor same = weights.tensor();
/// ```
public record NamedArray(String name, Type type, Object array) {
  public NamedArray {
    boolean fits =
        array.getClass() == Element.of(type.dtype()).newArray(0).getClass()
            && Array.getLength(array) == type.shape().size();
    if (!fits) {
      throw new IllegalArgumentException(
          "'%s': %s takes %d elements of its type, found %s; give elements in row-major order"
              .formatted(name, type, type.shape().size(), described(array)));
    }
  }

  /// A tensor that has numbers, under a name.
  public static NamedArray of(String name, Tensor tensor) {
    Object array =
        switch (tensor.dtype()) {
          case F32 -> tensor.floats();
          case F64 -> tensor.doubles();
          case I32 -> tensor.ints();
          case BOOL -> tensor.booleans();
          case I64 ->
              throw new IllegalArgumentException("'" + name + "': a tensor of i64; use i32");
        };
    return new NamedArray(name, tensor.type(), array);
  }

  /// The tensor with these elements; whole numbers of 64 bits become `i32`.
  ///
  /// @throws IllegalArgumentException if such a number is beyond 32 bits
  public Tensor tensor() {
    Tensor flat =
        switch (array) {
          case float[] a -> Tensor.of(a);
          case double[] a -> Tensor.of(a);
          case int[] a -> Tensor.of(a);
          case long[] a -> Tensor.of(Arrays.stream(a).mapToInt(this::narrowed).toArray());
          case boolean[] a -> Tensor.of(a);
          default -> throw new AssertionError(type);
        };
    return flat.reshape(type.shape().dims().stream().mapToInt(Integer::intValue).toArray());
  }

  private int narrowed(long number) {
    if ((int) number == number) return (int) number;
    throw new IllegalArgumentException(
        "'%s': %d does not fit in i32, the whole numbers of tensors; read array() instead"
            .formatted(name, number));
  }

  /// How many bytes the elements take in a file.
  long bytes() {
    return (long) Array.getLength(array) * dtype().bytes();
  }

  DType dtype() {
    return type.dtype();
  }

  private static String described(Object array) {
    Class<?> component = array.getClass().getComponentType();
    return component == null
        ? array.getClass().getSimpleName()
        : component.getSimpleName() + "[" + Array.getLength(array) + "]";
  }
}
