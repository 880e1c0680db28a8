package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.exec.Program;
import cajal.ir.Custom;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Scan;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Operations from outside have the derivatives they say.
class CustomDerivativesTest {
  private static final Type VECTOR = Type.of(DType.F64, 3);
  private static final double[] X = {0.5, -1, 2};
  private static final double[] Y = {2, 3, -1};
  private static final double[] D = {1, 10, -3};

  /// x²y, without derivatives.
  private static class Plain implements Custom.Definition {
    @Override
    public String name() {
      return "square_times";
    }

    @Override
    public List<Type> resultTypes(List<Type> operands) {
      return operands.subList(0, 1);
    }

    @Override
    public void evaluate(List<Object> operands, List<Object> results) {
      double[] x = (double[]) operands.get(0);
      double[] y = (double[]) operands.get(1);
      double[] result = (double[]) results.getFirst();
      for (int i = 0; i < 3; i++) result[i] = x[i] * x[i] * y[i];
    }
  }

  private static final class Derived extends Plain {
    @Override
    public List<@Nullable Value> tangents(
        GraphBuilder b, List<Value> operands, List<Value> results, List<@Nullable Value> t) {
      List<@Nullable Value> both = factors(b, operands, t.get(0), t.get(1));
      Value x = both.get(0);
      Value y = both.get(1);
      return Arrays.asList(x == null ? y : y == null ? x : b.plus(x, y));
    }

    @Override
    public List<@Nullable Value> cotangents(
        GraphBuilder b, List<Value> operands, List<Value> results, List<@Nullable Value> g) {
      return factors(b, operands, g.getFirst(), g.getFirst());
    }

    private static List<@Nullable Value> factors(
        GraphBuilder b, List<Value> operands, @Nullable Value dx, @Nullable Value dy) {
      Value x = operands.get(0);
      Value byX = b.times(b.times(x, operands.get(1)), 2);
      return Arrays.asList(
          dx == null ? null : b.times(byX, dx), dy == null ? null : b.times(b.times(x, x), dy));
    }
  }

  private static Graph sine(Custom.Definition definition) {
    GraphBuilder b = new GraphBuilder();
    Value x = b.input("x", VECTOR);
    Value y = b.input("y", VECTOR);
    Value made = b.add(new Custom(definition, List.of(x, y)));
    return b.build(List.of(new Graph.Port("z", b.unary(UnaryKind.SIN, made))));
  }

  private static List<Value> inputs(GraphBuilder b, int count) {
    List<Value> inputs = new java.util.ArrayList<>();
    for (int i = 0; i < count; i++) inputs.add(b.input("i" + i, VECTOR));
    return inputs;
  }

  private static List<Object> run(GraphBuilder b, List<? extends @Nullable Value> outputs) {
    List<Graph.Port> ports = new java.util.ArrayList<>();
    for (Value output : outputs) ports.add(new Graph.Port("y" + ports.size(), output));
    return Program.compile(b.build(ports)).run(List.of(X, Y, D));
  }

  private static double slope(int i) {
    return Math.cos(X[i] * X[i] * Y[i]);
  }

  @Test
  void cotangentsAreThoseOfItsRule() {
    GraphBuilder b = new GraphBuilder();
    List<Value> in = inputs(b, 3);
    Vjp vjp = Vjp.of(b, sine(new Derived()), in.subList(0, 2), new boolean[] {true, true});
    List<Object> found = run(b, vjp.cotangents(List.of(in.get(2))));
    for (int i = 0; i < 3; i++) {
      double g = D[i] * slope(i);
      assertThat(((double[]) found.get(0))[i]).isCloseTo(g * 2 * X[i] * Y[i], within(1e-12));
      assertThat(((double[]) found.get(1))[i]).isCloseTo(g * X[i] * X[i], within(1e-12));
    }
  }

  @Test
  void tangentsAreThoseOfItsRule() {
    GraphBuilder b = new GraphBuilder();
    List<Value> in = inputs(b, 3);
    Jvp.Dual byX = Jvp.of(b, sine(new Derived()), in.subList(0, 2), Arrays.asList(in.get(2), null));
    double[] found = (double[]) run(b, byX.tangents()).getFirst();
    for (int i = 0; i < 3; i++) {
      assertThat(found[i]).isCloseTo(slope(i) * 2 * X[i] * Y[i] * D[i], within(1e-12));
    }
  }

  @Test
  void itsRuleIsUsedInLoops() {
    GraphBuilder b = new GraphBuilder();
    List<Value> in = inputs(b, 3);
    GraphBuilder outside = new GraphBuilder();
    List<Value> own = inputs(outside, 2);
    Graph turn = sine(new Derived());
    Scan scan = new Scan(turn, 2, List.of(own.get(0)), List.of(), List.of(own.get(1)));
    Graph loop = outside.build(List.of(new Graph.Port("z", outside.addAll(scan).getFirst())));
    Vjp vjp = Vjp.of(b, loop, in.subList(0, 2), new boolean[] {true, false});
    double[] found = (double[]) run(b, List.of(vjp.cotangents(List.of(in.get(2))).get(0))).get(0);
    for (int i = 0; i < 3; i++) {
      double once = Math.sin(X[i] * X[i] * Y[i]);
      double twice = Math.cos(once * once * Y[i]) * 2 * once * Y[i];
      assertThat(found[i]).isCloseTo(D[i] * twice * slope(i) * 2 * X[i] * Y[i], within(1e-12));
    }
  }

  @Test
  void withoutARuleTheErrorSaysWhichToWrite() {
    GraphBuilder b = new GraphBuilder();
    List<Value> in = inputs(b, 3);
    Vjp vjp = Vjp.of(b, sine(new Plain()), in.subList(0, 2), new boolean[] {true, true});
    assertThatThrownBy(() -> vjp.cotangents(List.of(in.get(2))))
        .hasMessageContaining("'square_times' has no rule for cotangents; override cotangents");
    assertThatThrownBy(() -> Jvp.of(b, sine(new Plain()), in.subList(0, 2), in.subList(1, 3)))
        .hasMessageContaining("'square_times' has no rule for tangents; override tangents");
  }
}
