package cajal.ir;

import java.lang.reflect.Array;

/// Casts as Java has them, each pair of element types by the language's own conversion, and
/// reinterpreted bits.
final class CastEval {
  private CastEval() {}

  static Object cast(DType to, Object operand) {
    return switch (operand) {
      case float[] x -> fromFloat(to, x);
      case double[] x -> fromDouble(to, x);
      case int[] x -> fromInt(to, x);
      case long[] x -> fromLong(to, x);
      case boolean[] x -> {
        int[] bits = new int[x.length];
        for (int i = 0; i < x.length; i++) bits[i] = x[i] ? 1 : 0;
        yield fromInt(to, bits);
      }
      default -> throw new AssertionError(operand.getClass());
    };
  }

  private static Object fromFloat(DType to, float[] x) {
    Object result = Storage.allocate(Type.of(to, x.length));
    switch (result) {
      case float[] r -> System.arraycopy(x, 0, r, 0, x.length);
      case double[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = x[i];
      }
      case int[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = (int) x[i];
      }
      case long[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = (long) x[i];
      }
      case boolean[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = x[i] != 0;
      }
      default -> throw new AssertionError(result.getClass());
    }
    return result;
  }

  private static Object fromDouble(DType to, double[] x) {
    Object result = Storage.allocate(Type.of(to, x.length));
    switch (result) {
      case float[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = (float) x[i];
      }
      case double[] r -> System.arraycopy(x, 0, r, 0, x.length);
      case int[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = (int) x[i];
      }
      case long[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = (long) x[i];
      }
      case boolean[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = x[i] != 0;
      }
      default -> throw new AssertionError(result.getClass());
    }
    return result;
  }

  private static Object fromInt(DType to, int[] x) {
    Object result = Storage.allocate(Type.of(to, x.length));
    switch (result) {
      case float[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = (float) x[i];
      }
      case double[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = x[i];
      }
      case int[] r -> System.arraycopy(x, 0, r, 0, x.length);
      case long[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = x[i];
      }
      case boolean[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = x[i] != 0;
      }
      default -> throw new AssertionError(result.getClass());
    }
    return result;
  }

  private static Object fromLong(DType to, long[] x) {
    Object result = Storage.allocate(Type.of(to, x.length));
    switch (result) {
      case float[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = (float) x[i];
      }
      case double[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = (double) x[i];
      }
      case int[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = (int) x[i];
      }
      case long[] r -> System.arraycopy(x, 0, r, 0, x.length);
      case boolean[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = x[i] != 0;
      }
      default -> throw new AssertionError(result.getClass());
    }
    return result;
  }

  static Object bitcast(DType to, Object operand) {
    Object result = Storage.allocate(Type.of(to, Array.getLength(operand)));
    switch (operand) {
      case float[] x when result instanceof int[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = Float.floatToRawIntBits(x[i]);
      }
      case int[] x when result instanceof float[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = Float.intBitsToFloat(x[i]);
      }
      case double[] x when result instanceof long[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = Double.doubleToRawLongBits(x[i]);
      }
      case long[] x when result instanceof double[] r -> {
        for (int i = 0; i < r.length; i++) r[i] = Double.longBitsToDouble(x[i]);
      }
      default -> Storage.store(operand, result, 0);
    }
    return result;
  }
}
