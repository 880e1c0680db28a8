package cajal.brain.network;

import cajal.brain.Spikes;
import java.util.Arrays;

/// Spikes of a population that are given, by step.
final class GivenSpikes {
  private final int[] steps;
  private final int[] ids;

  /// Each spike goes to the step that is nearest to its time.
  ///
  /// @throws IllegalArgumentException if there is a spike at no possible time, or a neuron has two
  ///   in one step
  GivenSpikes(Spikes spikes, double dt) {
    int size = spikes.size();
    long[] order = new long[size];
    for (int k = 0; k < size; k++) {
      double step = Math.rint(spikes.times()[k] / dt);
      int id = spikes.ids()[k];
      if (!(step >= 0 && step < Integer.MAX_VALUE) || id < 0 || id >= spikes.neurons()) {
        throw new IllegalArgumentException(
            "%s: a spike of neuron %d at %s ms; neurons go from 0 to %d, times from 0 ms on"
                .formatted(spikes.population(), id, spikes.times()[k], spikes.neurons() - 1));
      }
      order[k] = (long) step << 32 | id;
    }
    Arrays.sort(order);
    steps = new int[size];
    ids = new int[size];
    for (int k = 0; k < size; k++) {
      steps[k] = (int) (order[k] >> 32);
      ids[k] = (int) order[k];
      if (k > 0 && order[k] == order[k - 1]) {
        throw new IllegalArgumentException(
            "%s: neuron %d spikes twice in the step at %s ms; take a time step below %s ms"
                .formatted(spikes.population(), ids[k], steps[k] * dt, dt));
      }
    }
  }

  /// Writes those of a step into the history, each worker those of its own neurons.
  void write(SpikeHistory history, int worker, int step) {
    int from = history.borders[worker];
    int to = history.borders[worker + 1];
    int[] list = history.list(step);
    int count = 0;
    for (int k = first(step); k < steps.length && steps[k] == step; k++) {
      if (ids[k] >= from && ids[k] < to) list[from + count++] = ids[k];
    }
    history.counts(step)[worker * SpikeHistory.APART] = count;
  }

  /// Who spikes in a step.
  int[] at(int step) {
    int from = first(step);
    int to = first(step + 1);
    return Arrays.copyOfRange(ids, from, to);
  }

  private int first(int step) {
    int low = 0;
    int high = steps.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps[middle] < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
