package cajal.ir;

import java.lang.reflect.Array;

/// The plain arrays that hold the values of an interpreted graph.
final class Storage {
  private Storage() {}

  static Object allocate(Type type) {
    int size = type.shape().size();
    return switch (type.dtype()) {
      case F32 -> new float[size];
      case F64 -> new double[size];
      case I32 -> new int[size];
      case I64 -> new long[size];
      case BOOL -> new boolean[size];
    };
  }

  static Object copy(Object array) {
    return slice(array, 0, Array.getLength(array));
  }

  /// Part `number` of an array of parts of `size` elements.
  static Object slice(Object array, int number, int size) {
    Object part = Array.newInstance(array.getClass().componentType(), size);
    System.arraycopy(array, number * size, part, 0, size);
    return part;
  }

  /// Writes `part` as number `number` of the equal parts of `whole`.
  static void store(Object part, Object whole, int number) {
    int size = Array.getLength(part);
    System.arraycopy(part, 0, whole, number * size, size);
  }

  /// Throws unless `array` can hold a value of `type`.
  static void check(String what, Type type, Object array) {
    int size = type.shape().size();
    Class<?> element = array.getClass().componentType();
    if (element == elementClass(type.dtype()) && Array.getLength(array) == size) return;
    String found =
        element == null
            ? array.getClass().getSimpleName()
            : element.getSimpleName() + "[" + Array.getLength(array) + "]";
    throw new IllegalArgumentException(
        what
            + " is "
            + type
            + " and takes a "
            + elementClass(type.dtype())
            + "["
            + size
            + "], found "
            + found);
  }

  private static Class<?> elementClass(DType dtype) {
    return switch (dtype) {
      case F32 -> float.class;
      case F64 -> double.class;
      case I32 -> int.class;
      case I64 -> long.class;
      case BOOL -> boolean.class;
    };
  }
}
