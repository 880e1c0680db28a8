package cajal.systems.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.inputs.Signal;
import cajal.brain.integrate.Scheme;
import cajal.brain.models.AdEx;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.SpikeRecord;
import cajal.exec.Settings;
import cajal.learn.search.Landscape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeuronCellTest {
  private static final Stimuli STIMULI = steps(0.3, 0.6);
  private static final double[] ADEX = {200, 10, -70, -50, 2, -58, 2, 60, 100};

  /// Fitted cells do what networks simulate.
  @Test
  void anAdExSpikesAsInANetwork() {
    CellModel cell = ((NeuronCell) usual(KnownCell.ADEX)).by(Scheme.AUTOMATIC).startingAt(-70, -70);
    boolean[][] spikes = spikes(new Simulation(cell, STIMULI).run(ADEX));
    for (int k = 0; k < STIMULI.traces(); k++) {
      assertThat(times(spikes[k]))
          .containsExactly(network(STIMULI.currents()[k]), within(1e-6))
          .isNotEmpty();
    }
  }

  private static double[] network(double[] nanoamperes) {
    try (Network net = new Network(0.1).doublePrecision()) {
      AdEx one = new AdEx();
      one.v = -70;
      Population<AdEx> cells = net.population("cells", one, 2);
      String[] names = {"C", "gL", "EL", "VT", "deltaT", "reset", "a", "b", "tauW"};
      for (int i = 0; i < names.length; i++) cells.set(names[i], new double[] {ADEX[i], ADEX[i]});
      double[] current = Arrays.stream(nanoamperes).map(x -> 1000 * x).toArray();
      cells.play(Signal.of(current), (c, x) -> c.input += x);
      SpikeRecord record = net.spikes(cells.slice(0, 1));
      net.run(0.1 * current.length);
      return record.spikes().times();
    }
  }

  /// With the spikes of the data forced on it, gradients are those of differences.
  @ParameterizedTest
  @EnumSource(names = {"GIF", "ADEX", "ALIF"})
  void forcedCellsHaveTheGradientsOfDifferences(KnownCell known) {
    CellModel cell = usual(known);
    double[] truth = middle(cell);
    double[][] target = new Simulation(cell, STIMULI).run(truth).voltage();
    boolean[][] spikes = new boolean[2][STIMULI.steps()];
    spikes[1][700] = true;
    spikes[1][1500] = true;
    Loss loss = new ForcedError(target, spikes, 1e-5);
    Fit fit = new Fit(cell.forced(spikes), STIMULI, loss, 4, Settings.preferred());
    double[] x = truth.clone();
    for (int k = 0; k < x.length; k++) x[k] += 0.02 * (cell.free().get(k).high() - x[k]);
    Landscape.Slopes slopes = fit.slopes(new double[][] {x});
    for (int k = 0; k < x.length; k++) {
      double step = 1e-5 * (cell.free().get(k).high() - cell.free().get(k).low());
      double[] more = x.clone();
      double[] less = x.clone();
      more[k] += step;
      less[k] -= step;
      double[] values = fit.values(new double[][] {more, less});
      double difference = (values[0] - values[1]) / (2 * step);
      assertThat(slopes.gradients()[0][k])
          .as(cell.free().get(k).name())
          .isCloseTo(difference, within(1e-4 * Math.abs(difference) + 1e-6));
    }
  }

  /// A field of one's own class that is fitted acts, and its reset is known.
  @Test
  void anOwnClassIsACell() {
    CellModel cell = new NeuronCell("own", Own::new, 1, List.of(new Free("g", "", 0.01, 0.2)));
    assertThat(cell.resets()).isTrue();
    var simulation = new Simulation(cell, STIMULI);
    assertThat(times(spikes(simulation.run(0.02))[1]).length)
        .isGreaterThan(times(spikes(simulation.run(0.06))[1]).length);
  }

  @Test
  void aNoisyClassIsRefused() {
    assertThatThrownBy(
            () -> new NeuronCell("noisy", Noisy::new, 1, List.of(new Free("g", "", 0, 1))))
        .hasMessageContaining("draws random numbers");
    assertThatThrownBy(() -> Fields.set(Own::new, Map.of("h", 1.0)).get())
        .hasMessage("Own has no public field 'h' of type double");
  }

  public static class Own extends Neuron {
    public double g = 0.1;
    @State public double v = -60;

    @Derivative
    protected double dv() {
      return -g * (v + 60) + 2 * input;
    }

    @Override
    protected boolean spikes() {
      return v > -50;
    }

    @Override
    protected void onSpike() {
      v = -60;
    }
  }

  public static class Noisy extends Own {
    @Override
    protected void onSpike() {
      v = cajal.random.Draw.uniform(-65, -55);
    }
  }

  static CellModel usual(KnownCell known) {
    return known.cell(
        Map.of(),
        known.parameters().stream().filter(one -> known.usual().contains(one.name())).toList());
  }

  private static double[] middle(CellModel cell) {
    return cell.free().stream().mapToDouble(one -> (one.low() + one.high()) / 2).toArray();
  }

  static Stimuli steps(double... nanoamperes) {
    double[][] currents = new double[nanoamperes.length][2500];
    for (int k = 0; k < currents.length; k++) {
      Arrays.fill(currents[k], 200, 2200, nanoamperes[k]);
    }
    return new Stimuli(0.1, currents);
  }

  static boolean[][] spikes(Simulation.Traces traces) {
    boolean[][] spikes = new boolean[traces.excess().length][traces.excess()[0].length];
    for (int k = 0; k < spikes.length; k++) {
      for (int t = 0; t < spikes[k].length; t++) spikes[k][t] = traces.excess()[k][t] >= 0;
    }
    return spikes;
  }

  static double[] times(boolean[] spikes) {
    double[] times = new double[spikes.length];
    int n = 0;
    for (int t = 0; t < spikes.length; t++) if (spikes[t]) times[n++] = t * 0.1;
    return Arrays.copyOf(times, n);
  }
}
