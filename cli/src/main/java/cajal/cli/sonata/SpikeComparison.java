package cajal.cli.sonata;

import cajal.brain.Spikes;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// How many spikes of a reference occur, and how many occur that it does not have.
///
/// @param equal of the same population, neuron and time
public record SpikeComparison(int equal, int reference, int others) {

  /// Times are equal that are nearest to the same step of `dt` ms.
  public static SpikeComparison of(List<Spikes> found, List<Spikes> reference, double dt) {
    TreeMap<String, Spikes> mine = new TreeMap<>();
    found.forEach(spikes -> mine.put(spikes.population(), spikes));
    int equal = 0;
    int expected = 0;
    for (Spikes one : reference) {
      Spikes same = mine.get(one.population());
      expected += one.size();
      if (same != null) equal += common(keys(same, dt), keys(one, dt));
    }
    int all = found.stream().mapToInt(Spikes::size).sum();
    return new SpikeComparison(equal, expected, all - equal);
  }

  /// Whether nothing is missing and nothing is new.
  public boolean complete() {
    return equal == reference && others == 0;
  }

  @Override
  public String toString() {
    return equal
        + " of "
        + reference
        + " spikes equal the reference"
        + (others == 0 ? "" : ", " + others + " others");
  }

  private static long[] keys(Spikes spikes, double dt) {
    long[] keys = new long[spikes.size()];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = (long) Math.rint(spikes.times()[k] / dt) << 32 | spikes.ids()[k];
    }
    Arrays.sort(keys);
    return keys;
  }

  private static int common(long[] a, long[] b) {
    int common = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        common++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
