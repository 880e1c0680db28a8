package cajal.systems.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.trains.SpikeTrain;
import cajal.exec.Settings;
import cajal.learn.search.Budget;
import cajal.learn.search.CmaEs;
import cajal.learn.search.Landscape;
import cajal.learn.search.LevenbergMarquardt;
import cajal.learn.search.MultiStart;
import cajal.systems.fitting.HodgkinHuxleyCell.Rates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossesTest {
  private static final Stimuli STIMULI = NeuronCellTest.steps(0.5, 0.8);
  private static final CellModel ALIF =
      KnownCell.ALIF.cell(
          Map.of("tau", 15.0, "b", 0.02, "tauW", 100.0),
          List.of(new Free("R", "MΩ", 20, 150), new Free("threshold", "mV", -60, -30)));
  private static final double[] TRUTH = {60, -48};
  private static final Simulation.Traces DATA = new Simulation(ALIF, STIMULI).run(TRUTH);
  private static final boolean[][] SPIKES = DATA.spikes();

  /// The likelihood leads from too few spikes and from too many to the data, over a range where the
  /// cell by itself has from none to twice as many, and its gradient is that of differences.
  @Test
  void theLikelihoodLeadsToTheDataWhereCountsDiffer() {
    Fit fit =
        new Fit(
            ALIF.forced(SPIKES),
            STIMULI,
            new SpikeLikelihood(SPIKES, 0.1, 1),
            4,
            Settings.preferred());
    int wanted = count(TRUTH);
    double[][] away = {{20.5, -48}, {45, -48}, {90, -48}, {120, -48}};
    Landscape.Slopes slopes = fit.slopes(away);
    for (int i = 0; i < away.length; i++) {
      double r = away[i][0];
      assertThat(count(away[i])).isNotEqualTo(wanted);
      assertThat(slopes.gradients()[i][0] * (r - TRUTH[0])).isPositive();
      double[] values = fit.values(new double[][] {{r + 1e-4, -48}, {r - 1e-4, -48}});
      double difference = (values[0] - values[1]) / 2e-4;
      assertThat(slopes.gradients()[i][0])
          .isCloseTo(difference, within(1e-6 * Math.abs(difference)));
    }
    assertThat(count(away[0])).isZero();
    assertThat(count(away[3])).isGreaterThan(3 * wanted / 2);
  }

  private static int count(double[] parameters) {
    boolean[][] spikes = new Simulation(ALIF, STIMULI).run(parameters).spikes();
    return RecordedSpikes.trains(spikes, 0.1).stream().mapToInt(SpikeTrain::size).sum();
  }

  /// Soft spikes of a Hodgkin-Huxley cell: spikes appear smoothly, and the gradient by the
  /// conductance that opposes them leads to the data from both sides.
  @Test
  void softTrainsLeadToTheDataWhereCountsDiffer() {
    Stimuli stimuli = pulses();
    CellModel cell =
        new HodgkinHuxleyCell(
            Rates.TRAUB_MILES, Map.of(), List.of(new Free("V_T", "mV", -70, -40)));
    double[][] target = new Simulation(cell, stimuli).run(-56).voltage();
    Fit fit =
        new Fit(cell, stimuli, new SoftTrains(target, 0.01, -20, 10, 10), 4, Settings.preferred());
    double[][] away = {{-60}, {-58}, {-54}, {-52}};
    Landscape.Slopes slopes = fit.slopes(away);
    for (int i = 0; i < away.length; i++) {
      double x = away[i][0];
      assertThat(slopes.gradients()[i][0] * (x + 56)).as("at %s", x).isPositive();
      double[] values = fit.values(new double[][] {{x + 1e-5}, {x - 1e-5}});
      double difference = (values[0] - values[1]) / 2e-5;
      assertThat(slopes.gradients()[i][0])
          .isCloseTo(difference, within(1e-4 * Math.abs(difference)));
    }
  }

  private static Stimuli pulses() {
    double[][] currents = new double[1][4000];
    for (int t = 500; t < 3500; t++) currents[0][t] = 0.6;
    return new Stimuli(0.01, currents);
  }

  /// Methods with gradients say why they cannot, and what can; those without go on.
  @Test
  void lossesWithoutInformativeGradientsAreRefused() {
    Fit voltage =
        new Fit(ALIF, STIMULI, new VoltageError(DATA.voltage(), 10), 4, Settings.preferred());
    assertThatThrownBy(
            () -> new MultiStart(new LevenbergMarquardt(), 2, 0).run(voltage, Budget.of(20), 1))
        .hasMessageContaining("alif resets at spikes")
        .hasMessageContaining("Use the loss forced or likelihood")
        .hasMessageContaining("DifferentialEvolution");
    Scored gamma = scored(TrainScore.gamma(trains(), 0.1, 2));
    assertThatThrownBy(() -> gamma.slopes(new double[][] {TRUTH}))
        .hasMessageContaining("1 − Γ within 2.0 ms")
        .hasMessageContaining("Use the loss likelihood or forced");
    assertThat(new CmaEs(4).run(gamma, Budget.of(8), 1).evaluations()).isEqualTo(8);
  }

  /// Each score is 0 for the data itself, and more with fewer spikes.
  @Test
  void scoresAreZeroForTheDataItself() {
    for (Score score :
        List.of(
            TrainScore.gamma(trains(), 0.1, 2),
            TrainScore.vanRossum(trains(), 0.1, 10),
            TrainScore.victorPurpura(trains(), 0.1, 0.1),
            new FeatureScore(STIMULI, DATA.voltage(), SPIKES, false))) {
      double[] values = scored(score).values(new double[][] {TRUTH, {50, -48}, {35, -48}});
      assertThat(values[0]).as(score.title()).isCloseTo(0, within(1e-9));
      assertThat(values[1]).as(score.title()).isGreaterThan(0.1);
      assertThat(values[2]).as(score.title()).isGreaterThan(values[1]);
    }
  }

  /// A refractory cell cannot spike: where it is held at its threshold, a longer refractory time
  /// leaves fewer steps in which it is unlikely to be silent.
  @Test
  void refractoryStepsHaveNoHazard() {
    Stimuli still = new Stimuli(0.1, new double[1][200]);
    boolean[][] one = new boolean[1][200];
    one[0][50] = true;
    SpikeLikelihood likelihood = new SpikeLikelihood(one, 0.1, 1);
    double[] values = new double[2];
    double[] refractory = {1, 5};
    for (int i = 0; i < 2; i++) {
      CellModel cell =
          KnownCell.ALIF.cell(
              Map.of("tRef", refractory[i], "tau", 1e9, "reset", -48.0, "b", 0.0),
              List.of(new Free("threshold", "mV", -60, -30)));
      Fit fit = new Fit(cell.forced(one), still, likelihood, 1, Settings.preferred());
      values[i] = fit.values(new double[][] {{-48}})[0];
    }
    double perStep = 0.1 * Math.log(2);
    assertThat(values[0] - values[1]).isCloseTo(40 * perStep, within(1e-3));
  }

  /// A cell that is reset to above its threshold spikes in every step, also in the first, and no
  /// score takes that for one long spike.
  @Test
  void aCellThatIsResetAboveItsThresholdSpikesInEveryStep() {
    CellModel runaway =
        new GifCell(List.of("V_reset"), Map.of("V_th", -50.0, "E_L", -30.0, "a", 0.0, "b", 0.0));
    Stimuli still = new Stimuli(0.1, new double[1][1000]);
    Simulation.Traces traces = new Simulation(runaway, still).run(-40);
    assertThat(traces.spikes()[0]).doesNotContain(false);
    boolean[][] one = new boolean[1][1000];
    one[0][10] = true;
    List<SpikeTrain> data = RecordedSpikes.trains(one, 0.1);
    assertThat(TrainScore.gamma(data, 0.1, 2).of(traces)).isGreaterThan(1000);
    assertThat(TrainScore.victorPurpura(data, 0.1, 0.1).of(traces)).isGreaterThan(900);
    assertThat(new FeatureScore(still, traces.voltage(), one, false).of(traces)).isGreaterThan(10);
  }

  private static List<SpikeTrain> trains() {
    return RecordedSpikes.trains(SPIKES, 0.1);
  }

  private static Scored scored(Score score) {
    return new Scored(ALIF, STIMULI, score, 3, Settings.preferred());
  }

  /// Features of a trace that is drawn by hand.
  @Test
  void featuresAreThoseOfTheTrace() {
    double[] voltage = new double[1000];
    double[] current = new double[1000];
    java.util.Arrays.fill(voltage, -70);
    java.util.Arrays.fill(current, 200, 800, 0.5);
    boolean[] spikes = new boolean[1000];
    for (int at : new int[] {300, 400, 600}) {
      for (int t = 0; t < 10; t++) voltage[at - 5 + t] = 10;
      voltage[at + 5] = -80;
      spikes[at - 5] = true;
    }
    Features found = Features.of(new Features.Look(voltage, spikes, current, 0.1, true));
    assertThat(found.times()).containsExactly(new double[] {29.5, 39.5, 59.5}, within(1e-9));
    assertThat(found.rate()).isCloseTo(50, within(1e-9));
    assertThat(found.latency()).isCloseTo(9.5, within(1e-9));
    assertThat(found.adaptation()).isCloseTo((20 - 10) / 30.0, within(1e-9));
    assertThat(found.amplitude()).isEqualTo(80);
    assertThat(found.width()).isCloseTo(1, within(1e-9));
    assertThat(found.trough()).isEqualTo(-80);
    assertThat(found.rest()).isEqualTo(-70);
    assertThat(found.steady()).isNaN();
    assertThat(found.sag()).isNaN();
  }

  @Test
  void sagIsThePartOfTheDeflectionThatGoes() {
    double[] voltage = new double[1000];
    double[] current = new double[1000];
    for (int t = 0; t < 1000; t++) {
      boolean on = t >= 200 && t < 800;
      voltage[t] = !on ? -70 : t < 300 ? -90 : -85;
      current[t] = on ? -0.1 : 0;
    }
    Features found = Features.of(new Features.Look(voltage, new boolean[1000], current, 0.1, true));
    assertThat(found.sag()).isCloseTo(0.25, within(1e-9));
    assertThat(found.steady()).isEqualTo(-85);
    assertThat(found.latency()).isNaN();
  }
}
