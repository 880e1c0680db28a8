package cajal.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Type;
import cajal.ir.Value;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {
  interface Function extends Serializable {
    double at(double x);
  }

  static Stream<String> methods() {
    return Arrays.stream(Functions.class.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(Method::getName)
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void functionsAreThoseOfJava(String method) {
    BothWays.compare(new Functions(), method, new Random(method.hashCode()));
  }

  private final GraphBuilder builder = new GraphBuilder();
  private final Value x = builder.input("x", Type.scalar(DType.F64));
  private final Lifter lifter = new Lifter(builder, DType.F64, BothWays.noDraws());

  private Graph graph(Function function) {
    return BothWays.graph(builder, lifter.lambda(function, x));
  }

  private double at(double argument, Function function) {
    return ((double[]) Interpreter.run(graph(function), List.of(new double[] {argument})).get(0))
        [0];
  }

  @Test
  void smallPowersAreProducts() {
    assertThat(graph(a -> Math.pow(a, 4)).nodes()).hasSize(2);
    assertThat(graph(a -> Math.pow(a, 0.5)).toString()).contains("sqrt").doesNotContain("pow");
    assertThat(at(1.1, a -> Math.pow(a, 3))).isEqualTo(1.1 * 1.1 * 1.1);
    assertThat(at(1.1, a -> Math.pow(a, -3))).isEqualTo(1 / (1.1 * 1.1 * 1.1));
    assertThat(graph(a -> Math.pow(a, 17)).toString()).contains("pow");
  }

  @Test
  void decimalLogarithmsAreWithinTwoUlp() {
    double log = at(1234.5, a -> Math.log10(a));
    assertThat(log).isCloseTo(Math.log10(1234.5), within(2 * Math.ulp(log)));
  }

  @Test
  void aMethodReferenceMayLeadToMath() {
    assertThat(at(0.5, Math::tanh)).isEqualTo(Math.tanh(0.5));
    assertThat(at(-0.5, Math::abs)).isEqualTo(0.5);
  }

  @Test
  void elementaryFunctionsOfConstantsAreLeftToTheGraph() {
    assertThat(graph(a -> a * Math.exp(-0.5)).toString()).contains("exp");
    assertThat(graph(a -> a * Math.sqrt(0.5)).toString()).doesNotContain("sqrt");
  }

  @Test
  void halvesAreRoundedUpEvenWhereAddingOneHalfIsInexact() {
    for (double number : new double[] {0.49999999999999994, -0.5, 0.5, -2.5, 4503599627370497.0}) {
      assertThat(at(number, a -> Math.round(a))).isEqualTo(Math.round(number));
    }
  }

  @Test
  void inSinglePrecisionAllIsSingle() {
    GraphBuilder single = new GraphBuilder();
    Value y = single.input("x", Type.scalar(DType.F32));
    Function function = a -> Math.round(a * 0.1) + (float) a;
    Lifted lifted = new Lifter(single, DType.F32, BothWays.noDraws()).lambda(function, y);
    Graph graph = BothWays.graph(single, lifted);
    assertThat(graph.toString()).doesNotContain("f64");
    Object result = Interpreter.run(graph, List.of(new float[] {37})).get(0);
    assertThat(((float[]) result)[0]).isEqualTo(41);
  }
}
