package cajal.learn.search;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.learn.search.Comparison.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Method REFINED = new Refined(new CmaEs(8), 0.3, new LevenbergMarquardt(), 2);
  private static final List<Method> METHODS =
      List.of(new MultiStart(new QuasiNewton(), 4, 0), new DifferentialEvolution(10), REFINED);

  @Test
  void allHaveTheSameEvaluations() {
    List<String> order = new ArrayList<>();
    Comparison comparison =
        Comparison.run(
            new Valley(),
            METHODS,
            Budget.of(200),
            5,
            3,
            new Comparison.Listener() {
              @Override
              public void found(Method method, long seed, Found found) {
                order.add(method.title() + " " + seed);
              }
            });
    assertThat(comparison.rows()).extracting(Row::method).isEqualTo(METHODS);
    for (Row row : comparison.rows()) {
      assertThat(row.found()).hasSize(3);
      assertThat(row.of(Found::evaluations).low()).isBetween(199.0, 200.0);
      assertThat(row.of(Found::evaluations).high()).isBetween(199.0, 200.0);
    }
    assertThat(order)
        .hasSize(9)
        .startsWith("L-BFGS-B 5", "differential evolution 5", REFINED.title() + " 5", "L-BFGS-B 6");
    Found again = METHODS.get(1).run(new Valley(), Budget.of(200), 7);
    assertThat(comparison.rows().get(1).found().get(2).x()).isEqualTo(again.x());
  }

  /// A share of the time goes to each part of a method of two parts, as of evaluations.
  @Test
  void allHaveTheSameTime() {
    double seconds = 0.2;
    Comparison comparison =
        Comparison.run(
            new Valley(), METHODS, Budget.ofSeconds(seconds), 1, 2, new Comparison.Listener() {});
    for (Row row : comparison.rows()) {
      assertThat(row.of(Found::seconds).low()).isGreaterThanOrEqualTo(seconds);
      assertThat(row.of(Found::seconds).high()).isLessThan(5 + seconds);
    }
    Found.Counts counts = comparison.rows().get(2).found().get(1).counts();
    assertThat(counts.values()).isPositive();
    assertThat(counts.jacobians()).isPositive();
  }

  @Test
  void theLowestSoFarNeverRises() {
    Row row =
        Comparison.run(new Valley(), METHODS, Budget.of(200), 1, 4, new Comparison.Listener() {})
            .rows()
            .get(1);
    double before = Double.POSITIVE_INFINITY;
    for (int n = 0; n <= 200; n += 5) {
      double now = row.until(n, Found.Progress::evaluations).median();
      assertThat(now).isLessThanOrEqualTo(before);
      before = now;
    }
    assertThat(row.until(9, Found.Progress::evaluations).low()).isInfinite();
    assertThat(before).isEqualTo(row.of(Found::value).median());
  }

  @Test
  void theMedianOfTenIsBetweenTheMiddleTwo() {
    assertThat(MedianRange.of(9, 1, 2, 8, 3, 7, 4, 6, 5, 0)).isEqualTo(new MedianRange(4.5, 0, 9));
    assertThat(MedianRange.of(3, Double.POSITIVE_INFINITY, 1))
        .isEqualTo(new MedianRange(3, 1, Double.POSITIVE_INFINITY));
  }
}
