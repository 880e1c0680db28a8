package cajal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.text.Equation.Differential;
import cajal.text.Equation.Parameter;
import cajal.text.Equation.SubExpression;
import cajal.unit.PhysicalUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EquationSetTest {
  private static final EquationSet ADEX =
      EquationSet.parse(
          """
              # the brief's example
              dv/dt = (EL - v + R*I)/tau + sigma*xi/sqrt(tau) : mV (unless refractory)
              dw/dt = (a*(v - EL) - w)/tauw : nA
              I = I0*sin(2*pi*f*t) + Iext - w : nA        # sub-expression
              tau : ms (constant)
              tauw = 100*ms : ms (constant)
              EL : mV; sigma : mV (shared)
              R : MOhm (constant, shared)
              a : uS; I0 : nA; f : 1/ms
              Iext : nA (input)
          """);

  @Test
  void linesBecomeStatesSubExpressionsAndParameters() {
    assertThat(ADEX.differentials()).extracting(Differential::name).containsExactly("v", "w");
    assertThat(ADEX.subExpressions()).extracting(SubExpression::name).containsExactly("I");
    assertThat(ADEX.parameters())
        .extracting(Parameter::name)
        .containsExactly("tau", "tauw", "EL", "sigma", "R", "a", "I0", "f", "Iext");
    assertThat(ADEX.differentials().get(0).unlessRefractory()).isTrue();
    assertThat(ADEX.differentials().get(1).unlessRefractory()).isFalse();
    assertThat(ADEX.differentials().get(1).unit()).isEqualTo(PhysicalUnit.parse("nA"));
  }

  @Test
  void flagsTellWhatAParameterIs() {
    assertThat(parameter("R").constant()).isTrue();
    assertThat(parameter("R").shared()).isTrue();
    assertThat(parameter("EL").constant()).isFalse();
    assertThat(parameter("Iext").input()).isTrue();
    assertThat(parameter("tauw").initial().text()).isEqualTo("100*ms");
  }

  @Test
  void noiseIsKeptApartAsTheFactorOfItsWhiteNoise() {
    Differential v = ADEX.differentials().getFirst();
    assertThat(v.drift().text()).isEqualTo("(EL - v + R*I)/tau");
    assertThat(v.noise()).hasSize(1);
    assertThat(v.noise().getFirst().noise()).isEqualTo("xi");
    assertThat(v.noise().getFirst().factor().text()).isEqualTo("sigma/sqrt(tau)");
    assertThat(ADEX.unit(v.noise().getFirst().factor()))
        .isEqualTo(PhysicalUnit.parse("mV/ms**0.5"));
  }

  @Test
  void driftAndFactorsAddUpToTheDerivative() {
    String derivative = "-x/tau - (a*xi_1 - b*xi_2)/2 + where(x > 0, 3*xi_1, 0)*a - xi_2*(b - a)";
    String parameters = " tau : ms; a : 1/ms**0.5; b : 1/ms**0.5";
    EquationSet set = EquationSet.parse("dx/dt = " + derivative + " : 1;" + parameters);
    EquationSet plain = EquationSet.parse("x : 1; xi1 : 1/ms**0.5; xi2 : 1/ms**0.5;" + parameters);
    Expr whole = plain.expression(derivative.replace("xi_", "xi"));
    Map<String, Double> values =
        Map.of("x", 0.7, "tau", 20.0, "a", 0.3, "b", 0.9, "xi1", 1.3, "xi2", -0.4);
    Interpreter interpreter = new Interpreter(values::get);
    Differential x = set.differentials().getFirst();
    double sum = interpreter.number(x.drift());
    for (var term : x.noise()) {
      sum += interpreter.number(term.factor()) * values.get(term.noise().replace("_", ""));
    }
    assertThat(x.noise()).hasSize(2);
    assertThat(sum).isCloseTo(interpreter.number(whole), within(1e-15));
  }

  @Test
  void hodgkinAndHuxleyAsTheyAreWrittenForBrianFitWithCoherentUnits() {
    EquationSet set =
        EquationSet.parse(
            """
            dv/dt = (gl*(El-v)+ge*(Ee-v)+gi*(Ei-v)-
                     g_na*(m*m*m)*h*(v-ENa)-
                     g_kd*(n*n*n*n)*(v-EK))/Cm : mV
            dm/dt = alpha_m*(1-m)-beta_m*m : 1
            dn/dt = alpha_n*(1-n)-beta_n*n : 1
            dh/dt = alpha_h*(1-h)-beta_h*h : 1
            dge/dt = -ge*(1./taue) : nS
            dgi/dt = -gi*(1./taui) : nS
            alpha_m = 0.32*(mV**-1)*4*mV/exprel((13*mV-v+VT)/(4*mV))/ms : 1/ms
            beta_m = 0.28*(mV**-1)*5*mV/exprel((v-VT-40*mV)/(5*mV))/ms : 1/ms
            alpha_h = 0.128*exp((17*mV-v+VT)/(18*mV))/ms : 1/ms
            beta_h = 4./(1+exp((40*mV-v+VT)/(5*mV)))/ms : 1/ms
            alpha_n = 0.032*(mV**-1)*5*mV/exprel((15*mV-v+VT)/(5*mV))/ms : 1/ms
            beta_n = .5*exp((10*mV-v+VT)/(40*mV))/ms : 1/ms
            """,
            Map.ofEntries(
                Map.entry("gl", Constant.of(10, "nS")),
                Map.entry("El", Constant.of(-60, "mV")),
                Map.entry("Ee", Constant.of(0, "mV")),
                Map.entry("Ei", Constant.of(-80, "mV")),
                Map.entry("ENa", Constant.of(50, "mV")),
                Map.entry("EK", Constant.of(-90, "mV")),
                Map.entry("g_na", Constant.of(20000, "nS")),
                Map.entry("g_kd", Constant.of(6000, "nS")),
                Map.entry("Cm", Constant.of(200, "pF")),
                Map.entry("VT", Constant.of(-63, "mV")),
                Map.entry("taue", Constant.of(5, "ms")),
                Map.entry("taui", Constant.of(10, "ms"))));
    assertThat(set.differentials()).hasSize(6);
    Expr alphaM = set.subExpressions().getFirst().value();
    double v = -55;
    double x = 13 - v - 63;
    assertThat(new Interpreter(Map.of("v", v, "VT", -63.0)::get).number(alphaM))
        .isCloseTo(0.32 * x / Math.expm1(x / 4), within(1e-14));
  }

  @Test
  void subExpressionsStandBehindThoseTheyUse() {
    EquationSet set = EquationSet.parse("a = b + c : 1; c = 2 : 1; b = 3*c : 1; d = a : 1");
    assertThat(set.subExpressions())
        .extracting(SubExpression::name)
        .containsExactly("c", "b", "a", "d");
  }

  @Test
  void linesGoOnWhileSomethingIsOpen() {
    EquationSet set =
        EquationSet.parse(
            """
            dv/dt = (a   # a comment within
                     + b)  # and one behind
                    / tau
              - c \\
                * 2 +

              d
              : 1
            a : 1; b : 1; c : 1/ms
            d : 1/ms
            tau : ms
            """);
    assertThat(set.differentials().getFirst().drift().text()).isEqualTo("(a + b)/tau - c*2 + d");
  }

  @Test
  void aNameOfOneIsOwnHidesTheUnit() {
    EquationSet set = EquationSet.parse("dm/dt = (1 - m)/s : 1; s : ms; A = 2*m : 1");
    assertThat(set.differentials().getFirst().drift().children().getLast())
        .isInstanceOf(Expr.Name.class);
  }

  @Test
  void conditionsAndStatementsAreReadOverTheModelsNames() {
    Expr threshold = ADEX.condition("v > -50*mV and not w < 0 or t >= 5*ms");
    Interpreter low = new Interpreter(Map.of("v", -60.0, "w", 0.0, "t", 1.0)::get);
    Interpreter high = new Interpreter(Map.of("v", -49.0, "w", 0.0, "t", 1.0)::get);
    assertThat(low.condition(threshold)).isFalse();
    assertThat(high.condition(threshold)).isTrue();
    List<Assignment> reset = ADEX.statements("v = -60*mV; w += 0.5*nA\n EL *= 2");
    assertThat(reset).extracting(Assignment::target).containsExactly("v", "w", "EL");
    assertThat(reset)
        .extracting(assignment -> assignment.value().text())
        .containsExactly("-60*mV", "w + 0.5*nA", "EL*2");
    assertThat(ADEX.refractory("5*ms").text()).isEqualTo("5*ms");
    assertThat(ADEX.refractory("v > -40*mV").isCondition()).isTrue();
  }

  @Test
  void theSameNamedNoiseMayStandInTwoEquations() {
    EquationSet set =
        EquationSet.parse("dx/dt = a*xi_both : 1; dy/dt = -a*xi_both + a*xi_y : 1; a : 1/ms**0.5");
    assertThat(set.differentials().get(0).noise()).hasSize(1);
    assertThat(set.differentials().get(1).noise()).hasSize(2);
    assertThat(set.differentials().get(1).drift()).isInstanceOf(Expr.Number.class);
  }

  private static Parameter parameter(String name) {
    return ADEX.parameters().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }
}
