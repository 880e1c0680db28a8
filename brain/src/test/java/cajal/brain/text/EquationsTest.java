package cajal.brain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Effect;
import cajal.brain.Neuron;
import cajal.brain.PlainRun;
import cajal.brain.Quantity;
import cajal.brain.integrate.Scheme;
import cajal.brain.lower.ModelFields;
import cajal.brain.lower.SymbolicModel;
import cajal.brain.models.CobaLif;
import cajal.brain.models.Lif;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Node;
import cajal.ir.Shape;
import cajal.lift.Draws;
import cajal.lift.Lifted;
import cajal.lift.Lifter;
import cajal.text.Constant;
import cajal.text.EquationError;
import cajal.text.EquationSet;
import cajal.text.Interpreter;
import cajal.unit.PhysicalUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EquationsTest {
  private static final String NOISY =
      """
      dv/dt = -v/tau + s*sqrt(2/tau)*xi : mV
      du/dt = -u/tau : mV
      tau = 10*ms : ms (constant)
      s = 2*mV : mV (constant)
      """;

  @Test
  void everyPartOfAnEquationKnowsItsLineInTheText() {
    Neuron neuron =
        Equations.of(
                """
                dv/dt = (EL - v

                    + t*mV/ms)/tau : mV
                EL = -70*mV : mV (constant)
                tau = 20*ms : ms (constant)
                """)
            .named("Exp")
            .neuron();
    GraphBuilder builder = new GraphBuilder();
    SymbolicModel.Settings settings = new SymbolicModel.Settings(0.1, List.of());
    SymbolicModel model = new SymbolicModel(builder, neuron, DType.F64, Shape.of(8), "", settings);
    Draws none = (kind, site, occurrence, parameters) -> builder.constant(DType.F64, 0);
    Lifted lifted =
        new Lifter(builder, DType.F64, none)
            .call(model, ModelFields.method(neuron.getClass(), "dv"));
    List<Node> nodes = builder.build(List.of(new Graph.Port("dv", lifted.result()))).nodes();
    assertThat(nodes.stream().map(Node::origin)).contains("Exp.dv(Exp:1)", "Exp.dv(Exp:3)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x + y - 3*x/y",
        "-x**2 + x**y + x**-2 + x**0.5 + 2**x",
        "x % y + (-x) % 3",
        "exp(x) + log(y) + log10(y) + sqrt(y) + sin(x) + cos(x) + tan(x)",
        "sinh(x) + cosh(x) + tanh(x) + asin(x/9) + acos(x/9) + atan(x)",
        "abs(x) + floor(x) + ceil(x) + sign(x) + exprel(x) + sigmoid(x)",
        "int(x) + int(-y) + int(x > y) + clip(x, 0, y) + min(x, y, 1) + max(x, y, 1)",
        "x if x > y and not (y < 1 or x == 2) else y",
        "1 if (x > 0 if y > 1 else x < 0) else where(x != y, 2, 3)",
        "1 if x <= y or y >= 3 and x < 1 else pi",
        "int(not (x < y)) + int(inf > x) + k*k"
      })
  void generatedCodeComputesWhatTheExpressionSays(String text) {
    EquationSet set =
        EquationSet.parse("x : 1\ny : 1", Map.of("k", new Constant(3, PhysicalUnit.ONE)));
    Neuron neuron = Equations.of("x : 1\ny : 1", set.constants()).neuron();
    Quantity<Neuron> quantity = Statements.on(neuron).quantity(text);
    Effect<Neuron> effect = Statements.on(neuron).effect("y = y + 0; x = " + text);
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      double x = 4 * random.nextGaussian();
      double y = i % 7 == 0 ? Double.NaN : random.nextDouble() * 5;
      PlainRun<Neuron> run = new PlainRun<>(neuron, 1, 0.1, Scheme.EULER);
      Statements.on(neuron)
          .<Neuron>effect("x = " + x + "; y = " + (i % 7 == 0 ? "inf - inf" : y))
          .on(run.neurons().getFirst());
      Double expected =
          new Interpreter(name -> name.equals("x") ? x : name.equals("y") ? y : 3)
              .number(set.expression(text));
      assertThat((Double) quantity.of(run.neurons().getFirst())).isEqualTo(expected);
      run.act(0, effect::on);
      assertThat((Double) run.state("x")[0]).isEqualTo(expected);
    }
  }

  @Test
  void aSubExpressionAndItsDrawsAreEvaluatedOnceForAllUses() {
    Neuron neuron =
        Equations.of(
                """
                a = rand() : 1
                b = 2*a : 1
                dx/dt = (b - a - a)/ms : 1
                dy/dt = a/ms : 1
                """)
            .neuron();
    PlainRun<Neuron> run = new PlainRun<>(neuron, 5, 0.1, Scheme.EULER);
    run.run(10);
    assertThat(run.state("x")).containsOnly(0);
    assertThat(run.state("y")[0]).isBetween(0.01, 0.99);
  }

  @Test
  void noisesOfOneEquationAddUpInTheirSquares() {
    Equations one = Equations.of(NOISY).set("s", 5);
    Equations two =
        Equations.of(
            NOISY.replace("s*sqrt(2/tau)*xi", "3*mV*sqrt(2/tau)*xi_1 - 4*mV*sqrt(2/tau)*xi_2"));
    PlainRun<Neuron> expected = new PlainRun<>(one.neuron(), 1, 0.1, Scheme.EULER);
    PlainRun<Neuron> found = new PlainRun<>(two.neuron(), 1, 0.1, Scheme.EULER);
    expected.run(100);
    found.run(100);
    assertThat(found.state("v")[0]).isNotZero().isCloseTo(expected.state("v")[0], within(1e-12));
  }

  @Test
  void whatAResetChangesIsAState() {
    Neuron neuron =
        Equations.of(
                """
                dv/dt = 30*mV/ms : mV
                count : 1
                total : 1 (shared)
                """)
            .threshold("v > 10*mV")
            .reset("v = 0*mV; count += 1")
            .set("total", 0)
            .neuron();
    PlainRun<Neuron> run = new PlainRun<>(neuron, 1, 0.1, Scheme.EULER);
    run.run(40);
    assertThat(run.state("count")).containsExactly(10);
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> run.state("total"));
  }

  @Test
  void fieldsOfAPopulationAreSetByName() {
    try (Network net = new Network(0.1).doublePrecision()) {
      Population<Lif> cells = net.population(new Lif(), 3);
      cells.set("tau", 10).set("EL", -70, -60, -50).set("v", -65);
      net.run(10);
      double decayed = Math.exp(-1);
      assertThat(cells.get("v")[0]).isCloseTo(-70 + 5 * decayed, within(1e-9));
      assertThat(cells.get("v")[2]).isCloseTo(-50 - 15 * decayed, within(1e-9));
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> cells.set("taau", 10))
          .withMessageContaining("Did you mean tau?");
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> cells.set("v", 1, 2))
          .withMessageContaining("2 values for 3 neurons");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dv/dt = -v/tau : mV; dw/dt = s*xi : 1 ; s : ms**-0.5 (constant); du/dt = s*xi : 1 ; tau : ms (constant) | is this the same noise
          dv/dt = s*xi_a : 1 ; s : ms**-0.5 (constant); du/dt = s*xi_a : 1 | xi_a_1 in one and xi_a_2 in the other
          step : mV | step has a meaning of its own in a network
          dinput/dt = 1/ms : 1 | input : 1 (input), or another name
          dv/dt = -v/tauu : mV; tau : ms (constant) | Did you mean tau?
          """)
  void textsThatAreNoNeuronAreRefused(String text, String message) {
    assertThatExceptionOfType(EquationError.class)
        .isThrownBy(() -> Equations.of(text))
        .withMessageContaining(message);
  }

  @Test
  void mistakesInEachPartNameTheirLineAndColumn() {
    Equations equations = Equations.of(NOISY);
    assertThatExceptionOfType(EquationError.class)
        .isThrownBy(() -> equations.threshold("v > 5*ms"))
        .withMessageStartingWith("line 1, column 3: both operands of > must");
    assertThatExceptionOfType(EquationError.class)
        .isThrownBy(() -> equations.reset("v = 0*mV\n w += 1"))
        .withMessageStartingWith("line 2, column 2: unknown name w")
        .satisfies(error -> assertThat(error.line()).isEqualTo(2));
    assertThatExceptionOfType(EquationError.class)
        .isThrownBy(() -> equations.reset("tau = 3*ms"))
        .withMessageContaining("a statement cannot change tau");
    assertThatExceptionOfType(EquationError.class)
        .isThrownBy(() -> equations.refractory("v > 0*mV"))
        .withMessageContaining("refractory for a time");
    assertThatExceptionOfType(EquationError.class)
        .isThrownBy(() -> Equations.of("dv/dt = -v/tau : mV\ntau : ms (constant)").neuron())
        .withMessageStartingWith("line 2, column 1: tau needs a value")
        .withMessageContaining(".set(\"tau\", 1)");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> equations.set("taau", 3))
        .withMessageContaining("Did you mean tau?");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Equations.of(NOISY).reset("v = 0*mV").neuron())
        .withMessageContaining("add .threshold(");
  }

  @Test
  void statementsAboutAClassInJavaKnowItsNamesAndUnits() {
    Statements on = Statements.on(new CobaLif());
    assertThatExceptionOfType(EquationError.class)
        .isThrownBy(() -> on.effect("v += 0.6"))
        .withMessageContaining("found: mV (voltage) and 1");
    assertThatExceptionOfType(EquationError.class)
        .isThrownBy(() -> on.effect("gE += 0.6; tau = 1*ms"))
        .withMessageContaining("a statement cannot change tau");
    assertThatExceptionOfType(EquationError.class)
        .isThrownBy(() -> on.action("weight = 1"))
        .withMessageContaining("a statement cannot change weight");
    CobaLif cell = new CobaLif();
    on.<CobaLif>action("gE += 2*weight; input += weight").on(cell, 3);
    assertThat(cell.gE).isEqualTo(6);
    assertThat(cell.input).isEqualTo(3);
    assertThat(on.<CobaLif>quantity("gE*(EE - v)").of(cell)).isEqualTo(360);
  }
}
