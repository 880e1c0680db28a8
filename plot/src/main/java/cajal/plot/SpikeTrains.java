package cajal.plot;

import cajal.brain.Spikes;
import java.util.List;

/// What the spike pictures ask of their populations before they draw them.
final class SpikeTrains {
  private SpikeTrains() {}

  static List<Spikes> checked(String picture, Spikes... populations) {
    if (populations.length == 0) {
      throw new IllegalArgumentException(picture + " of no population: name at least one");
    }
    for (Spikes spikes : populations) {
      for (int i = 0; i < spikes.size(); i++) {
        int id = spikes.ids()[i];
        if (id < 0 || id >= spikes.neurons()) throw outside(picture, spikes, i);
      }
    }
    return List.of(populations);
  }

  /// Spikes within a window, both ends included.
  static int count(Spikes spikes, TimeAxis time) {
    int count = 0;
    for (double t : spikes.times()) if (time.holds(t)) count++;
    return count;
  }

  /// A note on times that are not numbers, empty where there are none.
  static String unusableTimes(List<Spikes> populations) {
    long unusable = 0;
    for (Spikes spikes : populations) unusable += Range.of(spikes.times()).left();
    if (unusable == 0) return "";
    return Numbers.counted(unusable, "spike") + " without a finite time left out.";
  }

  private static IllegalArgumentException outside(String picture, Spikes spikes, int index) {
    return new IllegalArgumentException(
        "%s: spike %d of %s is of neuron %d, but the population has %d neurons, numbered from 0"
            .formatted(picture, index, spikes.population(), spikes.ids()[index], spikes.neurons()));
  }
}
