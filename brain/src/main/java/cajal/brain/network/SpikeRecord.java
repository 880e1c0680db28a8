package cajal.brain.network;

import cajal.brain.Spikes;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The spikes of some cells, as a network runs; kept in memory, or handed on with [#to], in which
/// case memory holds no more than those of the last stretch of the run.
public final class SpikeRecord {
  /// Takes spikes in the order they happen.
  @FunctionalInterface
  public interface Sink {
    /// @param time in ms
    /// @param cell numbered within the recorded cells
    void spike(double time, int cell);
  }

  private final Cells<?> cells;
  private final double dt;
  private int[] ids = new int[1024];
  private int[] steps = new int[1024];
  private int size;
  private long handedOn;
  private @Nullable Sink sink;

  SpikeRecord(Cells<?> cells, double dt) {
    this.cells = cells;
    this.dt = dt;
  }

  Cells<?> cells() {
    return cells;
  }

  /// Adds the spikes of a step.
  void take(int step) {
    SpikeHistory history = Objects.requireNonNull(cells.population().history);
    int[] list = history.list(step);
    int[] counts = history.counts(step);
    int from = cells.from();
    int to = from + cells.size();
    for (int w = 0; w < history.workers(); w++) {
      int start = history.borders[w];
      int end = start + counts[w * SpikeHistory.APART];
      if (size + end - start > ids.length) grow(size + end - start);
      for (int q = start; q < end; q++) {
        int id = list[q];
        if (id >= from && id < to) {
          ids[size] = id - from;
          steps[size++] = step;
        }
      }
    }
  }

  private void grow(int needed) {
    int length = Math.max(needed, ids.length * 2);
    ids = Arrays.copyOf(ids, length);
    steps = Arrays.copyOf(steps, length);
  }

  /// Forgets the spikes from a step on.
  void backTo(int step) {
    while (size > 0 && steps[size - 1] >= step) size--;
  }

  /// Hands the spikes on instead of keeping them.
  public SpikeRecord to(Sink sink) {
    this.sink = sink;
    return this;
  }

  /// Hands on what has come together.
  void flush() {
    if (sink == null) return;
    for (int i = 0; i < size; i++) sink.spike(steps[i] * dt, ids[i]);
    handedOn += size;
    size = 0;
  }

  /// Number of spikes so far, kept or handed on.
  public long count() {
    return handedOn + size;
  }

  /// Number of spikes kept.
  public int size() {
    return size;
  }

  /// The spikes kept; a spike's time is that of the start of its step, in ms.
  public Spikes spikes() {
    double[] times = new double[size];
    for (int i = 0; i < size; i++) times[i] = steps[i] * dt;
    return new Spikes(cells.population().name(), cells.size(), times, Arrays.copyOf(ids, size));
  }

  /// Mean rate in Hz between two times in ms, as [Spikes#rate].
  public double rate(double from, double to) {
    return spikes().rate(from, to);
  }
}
