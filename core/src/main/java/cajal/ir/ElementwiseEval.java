package cajal.ir;

/// Elementwise operations on arrays; a scalar operand is read with step 0.
///
/// `f32` sums, products, quotients and roots are computed in double and rounded: a double has more
/// than twice the digits of a float and two, so this gives the bits of float arithmetic (Figueroa
/// 1995). That does not hold for `fma`, which is computed in float.
final class ElementwiseEval {
  private ElementwiseEval() {}

  static Object of(Elementwise op, Object[] values) {
    return switch (op) {
      case Elementwise.Unary unary -> unary(unary, values[unary.x().id()]);
      case Elementwise.Binary binary ->
          binary(binary, values[binary.x().id()], values[binary.y().id()]);
      case Elementwise.Fma fma -> fma(fma, values);
      case Elementwise.Compare compare ->
          compare(compare, values[compare.x().id()], values[compare.y().id()]);
      case Elementwise.Select select -> select(select, values);
      case Elementwise.Sloped sloped -> values[sloped.value().id()];
      case Elementwise.Cast cast -> CastEval.cast(cast.to(), values[cast.x().id()]);
      case Elementwise.Bitcast bitcast -> CastEval.bitcast(bitcast.to(), values[bitcast.x().id()]);
    };
  }

  private static Object unary(Elementwise.Unary op, Object operand) {
    Object result = Storage.allocate(op.type());
    UnaryKind kind = op.kind();
    switch (result) {
      case float[] r -> {
        float[] x = (float[]) operand;
        for (int i = 0; i < r.length; i++) r[i] = (float) kind.apply(x[i]);
      }
      case double[] r -> {
        double[] x = (double[]) operand;
        for (int i = 0; i < r.length; i++) r[i] = kind.apply(x[i]);
      }
      case int[] r -> {
        int[] x = (int[]) operand;
        for (int i = 0; i < r.length; i++) r[i] = (int) integer(kind, x[i]);
      }
      case long[] r -> {
        long[] x = (long[]) operand;
        for (int i = 0; i < r.length; i++) r[i] = integer(kind, x[i]);
      }
      case boolean[] r -> {
        boolean[] x = (boolean[]) operand;
        for (int i = 0; i < r.length; i++) r[i] = !x[i];
      }
      default -> throw new AssertionError(result.getClass());
    }
    return result;
  }

  /// Exact also for `i32` once the high bits are cut off.
  private static long integer(UnaryKind kind, long x) {
    return switch (kind) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Long.signum(x);
      case NOT -> ~x;
      default -> throw new IllegalArgumentException(kind + " takes f32 or f64");
    };
  }

  private static Object binary(Elementwise.Binary op, Object left, Object right) {
    Object result = Storage.allocate(op.type());
    BinaryKind kind = op.kind();
    int p = step(op.x());
    int q = step(op.y());
    switch (result) {
      case float[] r -> {
        float[] x = (float[]) left;
        float[] y = (float[]) right;
        for (int i = 0; i < r.length; i++) {
          r[i] = (float) kind.apply((double) x[i * p], (double) y[i * q]);
        }
      }
      case double[] r -> {
        double[] x = (double[]) left;
        double[] y = (double[]) right;
        for (int i = 0; i < r.length; i++) r[i] = kind.apply(x[i * p], y[i * q]);
      }
      case int[] r -> {
        int[] x = (int[]) left;
        int[] y = (int[]) right;
        for (int i = 0; i < r.length; i++) r[i] = kind.apply(x[i * p], y[i * q]);
      }
      case long[] r -> {
        long[] x = (long[]) left;
        long[] y = (long[]) right;
        for (int i = 0; i < r.length; i++) r[i] = kind.apply(x[i * p], y[i * q]);
      }
      case boolean[] r -> {
        boolean[] x = (boolean[]) left;
        boolean[] y = (boolean[]) right;
        for (int i = 0; i < r.length; i++) r[i] = logic(kind, x[i * p], y[i * q]);
      }
      default -> throw new AssertionError(result.getClass());
    }
    return result;
  }

  private static boolean logic(BinaryKind kind, boolean x, boolean y) {
    return switch (kind) {
      case AND -> x && y;
      case OR -> x || y;
      case XOR -> x ^ y;
      default -> throw new IllegalArgumentException(kind + " does not take bool");
    };
  }

  private static Object fma(Elementwise.Fma op, Object[] values) {
    int p = step(op.a());
    int q = step(op.b());
    int s = step(op.c());
    int size = op.type().shape().size();
    if (op.type().dtype() == DType.F32) {
      float[] a = (float[]) values[op.a().id()];
      float[] b = (float[]) values[op.b().id()];
      float[] c = (float[]) values[op.c().id()];
      float[] r = new float[size];
      for (int i = 0; i < size; i++) r[i] = Math.fma(a[i * p], b[i * q], c[i * s]);
      return r;
    }
    double[] a = (double[]) values[op.a().id()];
    double[] b = (double[]) values[op.b().id()];
    double[] c = (double[]) values[op.c().id()];
    double[] r = new double[size];
    for (int i = 0; i < size; i++) r[i] = Math.fma(a[i * p], b[i * q], c[i * s]);
    return r;
  }

  private static boolean[] compare(Elementwise.Compare op, Object left, Object right) {
    boolean[] r = new boolean[op.type().shape().size()];
    CompareKind kind = op.kind();
    int p = step(op.x());
    int q = step(op.y());
    switch (left) {
      case float[] x -> {
        float[] y = (float[]) right;
        for (int i = 0; i < r.length; i++) r[i] = kind.apply((double) x[i * p], (double) y[i * q]);
      }
      case double[] x -> {
        double[] y = (double[]) right;
        for (int i = 0; i < r.length; i++) r[i] = kind.apply(x[i * p], y[i * q]);
      }
      case int[] x -> {
        int[] y = (int[]) right;
        for (int i = 0; i < r.length; i++) r[i] = kind.apply((long) x[i * p], (long) y[i * q]);
      }
      case long[] x -> {
        long[] y = (long[]) right;
        for (int i = 0; i < r.length; i++) r[i] = kind.apply(x[i * p], y[i * q]);
      }
      default -> throw new AssertionError(left.getClass());
    }
    return r;
  }

  private static Object select(Elementwise.Select op, Object[] values) {
    boolean[] condition = (boolean[]) values[op.condition().id()];
    Object yes = values[op.ifTrue().id()];
    Object no = values[op.ifFalse().id()];
    int c = step(op.condition());
    int p = step(op.ifTrue());
    int q = step(op.ifFalse());
    Object result = Storage.allocate(op.type());
    int size = op.type().shape().size();
    for (int i = 0; i < size; i++) {
      boolean holds = condition[i * c];
      System.arraycopy(holds ? yes : no, holds ? i * p : i * q, result, i, 1);
    }
    return result;
  }

  static int step(Value value) {
    return value.isScalar() ? 0 : 1;
  }
}
