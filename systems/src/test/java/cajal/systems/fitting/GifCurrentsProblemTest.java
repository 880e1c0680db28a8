package cajal.systems.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.exec.Settings;
import cajal.learn.search.Found;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GifCurrentsProblemTest {
  private static final double[] KNOWN = {0.005, 0.01, 0.2, 0.02, 0.2, -0.1};
  private static final GifCell CELL =
      new GifCell(List.of("a", "b", "k1", "k2", "A1", "A2"), Map.of());

  /// To three digits; those that act on the voltage between spikes to more.
  @Test
  void withInternalCurrentsAllSixAreFound() {
    Found found = GifCurrentsProblem.published(Settings.preferred()).solve(1000, 1);
    assertThat(found.value()).isLessThan(1e-12);
    assertThat(found.evaluations()).isLessThanOrEqualTo(1000);
    assertThat(found.x()[0]).isCloseTo(0.005, within(5e-6));
    assertThat(found.x()[1]).isCloseTo(0.01, within(1e-5));
    for (int k = 2; k < 6; k++) {
      assertThat(found.x()[k]).isCloseTo(KNOWN[k], within(1e-6 * Math.abs(KNOWN[k])));
    }
  }

  /// Within the region each voltage is that of the target, bit for bit; beyond its corners none is
  /// without another spike. So no loss of the traces can tell a and b any better.
  @Test
  void exactlyTheRegionOfAAndBHasTheTargetsVoltages() {
    Stimuli stimuli = GifProblem.stimuli();
    Simulation cell = new Simulation(CELL, stimuli);
    double[][] target = cell.run(KNOWN).voltage();
    SameSpikes same =
        new SameSpikes(CELL, stimuli, RecordedSpikes.resets(target), 0, 1, Settings.preferred());
    Polygon region = same.around(KNOWN);
    assertThat(region.corners()).hasSizeGreaterThan(2);
    for (double[] corner : region.corners()) {
      assertThat(cell.run(from(region, corner, 0.97)).voltage()).isDeepEqualTo(target);
      double[][] beyond = cell.run(from(region, corner, 1.03)).voltage();
      assertThat(Arrays.deepEquals(beyond, target)).isFalse();
    }
    assertThat(region.extent(0)[1] - region.extent(0)[0]).isBetween(5e-6, 2e-5);
    assertThat(region.extent(1)[1] - region.extent(1)[0]).isBetween(2e-5, 1e-4);
  }

  private static double[] from(Polygon region, double[] corner, double far) {
    double[] x = KNOWN.clone();
    for (int k = 0; k < 2; k++) {
      x[k] = region.middle()[k] + far * (corner[k] - region.middle()[k]);
    }
    return x;
  }

  /// Fluctuating currents make more spikes, at other thresholds.
  @Test
  void moreSpikesTellAAndBToThreeDigits() {
    Stimuli stimuli = GifCurrentsProblem.fluctuating();
    double[][] target = new Simulation(CELL, stimuli).run(KNOWN).voltage();
    SameSpikes same =
        new SameSpikes(CELL, stimuli, RecordedSpikes.resets(target), 0, 1, Settings.preferred());
    Polygon region = same.around(KNOWN);
    for (int k = 0; k < 2; k++) {
      for (double end : region.extent(k)) {
        assertThat(end).isCloseTo(KNOWN[k], within(1e-3 * KNOWN[k]));
      }
    }
  }
}
