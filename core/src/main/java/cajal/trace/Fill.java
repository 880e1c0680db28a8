package cajal.trace;

import cajal.ir.DType;
import cajal.ir.Iota;
import cajal.ir.Shape;
import cajal.ir.Type;
import java.util.Arrays;

/// Tensors made from nothing.
public final class Fill {
  private Fill() {}

  public static Tensor zeros(Type type) {
    return full(type, 0);
  }

  public static Tensor ones(Type type) {
    return full(type, 1);
  }

  /// The number everywhere, rounded to the element type.
  public static Tensor full(Type type, double number) {
    Object array = array(type.dtype(), number);
    return Broadcasting.fill(Tensor.around(Type.scalar(type.dtype()), array), type.shape());
  }

  /// 0, 1, ... n - 1 as i32.
  public static Tensor iota(int n) {
    return iota(Shape.of(n), 0);
  }

  /// The index along an axis, as i32.
  public static Tensor iota(Shape shape, int axis) {
    return Trace.current().add(trace -> new Iota(shape, axis));
  }

  /// `n` numbers from `from` to `to`, both included, at equal distances.
  public static Tensor linspace(DType dtype, double from, double to, int n) {
    double step = n > 1 ? (to - from) / (n - 1) : 0;
    return iota(n).cast(dtype).times(step).plus(from);
  }

  /// The tensor of an array in row-major order, which is copied: `float[]` for f32, `double[]` for
  /// f64, `int[]` for i32, `long[]` for i64, `boolean[]` for bool.
  public static Tensor from(Type type, Object array) {
    Object copy =
        switch (array) {
          case float[] x when type.dtype() == DType.F32 -> x.clone();
          case double[] x when type.dtype() == DType.F64 -> x.clone();
          case int[] x when type.dtype() == DType.I32 -> x.clone();
          case long[] x when type.dtype() == DType.I64 -> x.clone();
          case boolean[] x when type.dtype() == DType.BOOL -> x.clone();
          default -> throw TraceError.array(type, array.getClass().getSimpleName());
        };
    return Tensor.around(type, copy);
  }

  static Object array(DType dtype, double number) {
    return switch (dtype) {
      case F32 -> new float[] {(float) number};
      case F64 -> new double[] {number};
      case I32 -> new int[] {(int) number};
      case I64 -> new long[] {(long) number};
      case BOOL -> new boolean[] {number != 0};
    };
  }

  /// Rows of equal length as a matrix.
  public static Tensor matrix(float[]... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    float[] all = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw TraceError.length(Type.of(DType.F32, columns), rows[i].length);
      }
      System.arraycopy(rows[i], 0, all, i * columns, columns);
    }
    return Tensor.around(Type.of(DType.F32, rows.length, columns), Arrays.copyOf(all, all.length));
  }
}
