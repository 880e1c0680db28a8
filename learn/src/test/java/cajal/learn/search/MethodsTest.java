package cajal.learn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.learn.optim.Box;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MethodsTest {
  static Stream<Arguments> lowestWithin() {
    return Stream.of(
        Arguments.of(new RandomSearch(), 0.3),
        Arguments.of(new SobolSearch(), 0.1),
        Arguments.of(new DifferentialEvolution(20), 1e-6),
        Arguments.of(new DifferentialEvolution(20, 0.4, 0.9, 0.9, true), 1e-6),
        Arguments.of(new ParticleSwarm(20), 1e-3),
        Arguments.of(new CmaEs(8), 1e-12),
        Arguments.of(new MultiStart(new QuasiNewton(), 8, 32), 1e-18),
        Arguments.of(new MultiStart(new AdamDescent(), 4, 32), 0.05),
        Arguments.of(new MultiStart(new LevenbergMarquardt(), 4, 0), 1e-24),
        Arguments.of(new Refined(new CmaEs(8), 0.3, new LevenbergMarquardt(), 2), 1e-24));
  }

  @ParameterizedTest
  @MethodSource("lowestWithin")
  void aThousandEvaluationsReachTheBottomOfABentValley(Method method, double value) {
    Found found = method.run(new Valley(), Budget.of(1000), 1);
    assertThat(found.value()).isLessThan(value);
    assertThat(found.evaluations()).isBetween(999, 1000);
    assertThat(found.x()).isEqualTo(method.run(new Valley(), Budget.of(1000), 1).x());
    assertThat(found.value())
        .isEqualTo(found.tried().stream().mapToDouble(Found.Tried::value).min().orElseThrow());
  }

  @Test
  void aSearchEndsAtItsGoal() {
    Found found =
        new MultiStart(new LevenbergMarquardt(), 2, 10)
            .run(new Valley(), Budget.of(1000).until(1e-20), 1);
    assertThat(found.value()).isLessThan(1e-20);
    assertThat(found.counts().values()).isEqualTo(10);
    assertThat(found.evaluations()).isEqualTo(10 + 2 * found.counts().jacobians()).isLessThan(200);
  }

  @Test
  void startsGoDownAbreastAsTheyWouldAlone() {
    Method alone = new MultiStart(new QuasiNewton(), 1, 0);
    Method abreast = new MultiStart(new QuasiNewton(), 7, 0);
    List<double[]> first = ends(alone.run(new Valley(), Budget.of(2000), 3));
    List<double[]> second = ends(abreast.run(new Valley(), Budget.of(2000), 3));
    assertThat(first.size()).isGreaterThan(7);
    for (double[] end : second.subList(0, 7)) {
      assertThat(first).anyMatch(other -> Arrays.equals(other, end));
    }
  }

  private static List<double[]> ends(Found found) {
    return found.ends().stream().map(Found.Tried::x).toList();
  }

  /// What is no number counts as infinitely high, and is counted.
  @Test
  void holesAreAvoided() {
    Landscape holed =
        new Landscape() {
          @Override
          public Box box() {
            return new Box(new double[] {-1}, new double[] {1});
          }

          @Override
          public double[] values(double[][] points) {
            return Arrays.stream(points)
                .mapToDouble(x -> x[0] < 0 ? Double.NaN : x[0] * x[0])
                .toArray();
          }
        };
    Found found = new DifferentialEvolution(10).run(holed, Budget.of(300), 1);
    assertThat(found.value()).isLessThan(1e-6);
    assertThat(found.counts().failed()).isPositive();
    assertThatThrownBy(() -> new MultiStart(new QuasiNewton(), 1, 0).run(holed, Budget.of(10), 1))
        .hasMessageContaining("no gradients; search it with DifferentialEvolution or CmaEs");
  }
}
