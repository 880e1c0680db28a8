package cajal.brain.synapses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Metronome;
import cajal.brain.Synapse;
import cajal.brain.integrate.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The change of a weight by one pair of spikes, `lag` ms from the source's to the target's.
class StdpTest {
  private static final double DT = 0.5;

  private static double change(Synapse synapse, double lag) {
    synapse.w = 0.5;
    int pre = 200;
    int post = pre + (int) Math.round(lag / DT);
    Pair<Synapse> pair =
        new Pair<>(synapse, DT, Scheme.EXACT, new Metronome(pre), new Metronome(post));
    pair.net.run(500);
    assertThat(pair.handed).as("what the source's spike handed over").hasSize(1);
    return pair.synapse.w - 0.5;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, 10, 50})
  void additiveWindowIsExponentialOnBothSides(double lag) {
    assertThat(change(new SongStdp(), lag)).isCloseTo(0.005 * Math.exp(-lag / 20), within(1e-12));
    assertThat(change(new SongStdp(), -lag))
        .isCloseTo(-0.00525 * Math.exp(-lag / 20), within(1e-12));
  }

  @Test
  void spikesOfOneStepStrengthen() {
    assertThat(change(new SongStdp(), 0)).isCloseTo(0.005, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4, 1})
  void powerLawStepsShrinkTowardsTheBounds(double mu) {
    PowerLawStdp synapse = new PowerLawStdp();
    synapse.muPlus = mu;
    synapse.muMinus = mu;
    double step = 0.01 * Math.pow(0.5, mu) * Math.exp(-10 / 20.0);
    assertThat(change(synapse, 10)).isCloseTo(step, within(1e-12));
    assertThat(change(synapse, -10)).isCloseTo(-step, within(1e-12));
  }

  @Test
  void weightsStayWithinTheirBounds() {
    SongStdp strong = new SongStdp();
    strong.aPlus = 10;
    assertThat(change(strong, 1)).isEqualTo(0.5);
    SongStdp weak = new SongStdp();
    weak.aMinus = 10;
    assertThat(change(weak, -1)).isEqualTo(-0.5);
  }

  @Test
  void nearestNeighboursForgetEarlierSpikes() {
    PowerLawStdp nearest = new PowerLawStdp();
    nearest.nearest = true;
    nearest.w = 0.5;
    Pair<PowerLawStdp> pair =
        new Pair<>(nearest, DT, Scheme.EXACT, new Metronome(10, 12, 14, 20), new Metronome(30));
    pair.net.run(50);
    double step = 0.01 * 0.5 * Math.exp(-5 / 20.0);
    assertThat(pair.synapse.w - 0.5).isCloseTo(step, within(1e-12));
  }
}
