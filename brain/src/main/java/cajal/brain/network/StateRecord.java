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

  static final int NONE = -1;

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

  /// In the stretch under way: its first step, the row of each step's sample, and how many there
  /// are.
  private int start;

  private int[] rowOf = new int[0];
  private int upcoming;

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
    double steps = Math.rint(ms / network.dt());
    if (!(steps >= 1 && steps <= Integer.MAX_VALUE && WholeSteps.are(ms / network.dt()))) {
      throw new IllegalArgumentException(
          "a sample every " + ms + " ms; give a multiple of the step, " + network.dt() + " ms");
    }
    every = (int) steps;
    return this;
  }

  /// Samples only from one time (inclusive) to another (exclusive), in ms.
  ///
  /// @throws IllegalArgumentException if there is no time between them
  public StateRecord between(double from, double until) {
    if (!(from < until)) {
      throw new IllegalArgumentException(
          "between(%s, %s): samples are taken from the first time on and before the second; give a second that is later"
              .formatted(from, until));
    }
    this.from = from;
    this.until = until;
    return this;
  }

  /// Hands the samples on instead of keeping them.
  public StateRecord to(Rows rows) {
    this.rows = rows;
    return this;
  }

  private boolean wants(int step) {
    double time = step * network.dt();
    return step % every == 0 && time >= from - 1e-9 && time < until - 1e-9;
  }

  /// Makes room for the samples of a stretch of steps.
  void reserve(int fromStep, int toStep) {
    start = fromStep;
    if (rowOf.length < toStep - fromStep) rowOf = new int[toStep - fromStep];
    int needed = samples;
    for (int step = fromStep; step < toStep; step++) {
      rowOf[step - fromStep] = wants(step) ? needed++ : NONE;
    }
    upcoming = needed - samples;
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

  /// The row of the sample of a step in the stretch under way; [#NONE] where none is taken.
  int row(int step) {
    return rowOf[step - start];
  }

  /// Counts the samples of the stretch as taken.
  void advance() {
    samples += upcoming;
  }

  /// Forgets the samples of the stretch.
  void back() {
    samples -= upcoming;
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
