package cajal.cli.sonata;

import cajal.brain.Spikes;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// How many spikes of a reference occur, and how many occur that it does not have.
///
/// @param equal of the same population, neuron and time
/// @param reference how many the reference has in the time that was simulated
/// @param others that the reference does not have
/// @param later those of the reference after the time that was simulated
public record SpikeComparison(int equal, int reference, int others, int later) {
  /// Of nothing with nothing.
  public static final SpikeComparison NONE = new SpikeComparison(0, 0, 0, 0);

  /// Times are equal that are nearest to the same step of `dt` ms.
  ///
  /// @param steps how many were simulated
  public static SpikeComparison of(
      List<Spikes> found, List<Spikes> reference, double dt, int steps) {
    TreeMap<String, Spikes> mine = new TreeMap<>();
    found.forEach(spikes -> mine.put(spikes.population(), spikes));
    int equal = 0;
    int expected = 0;
    int later = 0;
    for (Spikes one : reference) {
      Spikes same = mine.get(one.population());
      long[] keys = keys(one, dt, steps);
      expected += keys.length;
      later += one.size() - keys.length;
      if (same != null) equal += common(keys(same, dt, steps), keys);
    }
    int all = found.stream().mapToInt(Spikes::size).sum();
    return new SpikeComparison(equal, expected, all - equal, later);
  }

  /// Whether nothing is missing and nothing is new.
  public boolean complete() {
    return equal == reference && others == 0;
  }

  @Override
  public String toString() {
    String more = others == 0 ? "" : ", " + others + " others";
    if (later == 0) return equal + " of " + reference + " spikes equal the reference" + more;
    String those =
        reference == 0
            ? "the reference has no spikes in the time simulated"
            : equal + " of the " + reference + " spikes of the time simulated equal the reference";
    return those + more + "; " + later + " later ones were not compared";
  }

  /// Of the spikes in the first so many steps.
  private static long[] keys(Spikes spikes, double dt, int steps) {
    return IntStream.range(0, spikes.size())
        .filter(k -> Math.rint(spikes.times()[k] / dt) < steps)
        .mapToLong(k -> (long) Math.rint(spikes.times()[k] / dt) << 32 | spikes.ids()[k])
        .sorted()
        .toArray();
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
