package cajal.learn.train;

import cajal.ir.Type;
import java.lang.reflect.Array;

/// Arrays of the numbers of tensors.
final class Storage {
  private Storage() {}

  static Object zeros(Type type) {
    int size = type.shape().size();
    return switch (type.dtype()) {
      case F32 -> new float[size];
      case F64 -> new double[size];
      case I32 -> new int[size];
      case I64 -> new long[size];
      case BOOL -> new boolean[size];
    };
  }

  /// The first numbers of an array that may be longer than the tensor.
  static Object exact(Object array, Type type) {
    int size = type.shape().size();
    Object exact = Array.newInstance(array.getClass().componentType(), size);
    System.arraycopy(array, 0, exact, 0, size);
    return exact;
  }
}
