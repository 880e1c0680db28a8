package cajal.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.RandomKind;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.random.Draw;
import cajal.random.DrawSource;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {
  static class Noisy {
    double x;
    boolean p, q;

    double all() {
      double a = Draw.uniform(-2, 3) + Draw.normal(x, 0.5) * Draw.exponential(4);
      return Draw.bernoulli(0.3) ? a : a + Draw.poisson(2);
    }

    double loop() {
      double a = 0;
      for (int i = 0; i < 4; i++) a = a * 2 + Draw.uniform(0, 1);
      return a;
    }

    double conditional() {
      double a = 0;
      if (p) a = noise();
      if (q) a += noise() * 3;
      return a + 10 * noise();
    }

    double early() {
      for (int i = 0; i < 5; i++) {
        if (noise() < 0.4) return i + noise();
      }
      return noise();
    }

    private double noise() {
      return Draw.uniform(0, 1);
    }
  }

  /// Numbers that tell kind, site and occurrence apart.
  private static double number(RandomKind kind, int site, int occurrence) {
    int hash = DrawSite.hash(kind.name(), "" + site, occurrence);
    return (hash >>> 1) / (double) Integer.MAX_VALUE;
  }

  /// A plain run finds the site of a draw on the stack, and counts.
  private static final class Plain implements DrawSource {
    private final Map<Integer, Integer> met = new HashMap<>();

    private double next(RandomKind kind) {
      int site =
          StackWalker.getInstance()
              .walk(frames ->
                  frames
                      .filter(f -> !f.getClassName().equals(Draw.class.getName()))
                      .filter(f -> !f.getClassName().equals(Plain.class.getName()))
                      .findFirst()
                      .map(f ->
                          DrawSite.hash(f.getClassName(), f.getMethodName(), f.getByteCodeIndex())))
              .orElseThrow();
      int occurrence = met.merge(site, 1, Integer::sum) - 1;
      return number(kind, site, occurrence);
    }

    @Override
    public double uniform() {
      return next(RandomKind.UNIFORM);
    }

    @Override
    public double normal() {
      return next(RandomKind.NORMAL);
    }

    @Override
    public double exponential() {
      return next(RandomKind.EXPONENTIAL);
    }

    @Override
    public int poisson(double lambda) {
      return (int) (100 * next(RandomKind.POISSON));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "loop", "conditional", "early"})
  void drawsAreThoseOfThePlainRun(String method) {
    GraphBuilder builder = new GraphBuilder();
    Noisy noisy = new Noisy();
    Draws draws =
        (kind, site, occurrence, parameters) -> {
          double number = number(kind, site, occurrence);
          return kind == RandomKind.POISSON
              ? builder.constant(DType.I32, (int) (100 * number))
              : builder.constant(DType.F64, number);
        };
    Lifted lifted =
        new Lifter(builder, DType.F64, draws)
            .call(new BothWays.Model(noisy, builder), BothWays.method(Noisy.class, method));
    Graph graph = BothWays.graph(builder, lifted);
    for (int state = 0; state < 4; state++) {
      noisy.x = state;
      noisy.p = (state & 1) != 0;
      noisy.q = (state & 2) != 0;
      Map<String, Object> inputs = new LinkedHashMap<>();
      inputs.put("x", new double[] {noisy.x});
      inputs.put("p", new boolean[] {noisy.p});
      inputs.put("q", new boolean[] {noisy.q});
      Object plain =
          ScopedValue.where(DrawSource.CURRENT, new Plain())
              .call(() -> BothWays.invoke(BothWays.method(Noisy.class, method), noisy));
      assertThat(BothWays.scalar(Interpreter.run(graph, inputs).get("result"))).isEqualTo(plain);
    }
  }

  @Test
  void aDrawGetsItsParameterAndTheRealType() {
    GraphBuilder builder = new GraphBuilder();
    Value lambda = builder.input("lambda", Type.scalar(DType.F32));
    Draws draws =
        (kind, site, occurrence, parameters) -> {
          assertThat(kind).isEqualTo(RandomKind.POISSON);
          assertThat(occurrence).isZero();
          assertThat(parameters).containsExactly(lambda);
          return builder.constant(DType.I32, 5);
        };
    FunctionsTest.Function count = mean -> Draw.poisson(mean);
    Lifted lifted = new Lifter(builder, DType.F32, draws).lambda(count, lambda);
    assertThat(builder.number(lifted.result())).isEqualTo(5);
    assertThat(List.of(lifted.result().dtype())).containsExactly(DType.F32);
  }

  static class Wrong {
    double v = 1;

    double turned() {
      return Draw.uniform(5, 1);
    }

    double narrow() {
      return Draw.normal(v, -1);
    }

    double sure() {
      return Draw.bernoulli(2.5) ? 1 : 0;
    }

    double before() {
      return Draw.exponential(-2);
    }

    double few() {
      return Draw.poisson(-1);
    }

    double endless() {
      return Draw.uniform(0, Double.POSITIVE_INFINITY);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "turned | uniform of 5.0 | the lower bound first, then the upper one",
        "narrow | normal of -1.0 | a standard deviation of 0 or more",
        "sure | bernoulli of 2.5 | a probability from 0 to 1",
        "before | exponential of -2.0 | a mean of 0 or more",
        "few | poisson of -1.0 | a mean count from 0 to 2e9",
        "endless | uniform of Infinity | finite numbers",
      })
  void whatIsNoDistributionIsRefusedWithItsPlace(String name, String found, String instead)
      throws NoSuchMethodException {
    var builder = new GraphBuilder();
    var lifter = new Lifter(builder, DType.F64, BothWays.noDraws());
    var model = new BothWays.Model(new Wrong(), builder);
    Method method = Wrong.class.getDeclaredMethod(name);
    assertThatExceptionOfType(LiftError.class)
        .isThrownBy(() -> lifter.call(model, method))
        .withMessageContaining("Wrong." + name + ", line ")
        .withMessageContaining("found: " + found)
        .withMessageContaining("write: " + instead);
  }
}
