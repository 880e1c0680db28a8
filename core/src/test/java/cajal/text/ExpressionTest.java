package cajal.text;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.random.DrawSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  private static final EquationSet NAMES = EquationSet.parse("x : 1; y : 1; v : mV");

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "2 + 3*4 : 14",
        "2**3**2 : 512",
        "-2**2 : -4",
        "2**-1 : 0.5",
        "-2 - -3 : 1",
        "8/4/2 : 1",
        "8/(4/2) : 4",
        "7 % 3 + -7 % 3 : 3",
        "1 if 2 < 3 else 4 : 1",
        "1 if 2 > 3 else 4 if 1 > 2 else 5 : 5",
        "where(x > y or not x <= y, 1, 2) : 1",
        "where(1 < 3 < 2, 1, 2) : 2",
        "int(x > y)*10 + int(2.9) + int(-2.9) : 10",
        "int(x > y and y != 3 or x == 0) : 1",
        "min(x, y, 1.5) + max(x, y) : 4.5",
        "clip(x, 0, 2) + clip(-x, 0, 2) : 2",
        "abs(-x) + sign(-y) + floor(-0.5) + ceil(0.5) : 2",
        "sqrt(16) + log10(100) + log(exp(2)) : 8",
        "exprel(0) + sigmoid(0) : 1.5",
        "sin(0) + cos(0) + tan(0) + sinh(0) + cosh(0) + tanh(0) : 2",
        "asin(0) + arccos(1) + atan(0) : 0",
        "1.5e1 + .5 + 2. + 1E-1*10 : 18.5",
        "(v/mV)**2 : 100",
        "1 if inf > 1e300 else 0 : 1",
        "pow(2, 3) : 8"
      })
  void evaluatesAsPythonWould(String text, double value) {
    Interpreter interpreter = new Interpreter(Map.of("x", 3.0, "y", 2.0, "v", 10.0)::get);
    assertThat(interpreter.number(NAMES.expression(text))).isEqualTo(value);
  }

  @Test
  void randomNumbersComeFromTheBoundSource() {
    Expr expr = NAMES.expression("rand() + 10*randn()");
    double value =
        ScopedValue.where(DrawSource.CURRENT, constantDraws())
            .call(() -> new Interpreter(name -> Double.NaN).number(expr));
    assertThat(value).isEqualTo(0.25 - 15);
  }

  @Test
  void anyTreePrintsToATextThatReadsBackAsTheSameTree() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      Expr tree =
          random.nextInt(4) == 0 ? RandomTrees.condition(random, 4) : RandomTrees.number(random, 4);
      String text = tree.text();
      assertThat(withoutSpans(NAMES.expression(text))).as(text).isEqualTo(tree);
    }
  }

  private static Expr withoutSpans(Expr expr) {
    List<Expr> c = expr.children().stream().map(ExpressionTest::withoutSpans).toList();
    return switch (expr) {
      case Expr.Number e -> new Expr.Number(e.value(), RandomTrees.NOWHERE);
      case Expr.Name e -> new Expr.Name(e.name(), RandomTrees.NOWHERE);
      case Expr.UnitConstant e -> new Expr.UnitConstant(e.name(), e.unit(), RandomTrees.NOWHERE);
      case Expr.Unary e -> new Expr.Unary(e.op(), c.get(0), RandomTrees.NOWHERE);
      case Expr.Binary e -> new Expr.Binary(e.op(), c.get(0), c.get(1), RandomTrees.NOWHERE);
      case Expr.Call e -> new Expr.Call(e.function(), c, RandomTrees.NOWHERE);
      case Expr.Compare e -> new Expr.Compare(e.op(), c.get(0), c.get(1), RandomTrees.NOWHERE);
      case Expr.Logic e -> new Expr.Logic(e.op(), c.get(0), c.get(1), RandomTrees.NOWHERE);
      case Expr.Conditional _ ->
          new Expr.Conditional(c.get(0), c.get(1), c.get(2), RandomTrees.NOWHERE);
    };
  }

  private static DrawSource constantDraws() {
    return new DrawSource() {
      @Override
      public double uniform() {
        return 0.25;
      }

      @Override
      public double normal() {
        return -1.5;
      }

      @Override
      public double exponential() {
        return 1;
      }

      @Override
      public int poisson(double lambda) {
        return 1;
      }
    };
  }
}
