package cajal.io.tensors;

import cajal.ir.DType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The element types of safetensors files that can be read, under the names they have there. Types
/// that Cajal lacks are read into the next wider one, without loss.
enum Element {
  F64(8, DType.F64),
  F32(4, DType.F32),
  F16(2, DType.F32),
  BF16(2, DType.F32),
  I64(8, DType.I64),
  I32(4, DType.I32),
  I16(2, DType.I32),
  I8(1, DType.I32),
  U32(4, DType.I64),
  U16(2, DType.I32),
  U8(1, DType.I32),
  BOOL(1, DType.BOOL);

  final int bytes;
  final DType dtype;

  Element(int bytes, DType dtype) {
    this.bytes = bytes;
    this.dtype = dtype;
  }

  static @Nullable Element named(String name) {
    for (Element element : values()) {
      if (element.name().equals(name)) return element;
    }
    return null;
  }

  /// What an array of this type is written as.
  static Element of(DType dtype) {
    return switch (dtype) {
      case F64 -> F64;
      case F32 -> F32;
      case I64 -> I64;
      case I32 -> I32;
      case BOOL -> BOOL;
    };
  }

  Object newArray(int size) {
    return switch (dtype) {
      case F64 -> new double[size];
      case F32 -> new float[size];
      case I64 -> new long[size];
      case I32 -> new int[size];
      case BOOL -> new boolean[size];
    };
  }

  /// Copies `count` elements of an array of ours, beginning at `from`, to the start of the buffer.
  static void put(Object array, int from, int count, ByteBuffer to) {
    switch (array) {
      case double[] a -> to.asDoubleBuffer().put(a, from, count);
      case float[] a -> to.asFloatBuffer().put(a, from, count);
      case long[] a -> to.asLongBuffer().put(a, from, count);
      case int[] a -> to.asIntBuffer().put(a, from, count);
      case boolean[] a -> {
        for (int i = 0; i < count; i++) to.put(i, (byte) (a[from + i] ? 1 : 0));
      }
      default -> throw new AssertionError(array.getClass());
    }
  }

  /// Copies `count` elements from the start of the buffer to the array, beginning at `from`.
  void get(ByteBuffer source, Object array, int from, int count) {
    switch (array) {
      case double[] a -> source.asDoubleBuffer().get(a, from, count);
      case float[] a when this == F32 -> source.asFloatBuffer().get(a, from, count);
      case float[] a -> {
        for (int i = 0; i < count; i++) a[from + i] = half(source.getShort(2 * i));
      }
      case long[] a when this == I64 -> source.asLongBuffer().get(a, from, count);
      case long[] a -> {
        for (int i = 0; i < count; i++) a[from + i] = Integer.toUnsignedLong(source.getInt(4 * i));
      }
      case int[] a when this == I32 -> source.asIntBuffer().get(a, from, count);
      case int[] a -> {
        for (int i = 0; i < count; i++) a[from + i] = small(source, i);
      }
      case boolean[] a -> {
        for (int i = 0; i < count; i++) a[from + i] = source.get(i) != 0;
      }
      default -> throw new AssertionError(array.getClass());
    }
  }

  private float half(short bits) {
    return this == F16 ? Float.float16ToFloat(bits) : Float.intBitsToFloat(bits << 16);
  }

  private int small(ByteBuffer source, int i) {
    return switch (this) {
      case I8 -> source.get(i);
      case U8 -> Byte.toUnsignedInt(source.get(i));
      case I16 -> source.getShort(2 * i);
      default -> Short.toUnsignedInt(source.getShort(2 * i));
    };
  }
}
