package cajal.brain.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.PlainRun;
import cajal.brain.integrate.Scheme;
import org.junit.jupiter.api.Test;

/// The potential after one spike, against its closed form.
class SynapticPotentialTest {

  @Test
  void exponentialCurrentsRaiseCubaLifAsComputedByHand() {
    CubaLif cell = new CubaLif();
    cell.EL = -60;
    PlainRun<CubaLif> run = new PlainRun<>(cell, 1, 0.1, Scheme.EXACT);
    run.act(0, c -> c.gE += 1.62);
    run.act(0, c -> c.gI -= 9);
    for (int k = 1; k <= 400; k++) {
      run.step();
      double t = k * 0.1;
      double excited = 1.62 * 5 / 15 * (Math.exp(-t / 20) - Math.exp(-t / 5));
      double inhibited = 9 * 10 / 10.0 * (Math.exp(-t / 20) - Math.exp(-t / 10));
      assertThat(run.state("v")[0]).isCloseTo(-60 + excited - inhibited, within(1e-11));
    }
  }

  @Test
  void alphaCurrentsRaiseIafPscAlphaAsComputedByHand() {
    IafPscAlpha cell = new IafPscAlpha();
    cell.tauE = 0.3;
    PlainRun<IafPscAlpha> run = new PlainRun<>(cell, 1, 0.1, Scheme.EXACT);
    run.act(0, c -> c.receive(500));
    double rate = 1 / 0.3 - 1 / 10.0;
    for (int k = 1; k <= 100; k++) {
      run.step();
      double t = k * 0.1;
      double shape = (Math.exp(-t / 10) - Math.exp(-t / 0.3) * (1 + rate * t)) / (rate * rate);
      double v = Math.E * 500 / 0.3 / 250 * shape;
      assertThat(run.state("v")[0] + 70).isCloseTo(v, within(1e-11));
    }
  }

  @Test
  void exponentialCurrentsOfIafPscExpHaveNestsPropagator() {
    IafPscExp cell = new IafPscExp();
    cell.tauE = 0.5;
    PlainRun<IafPscExp> run = new PlainRun<>(cell, 1, 0.1, Scheme.EXACT);
    run.act(0, c -> c.receive(1));
    run.step();
    assertThat(run.state("iE")[0]).isCloseTo(0.8187307530779818, within(1e-13));
    assertThat(run.state("v")[0] + 70).isCloseTo(3.606717487814448e-4, within(1e-13));
  }

  @Test
  void aSpikeOnARefractoryIntFire1IsIgnored() {
    IntFire1 cell = new IntFire1();
    PlainRun<IntFire1> run = new PlainRun<>(cell, 1, 0.1, Scheme.EXACT);
    run.act(0, c -> c.receive(1.5));
    run.step();
    assertThat(run.spiked(0)).isTrue();
    run.act(0, c -> c.receive(0.5));
    assertThat(run.state("m")).containsExactly(0);
    run.run(50);
    run.act(0, c -> c.receive(0.5));
    assertThat(run.state("m")).containsExactly(0.5);
  }
}
