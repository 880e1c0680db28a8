package cajal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquationErrorTest {
  private static final String LIF =
      "dv/dt = (EL - v)/tau : mV; tau : ms; EL : mV (constant); I : nA; R : MOhm; Ip : pA";

  @Test
  void anErrorShowsLineColumnAndThePlaceItself() {
    EquationError error =
        catchThrowableOfType(
            EquationError.class,
            () ->
                EquationSet.parse(
                    """
                    # membrane
                      dv/dt = (EL - v + I)/tau : mV
                    EL : mV; tau : ms; I : nA
                    """));
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.column()).isEqualTo(19);
    assertThat(error)
        .hasMessage(
            """
            line 2, column 19: both operands of + must have the same unit
              dv/dt = (EL - v + I)/tau : mV
                       ~~~~~~~^~~
              found: mV (voltage) and nA (current)
              write: the second operand times something in MOhm, or correct the declared unit that is wrong\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dv/dt = (EL - v)/taum : mV; taumm : ms; EL : mV | unknown name taum. Did you mean taumm?",
        "dv/dt = -v/ms + 3*mv/ms : mV | Did you mean mV?",
        "dv/dt = -v/tau; tau : ms | dv/dt = … needs its unit",
        "x | x needs its unit",
        "dv/dt = EL - v : mV; EL : mV | dv/dt must be in mV/ms (voltage per time)",
        "dv/dt = EL - v : mV; EL : mV | it divided by something in ms",
        "dv/dt = -v/tau : mV; tau : s | 0.001*(mV/ms)/(mV/s)",
        "I = a + b : nA; a : nA; b : pA | 0.001*nA/pA, since 1 pA = 0.001 nA",
        "x = 5*mV + 5 : mV | the number with its unit, as 5*mV",
        "x = 5 + 5*mV : mV | the number with its unit, as 5*mV",
        "x = exp(v) : 1; v : mV | exp(x/mV)",
        "x = sin(f*t) : 1; f : Hz | two scales of one unit",
        "x = v**y : 1; v : mV; y : 1 | constant",
        "x = 2*y) : 1; y : 1 | found: ')'",
        "x = 2*(y : 1 | a ')' for the '(' of line 1, column 7",
        "x = 2* : 1 | a number, a name or '(' here",
        "x = 2 y : 1 | an operator between the two",
        "x = 2y : 1 | write: 2*y",
        "x = y^2 : 1; y : 1 | ** for a power",
        "x = 1 if y > 0 && y < 1 else 0 : 1; y : 1 | write: and",
        "x = 1 if y = 0 else 0 : 1; y : 1 | == to compare",
        "x = y > 0 : 1; y : 1 | int(condition)",
        "x = 1 if y else 0 : 1; y : 1 | a comparison such as v > 0*mV",
        "x = foo(y) : 1; y : 1 | unknown function foo",
        "x = Exp(y) : 1; y : 1 | Did you mean exp?",
        "x = exp(y, y) : 1; y : 1 | exp takes 1",
        "x = where(y) : 1; y : 1 | where(condition, then, otherwise)",
        "x = 1e999 : 1 | inf, or a number below",
        "x = ((v**9999)**9999)**9999 : 1; v : mV | simple exponent",
        "x = 2 $ y : 1 | '$'",
        "x : mV (constnat) | cannot be (constnat)",
        "dv/dt = -v/ms : mV (constant) | one of (unless refractory)",
        "x : bogus | bogus, which is not a unit here",
        "x : mV (input, shared) | (input)",
        "x : 1; x : mV | x is defined twice",
        "t : ms | t has a meaning of its own",
        "exp : 1 | exp has a meaning of its own",
        "a = b : 1; b = 2*c : 1; c = a : 1 | a -> b -> c -> a",
        "x = 2*xi : 1 | white noise belongs in a derivative",
        "dx/dt = xi**2 : 1 | as a factor of a sum's terms only",
        "dx/dt = exp(xi*sqrt(ms))/ms : 1 | as a factor",
        "dx/dt = xi/sqrt(ms) : 1; dy/dt = xi/sqrt(ms) : 1 | xi in two equations",
        "2*x = 3 : 1 | dv/dt = … : mV",
        "dx/dt = 3*mV/ms + : mV | a number, a name"
      })
  void aMistakeInAnEquationIsTaught(String text, String lesson) {
    assertThatThrownBy(() -> EquationSet.parse(text))
        .isInstanceOf(EquationError.class)
        .hasMessageStartingWith("line 1, column ")
        .hasMessageContaining("^")
        .hasMessageContaining("found: ")
        .hasMessageContaining("write: ")
        .hasMessageContaining(lesson);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "V = -60*mV | unknown name V. Did you mean v?",
        "EL = -60*mV | a statement cannot change EL",
        "v = -60 | v must be in mV",
        "v == -60*mV | = or one of += -= *= /= to assign",
        "v += 2*nA | same unit",
        "v *= 2*mV | v must be in mV",
        "v = -60*mV v = 3*mV | ; between two statements",
        "v = -60*mV : mV | ; between two statements",
        "v = xi | white noise"
      })
  void aMistakeInAStatementIsTaught(String text, String lesson) {
    EquationSet lif = EquationSet.parse(LIF);
    assertThatThrownBy(() -> lif.statements(text))
        .isInstanceOf(EquationError.class)
        .hasMessageContaining(lesson);
  }

  @Test
  void aThresholdIsAConditionAndARefractoryPeriodATime() {
    EquationSet lif = EquationSet.parse(LIF);
    assertThatThrownBy(() -> lif.condition("v - 3*mV")).hasMessageContaining("a condition");
    assertThatThrownBy(() -> lif.condition("v > 3*nA")).hasMessageContaining("mV (voltage) and nA");
    assertThatThrownBy(() -> lif.condition("v > 3*mV v")).hasMessageContaining("found: 'v'");
    assertThatThrownBy(() -> lif.condition("")).hasMessageContaining("a number, a name");
    assertThatThrownBy(() -> lif.refractory("5"))
        .hasMessageContaining("a refractory period must be in ms (time)");
  }

  @Test
  void theLineIsTheOneOfTheMistakeInALongEquation() {
    assertThatThrownBy(
            () -> EquationSet.parse("dx/dt = (a\n   + b\n   + cc)/ms : 1\na : 1\nb : 1\nc : 1"))
        .hasMessageStartingWith("line 3, column 6: unknown name cc. Did you mean c?")
        .hasMessageContaining("  + cc)/ms : 1\n    ^~\n");
  }
}
