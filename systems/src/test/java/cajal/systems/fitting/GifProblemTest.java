package cajal.systems.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.trains.Coincidence;
import cajal.brain.trains.SpikeTrain;
import cajal.exec.Settings;
import cajal.learn.search.Found;
import cajal.learn.search.Landscape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GifProblemTest {
  private static final GifCell CELL = new GifCell(List.of("a", "b"), Map.of());
  private static final Stimuli STIMULI = GifProblem.stimuli();

  @Test
  void theTargetHasTheSpikesOfThePublishedOne() {
    assertThat(spikes(new Simulation(CELL, STIMULI).run(0.005, 0.01)))
        .containsExactly(10, 5, 3, 0, 0);
  }

  @Test
  void theCellDoesWhatItsEquationsSay() {
    GifCell whole = new GifCell(List.of("a", "b", "k1", "k2", "A1", "A2"), Map.of());
    double[] p = {0.005, 0.01, 0.2, 0.02, 0.2, -0.1};
    double[][] voltage = new Simulation(whole, STIMULI).run(p).voltage();
    for (int k = 0; k < voltage.length; k++) {
      double[] plain = plain(STIMULI.currents()[k], p);
      for (int t = 0; t < plain.length; t++) {
        assertThat(voltage[k][t]).isCloseTo(plain[t], within(1e-9));
      }
    }
  }

  /// The published loss is a staircase, so that it is searched without gradients alone; that they
  /// are exactly 0 is in [PublishedFaultsTest].
  @Test
  void theVoltageErrorIsPiecewiseConstant() {
    double[][] target = new Simulation(CELL, STIMULI).run(0.005, 0.01).voltage();
    Fit fit = new Fit(CELL, STIMULI, new VoltageError(target, 100), 4, Settings.preferred());
    double[][] points = {{0.03, 0.05}, {0.03 + 1e-9, 0.05}, {0.003, 0.02}};
    double[] values = fit.values(points);
    assertThat(values[0]).isEqualTo(values[1]).isGreaterThan(1).isNotEqualTo(values[2]);
    assertThatThrownBy(() -> fit.slopes(points)).hasMessageContaining("gif resets at spikes");
  }

  /// So is the coincidence factor, which counts: 1 − Γ has no slope although the trains differ.
  @Test
  void theCoincidenceFactorIsPiecewiseConstant() {
    Simulation cell = new Simulation(CELL, STIMULI);
    SpikeTrain data = train(cell.run(0.005, 0.01));
    Coincidence coincidence = new Coincidence(2);
    double one = coincidence.factor(train(cell.run(0.003, 0.02)), data);
    double beside = coincidence.factor(train(cell.run(0.003 + 1e-9, 0.02 - 1e-9)), data);
    assertThat(one).isLessThan(1).isEqualTo(beside);
  }

  /// With the spikes of the data forced on it, the same cell has slopes that lead to the target.
  @Test
  void forcedSpikesHaveSlopes() {
    double[][] target = new Simulation(CELL, STIMULI).run(0.005, 0.01).voltage();
    boolean[][] spikes = RecordedSpikes.resets(target);
    Loss loss = new ForcedError(target, spikes, 1e-5);
    Fit fit = new Fit(CELL.forced(spikes), STIMULI, loss, 4, Settings.preferred());
    double[] away = {0.006, 0.01};
    Landscape.Slopes slopes = fit.slopes(new double[][] {away, {0.006 + 1e-7, 0.01}});
    double difference = (slopes.values()[1] - slopes.values()[0]) / 1e-7;
    assertThat(slopes.gradients()[0][0])
        .isPositive()
        .isCloseTo(difference, within(0.01 * Math.abs(difference)));
  }

  @Test
  void thePublishedProblemIsSolved() {
    Found found = new GifProblem(Settings.preferred()).solve(1000, 2);
    assertThat(found.value()).isLessThan(5e-4);
    assertThat(found.evaluations()).isLessThanOrEqualTo(1000);
  }

  private static List<Integer> spikes(Simulation.Traces traces) {
    List<Integer> counts = new ArrayList<>();
    for (double[] excess : traces.excess()) {
      int n = 0;
      for (double x : excess) if (x >= 0) n++;
      counts.add(n);
    }
    return counts;
  }

  private static SpikeTrain train(Simulation.Traces traces) {
    List<Double> times = new ArrayList<>();
    for (int t = 0; t < traces.excess()[0].length; t++) {
      if (traces.excess()[0][t] >= 0) times.add(t * 0.1);
    }
    return new SpikeTrain(times.stream().mapToDouble(x -> x).toArray(), 1000);
  }

  private static double[] plain(double[] current, double[] p) {
    double[] voltage = new double[current.length];
    double v = -70;
    double threshold = -50;
    double one = 0;
    double two = 0;
    for (int t = 0; t < current.length; t++) {
      if (v >= threshold) {
        v = -70;
        one = p[4];
        two += p[5];
      }
      one *= Math.exp(-p[2] * 0.1);
      two *= Math.exp(-p[3] * 0.1);
      double drift = p[0] * (v + 70) - p[1] * (threshold + 50);
      threshold = Math.max(-60, threshold + drift * -Math.expm1(-p[1] * 0.1) / p[1]);
      double end = -70 + 20 * (current[t] + one + two);
      v = end + (v - end) * Math.exp(-0.1 / 20);
      voltage[t] = v;
    }
    return voltage;
  }
}
