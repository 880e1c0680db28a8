package cajal.brain.network;

import cajal.emit.Edges;
import java.util.Arrays;
import java.util.Objects;

/// The synapses with delays of their own onto the targets of one worker, sorted by source and then
/// by delay: those of one source and one delay are a run.
///
/// Nothing is written for the future: in each step the spikes that are still under way are looked
/// through for the runs that they reach now. So what is under way is in the [SpikeHistory] alone.
final class DelayedRows {
  final int[] target;
  private final int[] synapse;
  private final SpikeHistory sources;
  private final Cells<?> pre;
  private final int[] delays;
  private final int words;
  // which delays a source has, as bits, and the number of the first run of each word
  private final long[] present;
  private final int[] first;
  private final int[] run;
  private Edges due;

  private DelayedRows(Targets targets, int worker, short[] steps, int[] delays) {
    int[] low = targets.cut()[worker];
    int[] high = targets.cut()[worker + 1];
    int size = 0;
    for (int i = 0; i < low.length; i++) size += high[i] - low[i];
    target = new int[size];
    synapse = new int[size];
    this.delays = delays;
    pre = targets.projection().pre();
    sources = Objects.requireNonNull(pre.population().history);
    words = (delays.length == 0 ? 0 : delays[0] / Long.SIZE) + 1;
    present = new long[words(low.length)];
    first = new int[present.length];
    int[] start = new int[size + 1];
    int runs = 0;
    int at = 0;
    for (int i = 0; i < low.length; i++) {
      int word = i * words - 1;
      int last = -1;
      for (long next : byDelay(steps, low[i], high[i])) {
        int delay = (int) (next >>> 32);
        synapse[at] = (int) next;
        target[at] = targets.target()[synapse[at]];
        if (delay != last) {
          while (word < i * words + delay / Long.SIZE) first[++word] = runs;
          present[word] |= 1L << delay;
          start[runs++] = at;
          last = delay;
        }
        at++;
      }
    }
    start[runs] = size;
    run = Arrays.copyOf(start, runs + 1);
    due = new Edges(0, new int[256], new int[256], target, synapse);
  }

  /// Those of each worker.
  static DelayedRows[] of(Targets targets, Delays own) {
    int[] delays = own.longestFirst();
    DelayedRows[] rows = new DelayedRows[targets.cut().length - 1];
    for (int w = 0; w < rows.length; w++) {
      rows[w] = new DelayedRows(targets, w, own.steps(), delays);
    }
    return rows;
  }

  private int words(int sources) {
    long all = (long) words * sources;
    if (all <= Integer.MAX_VALUE - 64) return (int) all;
    throw new IllegalArgumentException(
        "delays of up to %d steps of %d sources; connect slices of the sources one by one"
            .formatted(delays[0], sources));
  }

  /// Some synapses sorted by delay, those of one delay as they were; the delays are in the upper
  /// halves.
  private static long[] byDelay(short[] steps, int low, int high) {
    long[] sorted = new long[high - low];
    for (int k = low; k < high; k++) sorted[k - low] = (long) steps[k] << 32 | k;
    Arrays.sort(sorted);
    return sorted;
  }

  /// What each synapse adds, in the order of the rows; one number stays one.
  double[] sorted(double[] amounts) {
    if (amounts.length == 1) return amounts;
    double[] sorted = new double[synapse.length];
    for (int k = 0; k < sorted.length; k++) sorted[k] = amounts[synapse[k]];
    return sorted;
  }

  /// Finds the runs at which spikes arrive in a step, those of earlier spikes first, and else in
  /// the order of the sources.
  ///
  /// @return how many; they are the first rows of [#due]
  int find(int step) {
    int found = 0;
    for (int delay : delays) {
      int[] list = sources.list(step - delay);
      int[] counts = sources.counts(step - delay);
      for (int part = 0; part < sources.workers(); part++) {
        int from = sources.borders[part];
        int to = from + counts[part * SpikeHistory.APART];
        if (found + to - from > due.rows()) reserve(2 * (found + to - from));
        found = find(list, from, to, delay, found);
      }
    }
    return found;
  }

  private int find(int[] list, int from, int to, int delay, int found) {
    int[] low = due.low();
    int[] high = due.high();
    int offset = pre.from();
    int size = pre.size();
    for (int q = from; q < to; q++) {
      int source = list[q] - offset;
      if (source < 0 || source >= size) continue;
      int at = source * words + delay / Long.SIZE;
      long bits = present[at] >>> delay;
      if ((bits & 1) == 0) continue;
      int r = first[at] + Long.bitCount(present[at]) - Long.bitCount(bits);
      low[found] = run[r];
      high[found++] = run[r + 1];
    }
    return found;
  }

  private void reserve(int rows) {
    int[] low = Arrays.copyOf(due.low(), rows);
    due = new Edges(0, low, Arrays.copyOf(due.high(), rows), target, synapse);
  }

  /// The runs found last.
  Edges due() {
    return due;
  }

  long bytes() {
    return 4L * (target.length + synapse.length + first.length + run.length) + 8L * present.length;
  }
}
