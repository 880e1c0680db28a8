package cajal.learn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.learn.optim.Box;
import cajal.learn.search.Profile.Verdict;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final Method DOWN = new MultiStart(new LevenbergMarquardt(), 2, 0);

  /// Of Rosenbrock's banana with x held the lowest is (1 − x)².
  @Test
  void theOthersAreSearchedAnew() {
    Profile profile =
        Profile.of(new Valley(), new Found.Tried(new double[] {1, 1}, 0), 0, 1e-4, DOWN, of(60));
    assertThat(profile.held()).hasSizeGreaterThan(6);
    for (Profile.Held held : profile.held()) {
      double lowest = Math.pow(1 - held.number(), 2);
      assertThat(held.value()).isCloseTo(lowest, within(1e-9 + 1e-6 * lowest));
    }
    assertThat(profile.verdict()).isEqualTo(Verdict.TOLD);
    assertThat(profile.within()[0]).isBetween(0.99, 0.993);
    assertThat(profile.within()[1]).isBetween(1.007, 1.01);
  }

  @Test
  void aNumberThatChangesNothingIsNotTold() {
    Profile profile = profile(x -> Math.pow(x[0] - 0.3, 2), 1, 400);
    assertThat(profile.verdict()).isEqualTo(Verdict.NOT_TOLD);
    assertThat(profile.within()).containsExactly(0, 1);
    assertThat(profile(x -> Math.pow(x[0] - 0.3, 2), 0, 400).verdict()).isEqualTo(Verdict.TOLD);
  }

  @Test
  void aNumberThatIsGoodUpToABoundIsToldOnOneSide() {
    Profile profile = profile(x -> Math.pow(Math.max(0, 0.2 - x[1]), 2) + x[0], 1, 400);
    assertThat(profile.verdict()).isEqualTo(Verdict.TOLD);
    assertThat(profile.within()[0]).isBetween(0.15, 0.2);
    assertThat(profile.within()[1]).isEqualTo(1);
  }

  @Test
  void withFewEvaluationsNothingIsSaid() {
    Profile profile =
        Profile.of(new Valley(), new Found.Tried(new double[] {1, 1}, 0), 0, 1e-4, DOWN, of(5));
    assertThat(profile.verdict()).isEqualTo(Verdict.NOT_KNOWN);
    assertThat(profile.evaluations()).isPositive();
  }

  /// A profile from a point that is not the lowest comes upon lower ones.
  @Test
  void aLowerPointIsFound() {
    Profile profile =
        Profile.of(
            new Valley(), new Found.Tried(new double[] {0.5, 0.25}, 0.25), 0, 0.3, DOWN, of(60));
    assertThat(profile.lowest().value()).isLessThan(0.24);
    assertThat(profile.lowest().x()[0]).isEqualTo(profile.lowest().number());
  }

  private static Budget of(int evaluations) {
    return Budget.of(evaluations);
  }

  /// Over the unit square, around (0.3, 0.5), without derivatives.
  private static Profile profile(ToDoubleFunction<double[]> f, int index, int evaluations) {
    Landscape square =
        new Landscape() {
          @Override
          public Box box() {
            return new Box(new double[] {0, 0}, new double[] {1, 1});
          }

          @Override
          public double[] values(double[][] points) {
            return Arrays.stream(points).mapToDouble(f).toArray();
          }
        };
    double[] best = {f.applyAsDouble(new double[] {0, 0.5}) < 1e-12 ? 0 : 0.3, 0.5};
    Found.Tried known = new Found.Tried(best, f.applyAsDouble(best));
    return Profile.of(square, known, index, 1e-3, new CmaEs(8, 0.05), of(evaluations));
  }
}
