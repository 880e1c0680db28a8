package cajal.brain.network;

import java.util.Arrays;

/// Who spiked in the last steps: for each step a list that every worker fills from the place of its
/// first neuron on, and how many each has written.
final class SpikeHistory {
  /// Counts stand so far apart that no two workers write to one cache line.
  static final int APART = 16;

  final int[] borders;
  private final int[][] lists;
  private final int[][] counts;
  private final int[][] markedCounts;
  private int[] marked = new int[64];

  /// @param borders where each worker's neurons start, and the end
  /// @param steps how many steps back it must reach
  SpikeHistory(int[] borders, int steps) {
    this.borders = borders;
    int size = borders[borders.length - 1];
    // one more, because a worker may already write while another still reads
    lists = new int[steps + 2][size + 64];
    counts = new int[steps + 2][borders.length * APART];
    markedCounts = new int[steps + 2][borders.length * APART];
  }

  /// Keeps a copy of what is there, for [#goBack]: of the lists only what is in use, as a long
  /// delay makes many of them.
  void mark() {
    int at = 0;
    for (int s = 0; s < lists.length; s++) {
      System.arraycopy(counts[s], 0, markedCounts[s], 0, counts[s].length);
      for (int w = 0; w < workers(); w++) {
        int count = counts[s][w * APART];
        if (at + count > marked.length) marked = Arrays.copyOf(marked, 2 * (at + count));
        System.arraycopy(lists[s], borders[w], marked, at, count);
        at += count;
      }
    }
  }

  void goBack() {
    int at = 0;
    for (int s = 0; s < lists.length; s++) {
      System.arraycopy(markedCounts[s], 0, counts[s], 0, counts[s].length);
      for (int w = 0; w < workers(); w++) {
        int count = counts[s][w * APART];
        System.arraycopy(marked, at, lists[s], borders[w], count);
        at += count;
      }
    }
  }

  int workers() {
    return borders.length - 1;
  }

  int depth() {
    return lists.length;
  }

  int[] list(int step) {
    return lists[Math.floorMod(step, lists.length)];
  }

  int[] counts(int step) {
    return counts[Math.floorMod(step, counts.length)];
  }

  /// The spikes of a step in the order of the neurons.
  int[] spikes(int step) {
    int[] list = list(step);
    int[] count = counts(step);
    int[] spikes = new int[total(step)];
    for (int w = 0, at = 0; w < workers(); w++) {
      System.arraycopy(list, borders[w], spikes, at, count[w * APART]);
      at += count[w * APART];
    }
    return spikes;
  }

  int total(int step) {
    int[] count = counts(step);
    int total = 0;
    for (int w = 0; w < workers(); w++) total += count[w * APART];
    return total;
  }

  /// Puts spikes of a step back, whatever the number of workers they were made by.
  void restore(int step, int[] spikes) {
    int[] list = list(step);
    int[] count = counts(step);
    Arrays.fill(count, 0);
    int w = 0;
    for (int spike : spikes) {
      while (spike >= borders[w + 1]) w++;
      list[borders[w] + count[w * APART]++] = spike;
    }
  }
}
