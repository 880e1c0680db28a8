package cajal.lift;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.rules.Simplify;
import java.io.Serializable;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class LambdaTest {
  static class Cell {
    double v, gE;
    int count;

    double twice() {
      return 2 * v;
    }
  }

  record Pulse(double amount, int times) {}

  interface Action<C> extends Consumer<C>, Serializable {}

  interface Reading<C> extends ToDoubleFunction<C>, Serializable {}

  interface Curve extends Serializable {
    double at(double x, int n);
  }

  private final GraphBuilder builder = new GraphBuilder(Simplify.RULES);
  private final BothWays.Model cell = new BothWays.Model(new Cell(), builder);
  private final Lifter lifter = new Lifter(builder, DType.F64, BothWays.noDraws());

  private Map<String, Object> run(Lifted lifted, double v, double gE) {
    Map<String, ?> inputs =
        Map.of("v", new double[] {v}, "gE", new double[] {gE}, "count", new int[] {3});
    return Interpreter.run(BothWays.graph(builder, lifted), inputs);
  }

  private static double number(Object array) {
    return ((double[]) array)[0];
  }

  @Test
  void anActionOnATargetAddsToItsField() {
    Lifted lifted = lifter.lambda((Action<Cell>) c -> c.gE += 0.6, cell);
    assertThat(lifted.result()).isNull();
    assertThat(number(run(lifted, 0, 2).get("gE"))).isEqualTo(2.6);
  }

  @Test
  void aLambdaNamesAField() {
    Lifted lifted = lifter.lambda((Reading<Cell>) c -> c.v, cell);
    assertThat(lifted.result()).isEqualTo(cell.inputs().values().iterator().next());
    assertThat(lifted.writes()).isEmpty();
  }

  @Test
  void capturedNumbersAndRecordsAreConstants() {
    double weight = 0.25;
    int n = 3;
    boolean add = true;
    double[] table = {1, 2};
    Pulse pulse = new Pulse(0.5, 4);
    Action<Cell> action =
        c -> {
          for (int i = 0; i < pulse.times(); i++) c.v += pulse.amount();
          if (add) c.gE += weight * n + table[1];
        };
    Map<String, Object> outputs = run(lifter.lambda(action, cell), 1, 0);
    assertThat(number(outputs.get("v"))).isEqualTo(3);
    assertThat(number(outputs.get("gE"))).isEqualTo(2.75);
  }

  private final double gain = Double.parseDouble("1.5");

  @Test
  void fieldsOfTheObjectAroundALambdaAreConstants() {
    Action<Cell> action = c -> c.gE = gain * scaled(c.v);
    assertThat(number(run(lifter.lambda(action, cell), 2, 0).get("gE"))).isEqualTo(12);
  }

  private double scaled(double x) {
    return 4 * x;
  }

  @Test
  void methodReferencesLeadToTheirMethods() {
    Lifted lifted = lifter.lambda((Reading<Cell>) Cell::twice, cell);
    assertThat(number(run(lifted, 3, 0).get("result"))).isEqualTo(6);
  }

  @Test
  void argumentsMayBeValuesOfTheGraphOrConstants() {
    Value x = builder.input("v", Type.scalar(DType.F64));
    Curve curve = (a, n) -> n > 2 ? Math.sqrt(a) : 0;
    assertThat(number(run(lifter.lambda(curve, x, 3), 16, 0).get("result"))).isEqualTo(4);
    Lifted constant = lifter.lambda(curve, x, 1);
    assertThat(builder.number(constant.result())).isZero();
  }

  @Test
  void aConditionThatIsAlsoTheResultIsNoSelect() {
    Lifted lifted =
        lifter.lambda((Action<Cell>) c -> c.count = c.v > 0 && !(c.gE > c.v) ? 1 : 0, cell);
    String text = BothWays.graph(builder, lifted).toString();
    assertThat(text).doesNotContain("select").contains("and");
  }

  static class Kick implements Action<Cell> {
    private final double amount;

    Kick(double amount) {
      this.amount = amount;
    }

    @Override
    public void accept(Cell c) {
      c.gE += amount;
    }
  }

  @Test
  void anObjectOfANamedClassIsCalledByItsMethod() {
    Lifted lifted = lifter.lambda(new Kick(0.6), cell);
    assertThat(number(run(lifted, 0, 2).get("gE"))).isEqualTo(2.6);
  }
}
