package cajal.systems.fitting.spikes;

import cajal.brain.Neuron;
import cajal.brain.Spikes;
import cajal.brain.inputs.Signal;
import cajal.brain.network.Diverged;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.SpikeRecord;
import cajal.brain.trains.SpikeTrain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Runs many candidates for the numbers of a model at once: they are the neurons of one population,
/// so a step of all of them is one compiled kernel.
public final class Candidates {
  private final SpikingModel model;

  public Candidates(SpikingModel model) {
    this.model = model;
  }

  public SpikingModel model() {
    return model;
  }

  /// The spikes of each candidate under a current in pA; one that blows up counts as silent.
  ///
  /// @param dt of the current's samples and of the steps, in ms
  /// @param candidates numbers of the model's fitted fields, a row for each candidate
  public List<SpikeTrain> spikes(double[] current, double dt, double[][] candidates) {
    if (candidates.length == 1) {
      double[][] twice = {candidates[0], candidates[0]};
      return spikes(current, dt, twice).subList(0, 1);
    }
    try {
      return together(current, dt, candidates);
    } catch (Diverged blownUp) {
      if (same(candidates)) return silent(candidates.length, dt * current.length);
      int half = candidates.length / 2;
      List<SpikeTrain> all = new ArrayList<>();
      all.addAll(spikes(current, dt, Arrays.copyOfRange(candidates, 0, half)));
      all.addAll(spikes(current, dt, Arrays.copyOfRange(candidates, half, candidates.length)));
      return all;
    }
  }

  /// The spikes of one candidate.
  ///
  /// @throws Diverged if it blows up
  SpikeTrain alone(double[] current, double dt, double[] numbers) {
    return together(current, dt, new double[][] {numbers, numbers}).getFirst();
  }

  private static boolean same(double[][] rows) {
    return Arrays.stream(rows).allMatch(row -> Arrays.equals(row, rows[0]));
  }

  private static List<SpikeTrain> silent(int count, double duration) {
    return Collections.nCopies(count, new SpikeTrain(new double[0], duration));
  }

  /// At least two: the parameters of a single neuron are compiled as constants, with other bits.
  private List<SpikeTrain> together(double[] current, double dt, double[][] candidates) {
    try (Network net = new Network(dt).threads(1)) {
      Population<Neuron> cells = net.population("cells", model.neuron().get(), candidates.length);
      for (int k = 0; k < model.free().size(); k++) {
        int column = k;
        cells.set(
            model.free().get(k).field(),
            Arrays.stream(candidates).mapToDouble(row -> row[column]).toArray());
      }
      cells.play(Signal.of(scaled(current)), (c, value) -> c.input += value);
      SpikeRecord record = net.spikes(cells);
      net.run(dt * current.length);
      return apart(record.spikes(), dt * current.length);
    }
  }

  private double[] scaled(double[] current) {
    double[] scaled = current.clone();
    for (int i = 0; i < scaled.length; i++) scaled[i] *= model.perPicoampere();
    return scaled;
  }

  /// A train for each neuron.
  private static List<SpikeTrain> apart(Spikes spikes, double duration) {
    int[] counts = new int[spikes.neurons()];
    for (int id : spikes.ids()) counts[id]++;
    double[][] times = new double[counts.length][];
    for (int i = 0; i < counts.length; i++) times[i] = new double[counts[i]];
    Arrays.fill(counts, 0);
    for (int k = 0; k < spikes.size(); k++) {
      int id = spikes.ids()[k];
      times[id][counts[id]++] = spikes.times()[k];
    }
    List<SpikeTrain> trains = new ArrayList<>();
    for (double[] own : times) trains.add(new SpikeTrain(own, duration));
    return trains;
  }
}
