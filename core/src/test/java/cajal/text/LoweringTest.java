package cajal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.Graph.Port;
import cajal.ir.GraphBuilder;
import cajal.ir.RandomKind;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoweringTest {
  private static final int NEURONS = 5;

  private final Random random = new Random(11);

  /// Names become inputs with one number for each neuron.
  private static final class Inputs implements Lowering.Names {
    final GraphBuilder builder = new GraphBuilder();
    final Map<String, Value> values = new LinkedHashMap<>();

    @Override
    public Value value(String name) {
      return values.computeIfAbsent(name, n -> builder.input(n, Type.of(DType.F64, NEURONS)));
    }

    @Override
    public Value draw(RandomKind kind, int site) {
      return value(kind + "_" + site);
    }

    Lowering lowering(EquationSet equations) {
      return new Lowering(builder, DType.F64, equations, this);
    }
  }

  @Test
  void randomExpressionsHaveTheValuesOfTheInterpreter() {
    EquationSet names = EquationSet.parse("x : 1; y : 1");
    for (int i = 0; i < 300; i++) {
      Expr expr = names.expression(RandomTrees.number(random, 4).text());
      Inputs inputs = new Inputs();
      Value value = inputs.lowering(names).number(expr);
      compare(inputs, expr.text(), Map.of(expr, value), names);
    }
  }

  @Test
  void randomConditionsHaveTheValuesOfTheInterpreter() {
    EquationSet names = EquationSet.parse("x : 1; y : 1");
    for (int i = 0; i < 300; i++) {
      Expr expr = names.expression("where(" + RandomTrees.condition(random, 4).text() + ", 1, 0)");
      Inputs inputs = new Inputs();
      Value value = inputs.lowering(names).number(expr);
      compare(inputs, expr.text(), Map.of(expr, value), names);
    }
  }

  @Test
  void everyFunctionHasTheValueOfTheInterpreter() {
    EquationSet names = EquationSet.parse("x : 1; y : 1");
    for (Function function : Function.values()) {
      if (function == Function.RAND || function == Function.RANDN) continue;
      Expr expr = names.expression(function.example().replace("low, high", "-y, y"));
      Inputs inputs = new Inputs();
      Value value = inputs.lowering(names).number(expr);
      compare(inputs, expr.text(), Map.of(expr, value), names);
    }
  }

  @Test
  void aModelHasTheDerivativesOfTheInterpreter() {
    EquationSet model =
        EquationSet.parse(
            """
            dv/dt = (EL - v + D*exp((v - VT)/D) + R*I)/tau : mV (unless refractory)
            dw/dt = (a*(v - EL) - w)/tauw : nA
            I = I0*sin(2*pi*f*t) + I1 : nA
            I1 = I0*x**2 + I0*x**-0.5 - w : nA
            EL : mV; VT : mV; D : mV; R : MOhm; tau : ms; tauw : ms; a : uS; I0 : nA
            f : 1/ms; x : 1
            """,
            Map.of("unused", Constant.of(3, "mV")));
    Inputs inputs = new Inputs();
    Lowering lowering = inputs.lowering(model);
    Map<Expr, Value> slopes = new LinkedHashMap<>();
    for (var state : model.differentials()) {
      slopes.put(state.drift(), lowering.number(state.drift()));
    }
    compare(inputs, "model", slopes, model);
  }

  @Test
  void statementsSeeWhatThoseBeforeThemAssigned() {
    EquationSet model =
        EquationSet.parse("x : 1; y : 1; z = x + k : 1", Map.of("k", Constant.of(10, "1")));
    Inputs inputs = new Inputs();
    Lowering lowering = inputs.lowering(model);
    Map<String, Value> last = lowering.run(model.statements("y = z; x *= 2; x += z; y += x"));
    Graph graph = inputs.builder.build(ports(last));
    Map<String, Object> results =
        cajal.ir.Interpreter.run(
            graph, Map.of("x", new double[] {1, 2, 3, 4, 5}, "y", new double[NEURONS]));
    assertThat((double[]) results.get("x")).containsExactly(14, 18, 22, 26, 30);
    assertThat((double[]) results.get("y")).containsExactly(25, 30, 35, 40, 45);
  }

  @Test
  void everyPlaceInTheTextThatDrawsIsADrawOfItsOwn() {
    EquationSet model = EquationSet.parse("x = rand() + rand() : 1; y = x - x + 2*x : 1");
    Inputs inputs = new Inputs();
    inputs.lowering(model).number(model.expression("y + randn()"));
    assertThat(inputs.values.keySet()).containsExactly("uniform_4", "uniform_13", "normal_4");
  }

  @Test
  void unitsAndSmallPowersCostNothing() {
    EquationSet names = EquationSet.parse("v : mV; x : 1");
    Inputs inputs = new Inputs();
    Value value = inputs.lowering(names).number(names.expression("(v/mV - -5)*x**2"));
    assertThat(inputs.builder.build(List.of(new Port("y", value))).toString())
        .doesNotContain("pow")
        .doesNotContain("div");
  }

  private void compare(Inputs inputs, String what, Map<Expr, Value> values, EquationSet model) {
    List<Port> ports = new ArrayList<>();
    values.forEach((expr, value) -> ports.add(new Port("out" + ports.size(), value)));
    Graph graph = inputs.builder.build(ports);
    Map<String, double[]> arguments = new HashMap<>();
    for (String name : inputs.values.keySet()) {
      arguments.put(name, random.doubles(NEURONS, 0.1, 2).toArray());
    }
    Map<String, Object> results = cajal.ir.Interpreter.run(graph, arguments);
    List<Expr> exprs = List.copyOf(values.keySet());
    for (int e = 0; e < exprs.size(); e++) {
      for (int i = 0; i < NEURONS; i++) {
        double expected = plain(model, arguments, i).number(exprs.get(e));
        assertThat(at(results.get("out" + e), i))
            .as(what + " with " + arguments)
            .satisfies(found -> close(found, expected));
      }
    }
  }

  private static Interpreter plain(EquationSet model, Map<String, double[]> arguments, int i) {
    Map<String, Expr> abbreviations = new HashMap<>();
    model.subExpressions().forEach(s -> abbreviations.put(s.name(), s.value()));
    Interpreter[] self = new Interpreter[1];
    self[0] =
        new Interpreter(name ->
            abbreviations.containsKey(name)
                ? self[0].number(abbreviations.get(name))
                : arguments.get(name)[i]);
    return self[0];
  }

  private static double at(Object array, int i) {
    double[] numbers = (double[]) array;
    return numbers.length == 1 ? numbers[0] : numbers[i];
  }

  private static void close(double found, double expected) {
    if (Double.isNaN(expected) || Double.isInfinite(expected)) {
      assertThat(Double.valueOf(found)).isEqualTo(Double.valueOf(expected));
    } else {
      assertThat(found).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }
  }

  private static List<Port> ports(Map<String, Value> values) {
    return values.entrySet().stream().map(e -> new Port(e.getKey(), e.getValue())).toList();
  }
}
