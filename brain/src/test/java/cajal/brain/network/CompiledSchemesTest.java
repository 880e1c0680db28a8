package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.Noise;
import cajal.brain.State;
import cajal.brain.integrate.Scheme;
import cajal.emit.Lanes;
import cajal.random.Key;
import cajal.random.Threefry;
import cajal.random.Variate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Compiled schemes have the order they declare, with and without noise.
class CompiledSchemesTest {
  /// A rotation, a logistic decay, and an equation that knows the time.
  public static class Mixed extends Neuron {
    @State public double a;
    @State public double b = 1;
    @State public double c = 1;
    @State public double d = 1;

    @Derivative
    double da() {
      return b;
    }

    @Derivative
    double db() {
      return -a;
    }

    @Derivative
    double dc() {
      return -c * c;
    }

    @Derivative
    double dd() {
      return d * Math.cos(t);
    }
  }

  private static double errorOfMixed(Scheme scheme, double dt) {
    try (Network net = new Network(dt).doublePrecision().lanes(Lanes.SCALAR)) {
      Population<Mixed> one = net.population(new Mixed(), 1).integrate(scheme);
      net.run(1);
      double error = Math.abs(one.get("a")[0] - Math.sin(1));
      error = Math.max(error, Math.abs(one.get("b")[0] - Math.cos(1)));
      error = Math.max(error, Math.abs(one.get("c")[0] - 0.5));
      return Math.max(error, Math.abs(one.get("d")[0] - Math.exp(Math.sin(1))));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "EXACT", mode = EnumSource.Mode.EXCLUDE)
  void errorShrinksWithTheDeclaredOrder(Scheme scheme) {
    double slope = Math.log(errorOfMixed(scheme, 1 / 32.0) / errorOfMixed(scheme, 1 / 64.0));
    assertThat(slope / Math.log(2)).isCloseTo(scheme.order(), within(0.12));
  }

  /// A membrane with an alpha current and an adaptation, all linear; the membrane stands still when
  /// told to.
  public static class Linear extends Neuron {
    public boolean pause;
    @State public double v = -70;
    @State public double g;
    @State public double h = 1;
    @State public double w;

    @Derivative(unlessRefractory = true)
    double dv() {
      return (-65 - v) / 20 + g - 0.3 * w;
    }

    @Derivative
    double dg() {
      return h - g / 2;
    }

    @Derivative
    double dh() {
      return -h / 2;
    }

    @Derivative
    double dw() {
      return (0.1 * (v + 65) - w) / 50;
    }

    @Override
    protected boolean spikes() {
      return pause;
    }

    @Override
    protected void onSpike() {
      refractory(1000);
    }
  }

  private static double[] linear(Scheme scheme, double dt, boolean pause) {
    try (Network net = new Network(dt).doublePrecision().lanes(Lanes.SCALAR)) {
      var model = new Linear();
      model.pause = pause;
      Population<Linear> one = net.population(model, 1).integrate(scheme);
      net.run(16);
      return new double[] {one.get("v")[0], one.get("g")[0], one.get("h")[0], one.get("w")[0]};
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "AUTOMATIC"})
  void linearEquationsAreExactWhateverTheStep(Scheme scheme) {
    double[] often = linear(Scheme.RK4, 1 / 64.0, false);
    assertThat(linear(scheme, 8, false)).containsExactly(often, within(1e-9));
    assertThat(linear(scheme, 0.25, false)).containsExactly(often, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "AUTOMATIC"})
  void equationsOfWhatStandsStillAreExactToo(Scheme scheme) {
    // the first step, of 1/64 ms or 8 ms, is free; from then on v stands still
    try (Network net = new Network(8).doublePrecision().lanes(Lanes.SCALAR)) {
      var model = new Linear();
      model.pause = true;
      Population<Linear> one = net.population(model, 1).integrate(scheme);
      net.run(8);
      double v = one.get("v")[0];
      double w = one.get("w")[0];
      net.run(24);
      assertThat(one.get("v")[0]).isEqualTo(v);
      double rest = 0.1 * (v + 65);
      assertThat(one.get("w")[0])
          .isCloseTo(rest + (w - rest) * Math.exp(-24 / 50.0), within(1e-12));
      assertThat(one.get("h")[0]).isCloseTo(Math.exp(-16), within(1e-14));
    }
  }

  @Test
  void exactSchemeRefusesANonlinearEquationByItsName() {
    Network net = new Network(0.1);
    net.population(new Mixed(), 1).integrate(Scheme.EXACT);
    assertThatThrownBy(net::prepare)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dc/dt of Mixed, which is not linear")
        .hasMessageContaining("AUTOMATIC");
  }

  /// dx = 1.5 x dt + 0.6 x dW.
  public static class Motion extends Neuron {
    @State public double x = 1;

    @Derivative
    double dx() {
      return 1.5 * x;
    }

    @Noise(of = "x")
    double noiseX() {
      return 0.6 * x;
    }
  }

  /// Mean distance from the solution along the paths that were drawn.
  private static double strongError(Scheme scheme, boolean ito, int steps) {
    int paths = 1000;
    try (Network net = new Network(1.0 / steps).seed(5).doublePrecision().lanes(Lanes.SCALAR)) {
      Population<Motion> motion = net.population("motion", new Motion(), paths).integrate(scheme);
      net.run(1);
      double[] x = motion.get("x");
      Key key = Key.of(5).fold("motion").fold("noise").fold("x");
      double error = 0;
      for (int i = 0; i < paths; i++) {
        double w = 0;
        for (int step = 0; step < steps; step++) {
          w += Variate.normal64(Threefry.bits(key, i, step)) / Math.sqrt(steps);
        }
        double drift = ito ? 1.5 - 0.18 : 1.5;
        error += Math.abs(x[i] - Math.exp(drift + 0.6 * w)) / paths;
      }
      return error;
    }
  }

  private static double strongOrder(Scheme scheme, boolean ito) {
    return Math.log(strongError(scheme, ito, 16) / strongError(scheme, ito, 256)) / Math.log(16);
  }

  @Test
  void noiseHasTheDeclaredStrongOrder() {
    // without the drift's error, exponential Euler shows the order of its noise
    assertThat(strongOrder(Scheme.EULER, true)).isBetween(0.45, 0.75);
    assertThat(strongOrder(Scheme.EXPONENTIAL_EULER, true)).isCloseTo(0.5, within(0.12));
    assertThat(strongOrder(Scheme.AUTOMATIC, true)).isCloseTo(0.5, within(0.12));
    assertThat(strongOrder(Scheme.MILSTEIN, true)).isCloseTo(1, within(0.1));
    assertThat(strongOrder(Scheme.HEUN, false)).isCloseTo(1, within(0.1));
  }

  /// An Ornstein–Uhlenbeck process.
  public static class Ornstein extends Neuron {
    public double tau = 10;
    public double sigma = 3;
    @State public double x;

    @Derivative
    double dx() {
      return -x / tau;
    }

    @Noise(of = "x")
    double noiseX() {
      return sigma * Math.sqrt(2 / tau);
    }
  }

  @Test
  void additiveNoiseOfALinearEquationIsExactAtAnyStep() {
    // steps of 3 τ, where Euler–Maruyama has a variance four times too large
    try (Network net = new Network(30).doublePrecision().lanes(Lanes.SCALAR)) {
      Population<Ornstein> ou = net.population(new Ornstein(), 20_000).integrate(Scheme.EXACT);
      net.run(300);
      double square = 0;
      for (double x : ou.get("x")) square += x * x / 20_000;
      assertThat(square).isCloseTo(9, within(0.3));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RK4", "MIDPOINT"})
  void schemesWithoutARuleForNoiseSaySo(Scheme scheme) {
    Network net = new Network(0.1);
    net.population(new Motion(), 1).integrate(scheme);
    assertThatThrownBy(net::prepare)
        .hasMessageContaining(scheme + " has no rule for the @Noise of Motion")
        .hasMessageContaining("HEUN");
  }
}
