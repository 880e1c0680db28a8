package cajal.brain.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.PlainRun;
import cajal.brain.integrate.Scheme;
import org.junit.jupiter.api.Test;

/// Numbers that other simulators compute or publish, with the tolerance their source uses.
class ReferenceCasesTest {

  private static void assertTimes(double[] found, double relative, double... expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).as("time %d", i).isCloseTo(expected[i], within(relative * expected[i]));
    }
  }

  /// LEMS counts from the end of the step that spiked, and leaves the refractory state in the step
  /// after `t > last + refractory` holds.
  private static double lems(double refractory, double dt) {
    return refractory == 0 ? 0 : refractory + 2 * dt;
  }

  private static double[] leakyFromAboveThreshold(double tau, double reversal, double refractory) {
    Lif cell = new Lif();
    cell.tau = tau;
    cell.EL = reversal;
    cell.v = reversal;
    cell.threshold = -55;
    cell.reset = -70;
    cell.tRef = lems(refractory, 0.005);
    return Crossings.of(cell, Scheme.EXACT, 0.005, 300, t -> 0, c -> c.v, -55.1);
  }

  @Test
  void leakyCellsOfNeuroMlExample0FireAsListed() {
    assertTimes(
        leakyFromAboveThreshold(30, -50, 0),
        2.9e-4,
        41.0,
        82.595,
        124.19,
        165.785,
        207.38,
        248.975,
        290.57);
    assertTimes(
        leakyFromAboveThreshold(30, -50, 5), 2.9e-4, 46.0, 92.6, 139.2, 185.8, 232.4, 279.0);
    assertTimes(
        leakyFromAboveThreshold(16, -53, 0),
        2.9e-4,
        33.47,
        67.72,
        101.97,
        136.22,
        170.47,
        204.72,
        238.97,
        273.22);
    assertTimes(
        leakyFromAboveThreshold(16, -53, 5),
        2.9e-4,
        38.47,
        77.725,
        116.98,
        156.235,
        195.49,
        234.745,
        274.0);
  }

  private static HodgkinHuxley neuroMlHodgkinHuxley() {
    HodgkinHuxley cell = new HodgkinHuxley();
    cell.EL = -54.3;
    return cell;
  }

  /// 0.08 nA into 10 pF are 8 µA/cm² at 1 µF/cm².
  private static double pulse(double t, double from, double to) {
    return t >= from - 1e-9 && t < to - 1e-9 ? 8 : 0;
  }

  @Test
  void hodgkinHuxleyCellOfNeuroMlExample1FiresAsListed() {
    double[] times =
        Crossings.of(
            neuroMlHodgkinHuxley(), Scheme.RK4, 0.01, 120, t -> pulse(t, 50, 100), c -> c.v, 0);
    assertTimes(times, 3.7e-3, 52.24, 68.5, 84.56, 100.67);
    assertTimes(times, 2e-4, 52.18, 68.377, 84.37, 100.371);
  }

  @Test
  void hodgkinHuxleyCellOfNeuroMlExample5FiresAsListed() {
    double[] times =
        Crossings.of(
            neuroMlHodgkinHuxley(), Scheme.RK4, 0.01, 210, t -> pulse(t, 100, 200), c -> c.v, 0);
    assertTimes(times, 3.3e-3, 102.22, 118.46, 134.5, 150.52, 166.55, 182.58, 198.6);
    assertTimes(times, 1e-4, 102.180, 118.377, 134.370, 150.355, 166.339, 182.324, 198.308);
    double[] gates =
        Crossings.of(
            neuroMlHodgkinHuxley(), Scheme.RK4, 0.01, 210, t -> pulse(t, 100, 200), c -> c.m, 0.9);
    assertTimes(gates, 3.3e-3, 102.44, 118.69, 134.72, 150.75, 166.77, 182.8, 198.83);
    assertTimes(gates, 1e-4, 102.414, 118.615, 134.608, 150.593, 166.577, 182.561, 198.546);
  }

  @Test
  void currentDrivenLifOfPyNnFiresAsListed() {
    Lif cell = new Lif();
    cell.R = 20;
    cell.EL = -65;
    cell.v = -65;
    cell.threshold = -50;
    cell.reset = -70;
    cell.tRef = lems(8, 0.01);
    assertTimes(
        Crossings.of(cell, Scheme.EXACT, 0.01, 500, t -> 1, c -> c.v, -50.1),
        4.5e-4,
        27.34,
        67.55,
        107.76,
        147.97,
        188.18,
        228.39,
        268.6,
        308.81,
        349.02,
        389.23,
        429.44,
        469.65);
  }

  @Test
  void alphaConductanceLifOfPyNnFiresAsListed() {
    CondAlphaLif cell = new CondAlphaLif();
    cell.tRef = 5.01;
    assertTimes(
        Crossings.of(cell, Scheme.RK4, 0.01, 500, t -> 0.9, c -> c.v, -50.1),
        6.2e-4,
        35.19,
        76.04,
        116.9,
        157.76,
        198.62,
        239.48,
        280.34,
        321.2,
        362.06,
        402.92,
        443.78,
        484.64);
  }

  @Test
  void adaptiveExponentialCellOfPyNnFiresAsListed() {
    AdEx cell = new AdEx();
    cell.gL = 281 / 9.3667;
    cell.VT = -52;
    cell.a = 0;
    cell.peak = -40;
    cell.reset = -68;
    cell.v = -65;
    cell.tRef = lems(5, 0.01);
    double[] times = Crossings.of(cell, Scheme.RK4, 0.01, 500, t -> 600, c -> c.v, -45);
    assertTimes(times, 5.3e-3, 26.81, 81.78, 176.5, 285.1, 394.34);
    assertTimes(times, 4e-4, 26.784, 82.168, 176.804, 285.366, 394.601);
  }

  @Test
  void traubCellOfPyNnFiresAsListed() {
    TraubMiles cell = new TraubMiles();
    cell.EL = -65;
    cell.v = -65;
    double[] times = Crossings.of(cell, Scheme.EULER, 0.01, 500, t -> 200, c -> c.v, 0);
    double[] listed = new double[19];
    listed[0] = 10.33;
    for (int i = 1; i < 19; i++) listed[i] = 36.1 + 25.84 * (i - 1);
    assertTimes(times, 9.7e-4, listed);
  }

  @Test
  void izhikevichCellOf2007FiresAsListedToFourDecimals() {
    double[] expected = {47.0325, 120.4975, 196.6175, 272.6525, 348.6875, 424.7225, 500.76};
    double[] times =
        Crossings.of(new Izhikevich2007(), Scheme.EULER, 0.0025, 520, t -> 100, c -> c.v, 0);
    assertThat(times).containsExactly(expected, within(1e-5));
  }

  @Test
  void adaptiveExponentialCellResetsWhereLsodarDoes() {
    AdEx cell = new AdEx();
    cell.C = 200;
    cell.gL = 11;
    cell.EL = -70;
    cell.VT = -50;
    cell.a = 3;
    cell.b = 0;
    cell.tauW = 300;
    cell.reset = -58;
    cell.peak = 0;
    cell.v = -70;
    cell.w = 5;
    PlainRun<AdEx> run = new PlainRun<>(cell, 1, 0.001, Scheme.RK4);
    run.inject("input", 420);
    run.run(95_000);
    double[] times = run.spikes().times();
    assertTimes(times, 5e-4, 18.715, 30.561, 42.495, 54.517, 66.626, 78.819, 91.096);
    assertTimes(times, 1e-4, 18.7160, 30.5619, 42.4971, 54.5201, 66.6295, 78.8235, 91.1007);
  }

  @Test
  void alphaAndExponentialCurrentCellsRiseAndFireAsInNest() {
    IafPscAlpha alpha = new IafPscAlpha();
    alpha.drive = 1000;
    IafPscExp exponential = new IafPscExp();
    exponential.drive = 1000;
    PlainRun<IafPscAlpha> alphas = new PlainRun<>(alpha, 1, 0.1, Scheme.EXACT);
    PlainRun<IafPscExp> exponentials = new PlainRun<>(exponential, 1, 0.1, Scheme.EXACT);
    double[] listed = {-69.602, -69.2079, -68.8178, -68.4316, -68.0492};
    for (int step = 1; step <= 200; step++) {
      alphas.step();
      exponentials.step();
      double v = alphas.state("v")[0];
      assertThat(exponentials.state("v")[0]).isCloseTo(v, within(1e-12));
      if (step <= 5) assertThat(v).isCloseTo(listed[step - 1], within(5e-5));
      if (step == 1) assertThat(v).isCloseTo(-69.60199335, within(5e-9));
      if (step == 47) assertThat(v).isCloseTo(-55.00009073, within(5e-9));
    }
    assertThat(alphas.spikes().times())
        .containsExactly(new double[] {4.8, 11.6, 18.4}, within(1e-9));
  }
}
