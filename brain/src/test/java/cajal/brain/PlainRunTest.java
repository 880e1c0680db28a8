package cajal.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.integrate.Scheme;
import cajal.brain.models.CobaLif;
import cajal.brain.models.Lif;
import cajal.random.Draw;
import org.junit.jupiter.api.Test;

class PlainRunTest {
  static class Ou extends Neuron {
    public double tau = 5;
    public double sigma = 2;
    @State public double x = 0;

    @Derivative
    double dx() {
      return -x / tau;
    }

    @Noise(of = "x")
    double noiseX() {
      return sigma * Math.sqrt(2 / tau);
    }
  }

  static class Mixed extends Neuron {
    @State public float f = 1;
    @State public int count = 0;
    @State public boolean odd = false;

    @Derivative(of = "f")
    double slope() {
      return -f;
    }

    @Override
    protected boolean spikes() {
      return true;
    }

    @Override
    protected void onSpike() {
      count += 1;
      odd = !odd;
    }
  }

  static class Misnamed extends Neuron {
    @State public double v = 0;

    @Derivative
    double dw() {
      return 1;
    }
  }

  static class TwoSlopes extends Neuron {
    @State public double v = 0;

    @Derivative
    double dv() {
      return 1;
    }

    @Derivative(of = "v")
    double alsoDv() {
      return 1;
    }
  }

  @Test
  void lifFiresAtTheRateOfItsClosedForm() {
    Lif lif = new Lif();
    lif.v = lif.reset;
    PlainRun<Lif> run = new PlainRun<>(lif, 1, 0.01, Scheme.EXACT);
    run.inject("input", 25);
    run.run(100_000);
    double period = 2 + 20 * Math.log((-70 + 25 + 60) / (-70 + 25.0 + 50));
    double[] times = run.spikes().times();
    double mean = (times[times.length - 1] - times[0]) / (times.length - 1);
    // refractoriness counts from the start of the step, and a spike waits for the end of one
    assertThat(mean).isBetween(period - 0.01, period + 0.01);
  }

  @Test
  void fiveMsOfRefractorinessHold49StepsOfATenthAfterTheSpike() {
    CobaLif cell = new CobaLif();
    cell.drive = 0;
    cell.v = -40;
    PlainRun<CobaLif> run = new PlainRun<>(cell, 1, 0.1, Scheme.EULER);
    run.run(7);
    run.neurons().getFirst().v = -40;
    run.step();
    assertThat(run.spiked(0)).as("refractory neurons are not asked").isFalse();
    run.neurons().getFirst().v = -55;
    run.run(42);
    assertThat(run.steps()).isEqualTo(50);
    assertThat(run.state("v")[0]).as("held through step 49").isEqualTo(-55);
    run.step();
    assertThat(run.state("v")[0]).as("moves in step 50").isNotEqualTo(-55);
    assertThat(run.spikes().times()).containsExactly(0.1);
  }

  @Test
  void inputsAreHeldUntilInjectedAgainAndOthersAreZeroed() {
    Lif lif = new Lif();
    lif.tau = 1;
    PlainRun<Lif> run = new PlainRun<>(lif, 2, 0.5, Scheme.EULER);
    run.inject("input", 2, 4);
    run.run(2);
    assertThat(run.state("v")).containsExactly(-68.5, -67);
    run.inject("input", 0);
    run.act(1, c -> c.input += 100);
    run.step();
    assertThat(run.state("v")).containsExactly(-69.25, -68.5);
  }

  @Test
  void neuronsAreCopiesOfThePrototype() {
    Lif lif = new Lif();
    PlainRun<Lif> run = new PlainRun<>(lif, 2, 0.1, Scheme.EULER);
    run.neurons().get(0).EL = -60;
    run.step();
    assertThat(run.state("v")[0]).isGreaterThan(-70);
    assertThat(run.state("v")[1]).isEqualTo(-70);
    assertThat(lif.v).isEqualTo(-70);
  }

  @Test
  void statesMayBeOfAnyPrimitiveType() {
    PlainRun<Mixed> run = new PlainRun<>(new Mixed(), 1, 0.5, Scheme.EULER);
    run.run(3);
    assertThat(run.state("f")).containsExactly(0.125);
    assertThat(run.state("count")).containsExactly(3);
    assertThat(run.state("odd")).containsExactly(1);
  }

  @Test
  void noiseGivesTheStationarySpreadOfAnOrnsteinUhlenbeckProcess() {
    PlainRun<Ou> run = new PlainRun<>(new Ou(), 3000, 0.1, Scheme.EXPONENTIAL_EULER);
    run.init(c -> c.x = Draw.normal(0, 2));
    run.run(60);
    double mean = 0;
    double square = 0;
    for (double x : run.state("x")) {
      mean += x / run.size();
      square += x * x / run.size();
    }
    assertThat(mean).isCloseTo(0, within(0.12));
    assertThat(square).isCloseTo(4, within(0.35));
  }

  @Test
  void sameSeedGivesTheSameNoise() {
    PlainRun<Ou> one = new PlainRun<>(new Ou(), 3, 0.1, Scheme.MILSTEIN);
    PlainRun<Ou> other = new PlainRun<>(new Ou(), 3, 0.1, Scheme.MILSTEIN);
    one.run(10);
    other.run(10);
    assertThat(one.state("x")).containsExactly(other.state("x")).doesNotHaveDuplicates();
  }

  @Test
  void mistakesAreAnsweredWithWhatToDo() {
    PlainRun<Lif> run = new PlainRun<>(new Lif(), 3, 0.1, Scheme.EULER);
    assertThatThrownBy(() -> run.state("w"))
        .hasMessageContaining("no state 'w'; choose one of [v]");
    assertThatThrownBy(() -> run.inject("input", 1, 2))
        .hasMessageContaining("2 values for 3 neurons");
    assertThatThrownBy(() -> new PlainRun<>(new Lif(), 1, 0, Scheme.EULER))
        .hasMessageContaining("give a positive one");
    assertThatThrownBy(() -> new PlainRun<>(new Misnamed(), 1, 0.1, Scheme.EULER))
        .hasMessageContaining("Misnamed.dw is the equation of 'w', but the states are [v]");
    assertThatThrownBy(() -> new PlainRun<>(new TwoSlopes(), 1, 0.1, Scheme.EULER))
        .hasMessageContaining("TwoSlopes has both")
        .hasMessageContaining("as @Derivative of v; keep one");
  }
}
