package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Reduce;
import cajal.ir.ReduceKind;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class JvpTest {
  private static final double[] POINTS = {-2.3, -0.7, -0.2, 0.0, 1e-4, 3e-3, 0.11, 0.6, 1.4, 2.9};
  private static final double H = 1e-5;

  private final GraphBuilder builder = new GraphBuilder();
  private final Value x = builder.input("x", Type.of(DType.F64, POINTS.length));
  private final Value y = builder.input("y", Type.of(DType.F64, POINTS.length));

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NOT")
  void functionsOfOneArgument(UnaryKind kind) {
    double[] at = POINTS.clone();
    for (int i = 0; i < at.length; i++) {
      at[i] =
          switch (kind) {
            case SQRT, LOG -> 0.1 + Math.abs(at[i]);
            case ASIN, ACOS -> at[i] / 3.1;
            case LOG1P -> Math.abs(at[i]) - 0.5;
            case FLOOR, CEIL, RINT, SIGN, ABS, CBRT -> at[i] + 0.05;
            default -> at[i];
          };
    }
    check(builder.unary(kind, x), at, POINTS);
  }

  @ParameterizedTest
  @EnumSource(names = {"ADD", "SUB", "MUL", "DIV", "MIN", "MAX", "REM", "POW", "ATAN2", "HYPOT"})
  void functionsOfTwoArguments(BinaryKind kind) {
    double[] left = {-2.3, -0.7, -0.2, 0.31, 0.4, 0.53, 0.11, 0.6, 1.4, 2.9};
    double[] right = new double[POINTS.length];
    for (int i = 0; i < left.length; i++) {
      if (kind == BinaryKind.POW) left[i] = 0.1 + Math.abs(left[i]);
      right[i] = 1.3 - 0.47 * i;
    }
    check(builder.binary(kind, x, y), left, right);
    check(builder.binary(kind, x, builder.constant(DType.F64, 1.7)), left, right);
    check(builder.binary(kind, builder.constant(DType.F64, 1.7), x), left, right);
    if (kind != BinaryKind.POW) return;
    for (double power : new double[] {2, 1, 0.5, 3}) {
      check(builder.binary(kind, x, builder.constant(DType.F64, power)), left, right);
    }
  }

  @Test
  void composedFormulas() {
    Value square = builder.times(x, x);
    check(builder.fma(x, builder.plus(x, y), square), POINTS, POINTS);
    check(builder.fma(x, x, y), POINTS, POINTS);
    Value wide = builder.cast(DType.F32, builder.unary(UnaryKind.TANH, square));
    assertThat(Jvp.derivative(builder, builder.cast(DType.F64, wide), x)).isNotNull();
    Value above = builder.compare(CompareKind.GT, x, builder.constant(DType.F64, 0.05));
    check(builder.select(above, builder.unary(UnaryKind.SIN, square), y), POINTS, POINTS);
    check(builder.select(above, y, builder.unary(UnaryKind.EXP, x)), POINTS, POINTS);
    Value gate = builder.over(x, builder.unary(UnaryKind.EXPM1, builder.times(x, -0.1)));
    double[] away = POINTS.clone();
    away[3] = 0.2;
    check(builder.times(gate, builder.unary(UnaryKind.EXPREL, square)), away, POINTS);
  }

  @Test
  void theSlopeOfExprelIsExactAtZero() {
    assertThat(derivative(builder.unary(UnaryKind.EXPREL, x), new double[POINTS.length], POINTS))
        .containsOnly(0.5);
  }

  @Test
  void aLinearEquationHasAConstantSlope() {
    GraphBuilder simple = new GraphBuilder(Simplify.RULES);
    Value v = simple.input("v", Type.of(DType.F32, 4000));
    Value g = simple.input("g", Type.of(DType.F32, 4000));
    Value input = simple.input("I", Type.scalar(DType.F32));
    Value rest = simple.constant(DType.F32, -60);
    Value drive = simple.times(g, simple.minus(simple.constant(DType.F32, 0), v));
    Value sum = simple.plus(simple.plus(simple.minus(rest, v), drive), input);
    Value dv = simple.over(sum, simple.constant(DType.F32, 20));
    Value slope = Jvp.derivative(simple, dv, v);
    assertThat(simple.build(List.of(new Graph.Port("slope", slope))).toString())
        .endsWith(
            """
              %13 = const -1.0 : f32
              %15 = sub %13, %1 : f32[4000]
              %16 = div %15, %10 : f32[4000]
              return slope = %16
            }
            """);
    assertThat(DependsOn.test(simple, slope, v)).isFalse();
    assertThat(DependsOn.test(simple, slope, g)).isTrue();
  }

  @Test
  void whatDoesNotChangeHasNoDerivative() {
    assertThat(Jvp.derivative(builder, builder.unary(UnaryKind.EXP, y), x)).isNull();
    assertThat(Jvp.derivative(builder, builder.unary(UnaryKind.FLOOR, x), x)).isNull();
    Value on = builder.compare(CompareKind.GT, x, y);
    assertThat(Jvp.derivative(builder, builder.cast(DType.F64, on), x)).isNull();
    assertThat(Jvp.derivative(builder, builder.select(on, y, y), x)).isNull();
    Value one = Jvp.derivative(builder, x, x);
    assertThat(one).isNotNull();
    assertThat(builder.number(one)).isEqualTo(1);
  }

  @Test
  void aSumOverNeuronsIsNotElementwise() {
    Value sum = builder.add(new Reduce(ReduceKind.SUM, x, List.of(0)));
    assertThatThrownBy(() -> Jvp.derivative(builder, sum, x))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("through a reduce");
  }

  private void check(Value result, double[] at, double[] other) {
    double[] found = derivative(result, at, other);
    double[] high = run(result, shifted(at, H), other);
    double[] low = run(result, shifted(at, -H), other);
    for (int i = 0; i < found.length; i++) {
      double expected = (high[i] - low[i]) / (2 * H);
      assertThat(found[i])
          .describedAs("d/dx of %s at %s, %s", builder.producer(result), at[i], other[i])
          .isCloseTo(expected, within(2e-8 * (1 + Math.abs(expected))));
    }
  }

  private double[] derivative(Value result, double[] at, double[] other) {
    Value slope = Jvp.derivative(builder, result, x);
    double[] found = slope == null ? new double[1] : run(slope, at, other);
    if (found.length == at.length) return found;
    double[] everywhere = new double[at.length];
    Arrays.fill(everywhere, found[0]);
    return everywhere;
  }

  private double[] run(Value result, double[] at, double[] other) {
    Graph graph = builder.build(List.of(new Graph.Port("r", result)));
    return (double[]) Interpreter.run(graph, List.of(at, other)).getFirst();
  }

  private static double[] shifted(double[] at, double by) {
    double[] shifted = at.clone();
    for (int i = 0; i < at.length; i++) shifted[i] += by;
    return shifted;
  }
}
