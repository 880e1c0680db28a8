package cajal.brain.network;

import cajal.brain.Quantity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A number of each of some cells, in every step or every so often, as it is at the start of the
/// step.
///
/// Kept in memory, or handed on with [#to], in which case memory holds no more than the last
/// stretch of the run.
public final class StateRecord {
  /// Takes rows as they come; the array is reused.
  @FunctionalInterface
  public interface Rows {
    void row(double time, float[] values);
  }

  private final Network network;
  private final Cells<?> cells;
  private final Quantity<?> quantity;
  private double from = Double.NEGATIVE_INFINITY;
  private double until = Double.POSITIVE_INFINITY;
  private int every = 1;
  private @Nullable Rows rows;
  private float[] values = new float[0];
  private double[] times = new double[0];
  private int samples;

  StateRecord(Network network, Cells<?> cells, Quantity<?> quantity) {
    this.network = network;
    this.cells = cells;
    this.quantity = quantity;
  }

  public Cells<?> cells() {
    return cells;
  }

  Quantity<?> quantity() {
    return quantity;
  }

  /// Samples only every so many ms, a multiple of the step.
  public StateRecord every(double ms) {
    int steps = (int) Math.rint(ms / network.dt());
    if (steps < 1 || Math.abs(steps * network.dt() - ms) > 1e-9 * Math.max(1, ms)) {
      throw new IllegalArgumentException(
          "a sample every " + ms + " ms; give a multiple of the step, " + network.dt() + " ms");
    }
    every = steps;
    return this;
  }

  /// Samples only from one time (inclusive) to another (exclusive), in ms.
  public StateRecord between(double from, double until) {
    this.from = from;
    this.until = until;
    return this;
  }

  /// Hands the samples on instead of keeping them.
  public StateRecord to(Rows rows) {
    this.rows = rows;
    return this;
  }

  boolean wants(int step) {
    double time = step * network.dt();
    return step % every == 0 && time >= from - 1e-9 && time < until - 1e-9;
  }

  /// Makes room for the samples of a stretch of steps.
  void reserve(int fromStep, int toStep) {
    int more = 0;
    for (int step = fromStep; step < toStep; step++) {
      if (wants(step)) more++;
    }
    int needed = samples + more;
    if (needed > times.length) {
      int capacity = rows == null ? Math.max(needed, times.length * 2) : needed;
      times = Arrays.copyOf(times, capacity);
      values = Arrays.copyOf(values, Math.multiplyExact(capacity, cells.size()));
    }
  }

  /// Writes what one worker owns of a sample; `source` is indexed by the population's neurons.
  void write(int step, int row, Object source, int low, int high) {
    int start = Math.max(low, cells.from());
    int end = Math.min(high, cells.from() + cells.size());
    int at = row * cells.size() - cells.from();
    for (int i = start; i < end; i++) values[at + i] = (float) PerNeuron.number(source, i);
    times[row] = step * network.dt();
  }

  /// The row of a step's sample, in a stretch that started at `start`.
  int row(int start, int step) {
    int row = samples;
    for (int before = start; before < step; before++) {
      if (wants(before)) row++;
    }
    return row;
  }

  /// Counts the samples of a stretch as taken.
  void advance(int from, int to) {
    samples = row(from, to);
  }

  /// Forgets the samples of a stretch.
  void back(int from, int to) {
    samples -= row(from, to) - samples;
  }

  /// Hands on what has come together.
  void flush() {
    if (rows == null) return;
    float[] row = new float[cells.size()];
    for (int i = 0; i < samples; i++) {
      System.arraycopy(values, i * row.length, row, 0, row.length);
      rows.row(times[i], row);
    }
    samples = 0;
  }

  /// Times of the samples, in ms.
  public double[] times() {
    return Arrays.copyOf(times, samples);
  }

  /// The samples of one cell, numbered within the recorded ones.
  public double[] of(int cell) {
    if (cell < 0 || cell >= cells.size()) {
      throw new IllegalArgumentException(
          "cell " + cell + " of a recording of " + cells.size() + " cells");
    }
    double[] trace = new double[samples];
    for (int i = 0; i < samples; i++) trace[i] = values[i * cells.size() + cell];
    return trace;
  }

  /// All samples, one row of cells after the other.
  public float[] values() {
    return Arrays.copyOf(values, samples * cells.size());
  }
}
