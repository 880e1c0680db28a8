package cajal.systems.cognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Trials in which the first unit knows the group from the third bin on, and a second one does in
/// the last bin only.
class ActivityTest {
  private static final int TRIALS = 100;

  private static Activity activity() {
    SplittableRandom random = new SplittableRandom(2);
    double[][][] rates = new double[TRIALS][5][4];
    int[] groups = new int[TRIALS];
    for (int i = 0; i < TRIALS; i++) {
      groups[i] = random.nextInt(2);
      for (int t = 0; t < 5; t++) {
        for (int k = 0; k < 4; k++) rates[i][t][k] = 10 + random.nextGaussian();
        if (t >= 2 && groups[i] == 1) rates[i][t][0] += 20;
        if (t == 4 && groups[i] == 1) rates[i][t][1] += 10;
      }
    }
    return new Activity(50, rates, new int[][] {groups}, groups, groups);
  }

  @Test
  void aGroupIsDecodedFromWhenItIsThere() {
    double[] found = activity().decoding(activity().right(), 2);
    assertThat(found[0]).isBetween(0.25, 0.75);
    assertThat(found[1]).isBetween(0.25, 0.75);
    assertThat(found[2]).isGreaterThan(0.98);
    assertThat(found[4]).isGreaterThan(0.98);
  }

  @Test
  void trajectoriesPartWhereGroupsDiffer() {
    Activity activity = activity();
    Activity.Trajectories found = activity.trajectories(activity.right(), 3, 2);
    assertThat(found.explained()[0]).isGreaterThan(0.8);
    assertThat(found.paths()[2]).isEmpty();
    double first = found.paths()[1][0][0] - found.paths()[0][0][0];
    double last = found.paths()[1][3][0] - found.paths()[0][3][0];
    assertThat(Math.abs(first)).isLessThan(2);
    assertThat(last).isCloseTo(20, within(2.0));
  }

  @Test
  void tuningIsTheMeanRateOfALevel() {
    double[][] tuning = activity().tuning(0, 3, 2, 4);
    assertThat(tuning[0][1] - tuning[0][0]).isCloseTo(20, within(1.0));
    assertThat(tuning[1][1] - tuning[1][0]).isCloseTo(0, within(1.0));
    assertThat(tuning[0][2]).isNaN();
    assertThat(activity().times()).containsExactly(25, 75, 125, 175, 225);
  }
}
