package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.emit.Lanes;
import cajal.ir.BinaryKind;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Zeros, infinities, NaN and the ends of the range are as in Java, and no way of running a lowered
/// function gives other bits.
class ElementaryEdgesTest {
  private static final double[] EDGES = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    -2,
    0.5,
    -0.5,
    3,
    -3,
    5.5,
    -7.25,
    1e-3,
    89,
    -89,
    104,
    -104,
    711,
    -746,
    1e5,
    8388609,
    16777215,
    -16777217,
    0x1p52,
    0x1p53 + 2,
    Math.PI,
    1e-30,
    1e30,
    Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NEG", "ABS", "SQRT", "NOT"})
  void functionsOfOneNumberEndAsInJava(UnaryKind kind) {
    Lowered floats = new Lowered(DType.F32, 1, Lanes.SCALAR, (b, x) -> b.unary(kind, x.get(0)));
    Lowered doubles = new Lowered(DType.F64, 1, Lanes.SCALAR, (b, x) -> b.unary(kind, x.get(0)));
    float[] y32 = floats.run(floats(EDGES)).clone();
    double[] y64 = doubles.run(cycle(EDGES)).clone();
    for (int i = 0; i < EDGES.length; i++) {
      double x = EDGES[i];
      boolean phase = kind == UnaryKind.SIN || kind == UnaryKind.COS || kind == UnaryKind.TAN;
      if (!phase || !(Math.abs((float) x) >= 0x1p18) || Double.isInfinite((float) x)) {
        float expected = (float) Exact.near(kind, (float) x);
        check(
            kind + " f32 of " + (float) x, y32[i], expected, 2 * Math.ulp(expected), hasSign(kind));
      }
      if (!phase || !(Math.abs(x) >= 0x1p40) || Double.isInfinite(x)) {
        double expected = Exact.near(kind, x);
        check(kind + " f64 of " + x, y64[i], expected, 3 * Math.ulp(expected), hasSign(kind));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REM", "POW", "ATAN2", "HYPOT"})
  void functionsOfTwoNumbersEndAsInJava(BinaryKind kind) {
    Lowered floats =
        new Lowered(DType.F32, 2, Lanes.SCALAR, (b, x) -> b.binary(kind, x.get(0), x.get(1)));
    Lowered doubles =
        new Lowered(DType.F64, 2, Lanes.SCALAR, (b, x) -> b.binary(kind, x.get(0), x.get(1)));
    for (double second : EDGES) {
      float[] y32 = floats.run(floats(EDGES), floats(new double[] {second})).clone();
      double[] y64 = doubles.run(cycle(EDGES), cycle(new double[] {second})).clone();
      for (int i = 0; i < EDGES.length; i++) {
        double first = EDGES[i];
        if (kind != BinaryKind.REM || !(Math.abs((float) first / (float) second) > 0x1p44)) {
          float expected = (float) kind.apply((float) first, (float) second);
          String what = kind + " f32 of " + (float) first + ", " + (float) second;
          check(what, y32[i], expected, 2 * Math.ulp(expected), true);
        }
        if (kind != BinaryKind.REM || !(Math.abs(first / second) > 0x1p100)) {
          double expected = kind.apply(first, second);
          check(
              kind + " f64 of " + first + ", " + second,
              y64[i],
              expected,
              3 * Math.ulp(expected),
              true);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NEG", "ABS", "SQRT", "NOT"})
  void interpretedScalarAndVectorCodeGiveTheSameBits(UnaryKind kind) {
    SplittableRandom random = new SplittableRandom(kind.ordinal());
    float[] x = floats(EDGES);
    double[] z = cycle(EDGES);
    for (int i = EDGES.length; i < x.length; i++) {
      boolean any = i % 2 == 0;
      x[i] = any ? Float.intBitsToFloat(random.nextInt()) : (float) random.nextDouble(-20, 20);
      z[i] = any ? Double.longBitsToDouble(random.nextLong()) : random.nextDouble(-20, 20);
    }
    int[] wanted = null;
    long[] wide = null;
    for (Lanes lanes : List.of(Lanes.SCALAR, Lanes.V128, Lanes.V256, Lanes.V512)) {
      Lowered floats = new Lowered(DType.F32, 1, lanes, (b, v) -> b.unary(kind, v.get(0)));
      Lowered doubles = new Lowered(DType.F64, 1, lanes, (b, v) -> b.unary(kind, v.get(0)));
      if (wanted == null) wanted = bits((float[]) floats.interpret(x));
      if (wide == null) wide = bits((double[]) doubles.interpret(z));
      assertThat(bits(floats.run(x))).as(lanes + " f32").isEqualTo(wanted);
      assertThat(bits(doubles.run(z))).as(lanes + " f64").isEqualTo(wide);
    }
  }

  /// Otherwise its bits would hang on whether products and sums are contracted later.
  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NEG", "ABS", "SQRT", "NOT"})
  void nothingIsLeftToContract(UnaryKind kind) {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      GraphBuilder builder = new GraphBuilder(Elementary.RULES);
      Value y = builder.unary(kind, builder.input("x", Type.of(dtype, 8)));
      Graph graph = builder.build(List.of(new Graph.Port("y", y)));
      assertThat(Lowered.operations(Contract.apply(graph))).isEqualTo(Lowered.operations(graph));
    }
  }

  @Test
  void remaindersAndSignsOfIntegersAreThoseOfJava() {
    GraphBuilder builder = new GraphBuilder(Elementary.RULES);
    Value x = builder.input("x", Type.of(DType.I32, 4));
    Value y = builder.input("y", Type.of(DType.I32, 4));
    Graph graph =
        builder.build(
            List.of(
                new Graph.Port("rem", builder.binary(BinaryKind.REM, x, y)),
                new Graph.Port("sign", builder.unary(UnaryKind.SIGN, x))));
    int[] a = {7, -7, 0, Integer.MIN_VALUE};
    List<Object> found = Interpreter.run(graph, List.of(a, new int[] {3, 3, -5, 10}));
    assertThat((int[]) found.get(0)).containsExactly(1, -1, 0, -8);
    assertThat((int[]) found.get(1)).containsExactly(1, -1, 0, -1);
  }

  /// All but these keep the sign of a zero.
  private static boolean hasSign(UnaryKind kind) {
    return kind != UnaryKind.ACOS;
  }

  private static void check(
      String what, double found, double expected, double error, boolean sign) {
    if (Double.isNaN(expected) || Double.isInfinite(expected)) {
      assertThat(found).as(what).isEqualTo((Double) expected);
    } else {
      assertThat(Math.abs(found - expected)).as(what + ": " + found).isLessThanOrEqualTo(error);
      if (expected == 0 && found == 0 && sign)
        assertThat(found).as(what).isEqualTo((Double) expected);
    }
  }

  private static double[] cycle(double[] numbers) {
    double[] x = new double[Lowered.BLOCK];
    for (int i = 0; i < x.length; i++) x[i] = numbers[i % numbers.length];
    return x;
  }

  private static float[] floats(double[] numbers) {
    float[] x = new float[Lowered.BLOCK];
    for (int i = 0; i < x.length; i++) x[i] = (float) numbers[i % numbers.length];
    return x;
  }

  private static int[] bits(float[] y) {
    int[] bits = new int[Lowered.BLOCK];
    for (int i = 0; i < bits.length; i++) bits[i] = Float.floatToIntBits(y[i]);
    return bits;
  }

  private static long[] bits(double[] y) {
    long[] bits = new long[Lowered.BLOCK];
    for (int i = 0; i < bits.length; i++) bits[i] = Double.doubleToLongBits(y[i]);
    return bits;
  }
}
