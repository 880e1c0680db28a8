package cajal.io;

import cajal.brain.Spikes;
import java.util.Arrays;

/// A growing list of spikes of one population.
final class SpikeList {
  private double[] times = new double[64];
  private int[] ids = new int[64];
  private int size;

  void add(double time, int id) {
    if (size == ids.length) {
      times = Arrays.copyOf(times, size * 2);
      ids = Arrays.copyOf(ids, size * 2);
    }
    times[size] = time;
    ids[size++] = id;
  }

  Spikes sorted(String population) {
    int neurons = Arrays.stream(ids, 0, size).max().orElse(-1) + 1;
    return SpikeOrder.byTime(
        new Spikes(population, neurons, Arrays.copyOf(times, size), Arrays.copyOf(ids, size)));
  }
}
