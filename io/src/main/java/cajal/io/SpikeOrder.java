package cajal.io;

import cajal.brain.Spikes;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The order in which spikes happened: by time, spikes of one time as they were.
public final class SpikeOrder {
  private SpikeOrder() {}

  public static Spikes byTime(Spikes spikes) {
    double[] times = spikes.times();
    if (IntStream.range(1, times.length).allMatch(i -> times[i - 1] <= times[i])) return spikes;
    int[] order =
        IntStream.range(0, times.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> times[i]))
            .mapToInt(i -> i)
            .toArray();
    return new Spikes(
        spikes.population(),
        spikes.neurons(),
        IntStream.of(order).mapToDouble(i -> times[i]).toArray(),
        IntStream.of(order).map(i -> spikes.ids()[i]).toArray());
  }
}
