package cajal.brain.synapses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Synapse;
import cajal.brain.integrate.Scheme;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each synapse against the closed form of its response to one spike or a regular train.
class SynapseTest {
  private static final double DT = 0.1;

  /// The output t ms after the spike of step 0 is the closed form times the weight.
  private static void assertResponse(Synapse synapse, DoubleUnaryOperator closedForm) {
    synapse.w = 2.5;
    Pair<Synapse> pair = Pair.driven(synapse, DT, Scheme.EXACT, 0);
    pair.net.run(1);
    for (int k = 0; k < 300; k++) {
      pair.net.step();
      assertThat(pair.handed.getLast())
          .as("after %s ms", k * DT)
          .isCloseTo(2.5 * closedForm.applyAsDouble(k * DT), within(1e-10));
    }
  }

  @Test
  void exponentialDecaysFromItsWeight() {
    assertResponse(new Exponential(), t -> Math.exp(-t / 5));
  }

  @Test
  void dualExponentialPeaksAtItsWeight() {
    double peakTime = 10 / 9.0 * Math.log(10);
    double peak = Math.exp(-peakTime / 10) - Math.exp(-peakTime);
    assertResponse(new DualExponential(), t -> (Math.exp(-t / 10) - Math.exp(-t)) / peak);
  }

  @Test
  void dualExponentialWithEqualTimesIsTheAlphaFunction() {
    DualExponential equal = new DualExponential();
    equal.tauRise = 4;
    equal.tauDecay = 4;
    assertResponse(equal, t -> t / 4 * Math.exp(1 - t / 4));
  }

  @Test
  void alphaPeaksAtItsWeightAfterTau() {
    assertResponse(new Alpha(), t -> t / 10 * Math.exp(1 - t / 10));
  }

  @Test
  void kineticReceptorsOpenForTheDurationAndCloseAgain() {
    for (Kinetic receptor : new Kinetic[] {new Ampa(), new GabaA()}) {
      double binding = receptor.alpha * receptor.transmitter;
      double rate = binding + receptor.beta;
      double open = binding / rate * (1 - Math.exp(-rate * receptor.duration));
      assertResponse(
          receptor,
          t ->
              t < receptor.duration
                  ? binding / rate * (1 - Math.exp(-rate * t))
                  : open * Math.exp(-receptor.beta * (t - receptor.duration)));
    }
  }

  @Test
  void nmdaSaturatesBelowOneAndDecaysSlowly() {
    Integer[] burst = IntStream.range(0, 50).mapToObj(i -> i * 20).toArray(Integer[]::new);
    Pair<Nmda> pair = Pair.driven(new Nmda(), DT, Scheme.RK4, burst);
    pair.net.run(1000);
    double peak = pair.handed.getLast();
    assertThat(peak).isBetween(0.9, 1.0);
    pair.net.run(300);
    double early = pair.handed.getLast();
    pair.net.run(1000);
    assertThat(pair.handed.getLast() / early).isCloseTo(Math.exp(-1), within(1e-4));
  }

  @Test
  void magnesiumBlocksAtRestAndLetsGoWhenDepolarised() {
    assertThat(MgBlock.open(-65)).isCloseTo(1 / (1 + 1.2 / 3.57 * Math.exp(4.03)), within(1e-12));
    assertThat(MgBlock.open(-65)).isLessThan(0.06);
    assertThat(MgBlock.open(20)).isGreaterThan(0.9);
    assertThat(MgBlock.open(-65, 0)).isEqualTo(1);
  }

  /// Spikes every 20 ms until nothing changes any more.
  private static double lastHanded(Synapse synapse) {
    Integer[] train = IntStream.range(0, 600).mapToObj(i -> i * 20).toArray(Integer[]::new);
    Pair<Synapse> pair = Pair.driven(synapse, 1, Scheme.EXACT, train);
    pair.net.run(600 * 20);
    return pair.handed.getLast();
  }

  @Test
  void tsodyksMarkramReachesTheSteadyStateOfARegularTrain() {
    TsodyksMarkram synapse = new TsodyksMarkram();
    synapse.w = 3;
    double left = Math.exp(-20 / 1500.0);
    double u = 0.15 / (1 - 0.85 * left);
    double gone = Math.exp(-20 / 200.0);
    double x = (1 - gone) / (1 - (1 - u) * gone);
    assertThat(lastHanded(synapse)).isCloseTo(3 * u * x, within(1e-10));
  }

  @Test
  void depressionReachesTheSteadyStateOfARegularTrain() {
    Depression synapse = new Depression();
    synapse.w = 3;
    double gone = Math.exp(-20 / 200.0);
    assertThat(lastHanded(synapse)).isCloseTo(3 * (1 - gone) / (1 - 0.93 * gone), within(1e-10));
  }
}
