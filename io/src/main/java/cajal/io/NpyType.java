package cajal.io;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The element types of NPY files that Cajal reads and writes, all little endian.
public enum NpyType {
  F4("<f4", 4),
  F8("<f8", 8),
  I4("<i4", 4),
  I8("<i8", 8),
  U1("|u1", 1),
  BOOL("|b1", 1);

  final String descr;
  final int bytes;

  NpyType(String descr, int bytes) {
    this.descr = descr;
    this.bytes = bytes;
  }

  static @Nullable NpyType ofDescr(String descr) {
    for (NpyType type : values()) {
      if (type.descr.equals(descr)) return type;
    }
    return null;
  }

  static @Nullable NpyType ofArray(Object array) {
    return switch (array) {
      case float[] _ -> F4;
      case double[] _ -> F8;
      case int[] _ -> I4;
      case long[] _ -> I8;
      case byte[] _ -> U1;
      case boolean[] _ -> BOOL;
      default -> null;
    };
  }

  Object newArray(int size) {
    return switch (this) {
      case F4 -> new float[size];
      case F8 -> new double[size];
      case I4 -> new int[size];
      case I8 -> new long[size];
      case U1 -> new byte[size];
      case BOOL -> new boolean[size];
    };
  }

  /// Copies `count` elements from the array, beginning at `from`, to the buffer.
  static void put(Object array, int from, int count, ByteBuffer to) {
    int position = to.position();
    switch (array) {
      case float[] a -> to.asFloatBuffer().put(a, from, count);
      case double[] a -> to.asDoubleBuffer().put(a, from, count);
      case int[] a -> to.asIntBuffer().put(a, from, count);
      case long[] a -> to.asLongBuffer().put(a, from, count);
      case byte[] a -> to.duplicate().put(a, from, count);
      case boolean[] a -> {
        for (int i = 0; i < count; i++) to.put(position + i, (byte) (a[from + i] ? 1 : 0));
      }
      default -> throw new IllegalArgumentException("no NPY type for " + array.getClass());
    }
  }

  /// Copies `count` elements from the buffer to the array, beginning at `from`.
  static void get(ByteBuffer source, Object array, int from, int count) {
    switch (array) {
      case float[] a -> source.asFloatBuffer().get(a, from, count);
      case double[] a -> source.asDoubleBuffer().get(a, from, count);
      case int[] a -> source.asIntBuffer().get(a, from, count);
      case long[] a -> source.asLongBuffer().get(a, from, count);
      case byte[] a -> source.duplicate().get(a, from, count);
      case boolean[] a -> {
        for (int i = 0; i < count; i++) a[from + i] = source.get(source.position() + i) != 0;
      }
      default -> throw new IllegalArgumentException("no NPY type for " + array.getClass());
    }
  }
}
