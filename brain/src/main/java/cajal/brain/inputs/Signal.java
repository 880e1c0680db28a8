package cajal.brain.inputs;

import cajal.random.Key;
import cajal.random.Threefry;
import cajal.random.Variate;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// What is played to cells step by step: a number for all of them, or one for each. It is rows over
/// time, which are made when a network asks for them with its step.
///
/// ```java
/// var signal = Signal.constant(0, 100).then(Signal.ramp(0, 25, 300)).plus(Signal.sine(2, 8, 400));
/// cells.play(signal, (c, value) -> c.input += value);
/// ```
///
/// Times are in ms, frequencies in Hz, values in the unit of what they act on. Row k is for the
/// step from k · dt on; a time is rounded to the nearest step. After its last row a signal is 0,
/// unless it is [#repeated].
///
/// All rows are kept in memory while a network plays them: length / dt numbers, of each cell where
/// each has its own. A [Waveform] and a [cajal.brain.Drive] are computed anew in each step and keep
/// none. Where a number has no meaning (a negative length, a frequency that is NaN) an
/// IllegalArgumentException says what to give.
public final class Signal {
  /// Makes the rows for steps of `dt` ms; all rows are of one length, 1 or the number of cells.
  private interface Recipe {
    double[][] rows(double dt);
  }

  private static final int ROW_BYTES = 24;

  private final Recipe recipe;
  private final boolean isRepeated;

  private Signal(Recipe recipe, boolean isRepeated) {
    this.recipe = recipe;
    this.isRepeated = isRepeated;
  }

  private static Signal made(Recipe recipe) {
    return new Signal(recipe, false);
  }

  /// A value for each step, the same for all cells.
  public static Signal of(double... values) {
    double[][] rows = new double[values.length][];
    for (int k = 0; k < rows.length; k++) rows[k] = new double[] {values[k]};
    return made(dt -> rows);
  }

  /// A row for each step, with a value for each cell; it is not copied.
  ///
  /// @throws IllegalArgumentException if rows differ in length
  public static Signal of(double[][] rows) {
    for (int k = 0; k < rows.length; k++) {
      if (rows[k].length == rows[0].length) continue;
      throw new IllegalArgumentException(
          "a signal of %d values in row 0 and %d in row %d; give all rows a value for each cell"
              .formatted(rows[0].length, rows[k].length, k));
    }
    return made(dt -> rows);
  }

  /// A function of the time in ms, such as one of [Waveform]: `Signal.of(t -> chirp(t, 1, 2, 20,
  /// 900), 1000)`.
  public static Signal of(DoubleUnaryOperator waveform, double length) {
    requireLength(length);
    return made(dt -> {
      double[][] rows = empty(length, dt, 1);
      for (int k = 0; k < rows.length; k++) rows[k][0] = waveform.applyAsDouble(k * dt);
      return rows;
    });
  }

  public static Signal constant(double value, double length) {
    Ranges.finite("constant", "value", value);
    return of(t -> value, length);
  }

  /// Values one after another, each for a time of its own.
  ///
  /// @throws IllegalArgumentException unless there are as many lengths as values
  public static Signal sections(double[] values, double[] lengths) {
    requireAsMany("sections", values.length, lengths.length);
    for (double value : values) Ranges.finite("sections", "value", value);
    for (double length : lengths) requireLength(length);
    double[] ends = new double[lengths.length + 1];
    for (int i = 0; i < lengths.length; i++) ends[i + 1] = ends[i] + lengths[i];
    return made(dt -> {
      double[][] rows = empty(ends[values.length], dt, 1);
      for (int i = 0; i < values.length; i++) {
        int end = steps(ends[i + 1], dt);
        for (int k = steps(ends[i], dt); k < end; k++) rows[k][0] = values[i];
      }
      return rows;
    });
  }

  /// Straight from one value to another: the first row is `from`, and the one after the last would
  /// be `to`.
  public static Signal ramp(double from, double to, double length) {
    Ranges.finite("ramp", "start", from);
    Ranges.finite("ramp", "end", to);
    return of(t -> from + (to - from) * (t / length), length);
  }

  public static Signal sine(double amplitude, double frequency, double length) {
    Ranges.finite("sine", "amplitude", amplitude);
    Ranges.finite("sine", "frequency", frequency);
    return of(t -> Waveform.sine(t, amplitude, frequency), length);
  }

  /// @param duty how much of a period is at `amplitude`, the rest being at −`amplitude`; 0 to 1
  public static Signal square(double amplitude, double frequency, double duty, double length) {
    Ranges.finite("square", "amplitude", amplitude);
    Ranges.finite("square", "frequency", frequency);
    if (!(duty >= 0 && duty <= 1)) {
      throw new IllegalArgumentException(
          "square: a duty of " + duty + "; give the part of a period at the amplitude, 0 to 1");
    }
    return of(t -> Waveform.square(t, amplitude, frequency, duty), length);
  }

  /// Short pulses at given times, each of its own width and height; where they overlap they add up.
  ///
  /// @throws IllegalArgumentException unless there are as many widths and heights as times
  public static Signal pulses(double[] times, double[] widths, double[] heights, double length) {
    requireAsMany("pulses", times.length, widths.length);
    requireAsMany("pulses", times.length, heights.length);
    requireLength(length);
    for (int i = 0; i < times.length; i++) {
      Ranges.finite("pulses", "time", times[i]);
      Ranges.notNegative("pulses", "width", widths[i]);
      Ranges.finite("pulses", "height", heights[i]);
    }
    return made(dt -> {
      double[][] rows = empty(length, dt, 1);
      for (int i = 0; i < times.length; i++) {
        int end = Math.min(rows.length, steps(times[i] + widths[i], dt));
        for (int k = Math.max(0, steps(times[i], dt)); k < end; k++) rows[k][0] += heights[i];
      }
      return rows;
    });
  }

  /// σ dW/dt for each of so many cells: independent normal numbers of standard deviation σ/√dt.
  /// Added to an input it does to a linear equation the same at any step.
  ///
  /// @param sigma 0 or more
  public static Signal whiteNoise(double sigma, double length, int cells, long seed) {
    requireNoise("whiteNoise", sigma, length, cells);
    Key key = Key.of(seed).fold("white noise");
    return made(dt -> {
      double spread = sigma / Math.sqrt(dt);
      double[][] rows = empty(length, dt, cells);
      return walk(rows, key, normal -> spread * normal, (x, normal) -> spread * normal);
    });
  }

  /// A Wiener process σ W(t) for each of so many cells: 0 at first, then independent increments of
  /// standard deviation σ√dt.
  ///
  /// @param sigma 0 or more
  public static Signal wiener(double sigma, double length, int cells, long seed) {
    requireNoise("wiener", sigma, length, cells);
    Key key = Key.of(seed).fold("wiener");
    return made(dt -> {
      double spread = sigma * Math.sqrt(dt);
      double[][] rows = empty(length, dt, cells);
      return walk(rows, key, normal -> 0, (x, normal) -> x + spread * normal);
    });
  }

  /// An [OrnsteinUhlenbeck] process for each of so many cells, exact at any step, which starts as
  /// it is in the long run: normal around `mean` with standard deviation `sd`.
  ///
  /// @param sd in the unit of the mean, 0 or more
  /// @param tau ms after which the autocorrelation has fallen to 1/e
  public static Signal ornsteinUhlenbeck(
      double mean, double sd, double tau, double length, int cells, long seed) {
    requireNoise("ornsteinUhlenbeck", sd, length, cells);
    Ranges.finite("ornsteinUhlenbeck", "mean", mean);
    Ranges.timeConstant("ornsteinUhlenbeck", tau);
    Key key = Key.of(seed).fold("ornstein-uhlenbeck");
    return made(dt -> {
      double kept = StrictMath.exp(-dt / tau);
      double spread = sd * Math.sqrt(-StrictMath.expm1(-2 * dt / tau));
      return walk(
          empty(length, dt, cells),
          key,
          normal -> mean + sd * normal,
          (x, normal) -> mean + (x - mean) * kept + spread * normal);
    });
  }

  private interface Next {
    double of(double x, double normal);
  }

  private static double[][] walk(double[][] rows, Key key, DoubleUnaryOperator first, Next next) {
    for (int k = 0; k < rows.length; k++) {
      for (int i = 0; i < rows[k].length; i++) {
        double normal = Variate.normal64(Threefry.bits(key, i, k));
        rows[k][i] = k == 0 ? first.applyAsDouble(normal) : next.of(rows[k - 1][i], normal);
      }
    }
    return rows;
  }

  /// The sum; as long as the longer one.
  public Signal plus(Signal other) {
    return with(other, "plus", Double::sum);
  }

  /// The product; as long as the longer one, and 0 from where the shorter one ends.
  public Signal times(Signal other) {
    return with(other, "times", (x, y) -> x * y);
  }

  public Signal times(double factor) {
    Ranges.finite("times", "factor", factor);
    Recipe scaled =
        dt -> {
          double[][] rows = recipe.rows(dt);
          double[][] result = new double[rows.length][];
          for (int k = 0; k < rows.length; k++) {
            result[k] = rows[k].clone();
            for (int i = 0; i < rows[k].length; i++) result[k][i] *= factor;
          }
          return result;
        };
    return new Signal(scaled, isRepeated);
  }

  /// This signal, and the other one when it is over.
  public Signal then(Signal other) {
    requireEnd("then");
    other.requireEnd("then");
    return made(dt -> {
      double[][] first = recipe.rows(dt);
      double[][] second = other.recipe.rows(dt);
      double[][] all = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, all, first.length, second.length);
      return widened(all);
    });
  }

  /// This signal so many ms later, with 0 before it.
  public Signal after(double ms) {
    return constant(0, ms).then(this);
  }

  /// The first so many ms of it.
  public Signal cut(double length) {
    requireEnd("cut");
    requireLength(length);
    return made(dt -> {
      double[][] rows = recipe.rows(dt);
      return Arrays.copyOf(rows, Math.min(rows.length, steps(length, dt)));
    });
  }

  /// This signal again and again, without an end.
  public Signal repeated() {
    requireEnd("repeated");
    return new Signal(recipe, true);
  }

  public boolean isRepeated() {
    return isRepeated;
  }

  /// The rows for steps of `dt` ms, once: each has one value, or one for each cell. They are not to
  /// be written to.
  public double[][] rows(double dt) {
    return recipe.rows(dt);
  }

  private Signal with(Signal other, String what, DoubleBinaryOperator both) {
    requireEnd(what);
    other.requireEnd(what);
    return made(dt -> combined(recipe.rows(dt), other.recipe.rows(dt), both));
  }

  private static double[][] combined(
      double[][] first, double[][] second, DoubleBinaryOperator both) {
    double[][] rows = new double[Math.max(first.length, second.length)][width(first, second)];
    for (int k = 0; k < rows.length; k++) {
      for (int i = 0; i < rows[k].length; i++) {
        rows[k][i] = both.applyAsDouble(at(first, k, i), at(second, k, i));
      }
    }
    return rows;
  }

  private static double at(double[][] rows, int k, int i) {
    if (k >= rows.length) return 0;
    return rows[k][rows[k].length == 1 ? 0 : i];
  }

  private static double[][] widened(double[][] rows) {
    int width = width(rows);
    double[][] wide = new double[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      wide[k] = rows[k];
      if (rows[k].length == width) continue;
      wide[k] = new double[width];
      Arrays.fill(wide[k], rows[k][0]);
    }
    return wide;
  }

  /// The number of values in a row: where there are rows of 1 and of another number, the other.
  private static int width(double[][]... signals) {
    int width = 1;
    for (double[][] rows : signals) {
      for (double[] row : rows) {
        if (row.length == 1 || row.length == width) continue;
        if (width != 1) {
          throw new IllegalArgumentException(
              "signals for %d and for %d cells do not go together; give both as many, or one for all"
                  .formatted(width, row.length));
        }
        width = row.length;
      }
    }
    return width;
  }

  private static int steps(double length, double dt) {
    return (int) Math.rint(length / dt);
  }

  /// Rows of 0, where there is room for them.
  private static double[][] empty(double length, double dt, int cells) {
    double steps = Math.rint(length / dt);
    double bytes = steps * (ROW_BYTES + 8.0 * cells);
    if (steps > Integer.MAX_VALUE || bytes > Runtime.getRuntime().maxMemory()) {
      throw new IllegalArgumentException(
          "a signal of %s ms in steps of %s ms for %d cells: its rows are %.3g GB, more than Java may use; give a shorter one, repeated() where it recurs, or a Waveform or Drive, which keep no rows"
              .formatted(length, dt, cells, bytes / 1e9));
    }
    return new double[(int) steps][cells];
  }

  private static void requireLength(double length) {
    if (length >= 0 && !Double.isInfinite(length)) return;
    throw new IllegalArgumentException(
        "a signal of " + length + " ms; give a length of 0 ms or more, and repeated() for no end");
  }

  private static void requireNoise(String what, double sd, double length, int cells) {
    requireLength(length);
    Ranges.notNegative(what, "standard deviation", sd);
    if (cells >= 1) return;
    throw new IllegalArgumentException(
        "%s for %d cells; give the size of the population it is played to".formatted(what, cells));
  }

  private static void requireAsMany(String what, int one, int other) {
    if (one == other) return;
    throw new IllegalArgumentException(
        "%s: lists of %d and %d numbers; give lists of one length".formatted(what, one, other));
  }

  private void requireEnd(String what) {
    if (!isRepeated) return;
    throw new IllegalStateException(
        "%s(…) of a signal without end; compose first, and say repeated() last".formatted(what));
  }
}
