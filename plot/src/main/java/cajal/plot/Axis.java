package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// One axis: its label (with the unit), its scale, and the values at its two ends; `from` above
/// `to` turns a linear axis round. The factories widen ranges that are empty or a single value.
record Axis(String label, Scale scale, double from, double to, List<String> names) {
  enum Scale {
    LINEAR,
    /// Linear with ticks at whole numbers only.
    WHOLE,
    LOG,
    /// Names at 0, 1, 2 ...
    NAMED
  }

  private static final double LEAST_RELATIVE_LENGTH = 1e-9;

  Axis {
    names = List.copyOf(names);
  }

  static Axis linear(String label, Range range) {
    Range wide = widened(range, 0.05);
    return new Axis(label, Scale.LINEAR, wide.low(), wide.high(), List.of());
  }

  /// From zero to a little more than the greatest value.
  static Axis fromZero(String label, Range range) {
    double top = range.empty() || range.high() < Range.SMALLEST ? 1 : range.high() * 1.06;
    return new Axis(label, Scale.LINEAR, 0, top, List.of());
  }

  /// Ends at the given values exactly, which are finite and differ.
  static Axis exact(String label, double from, double to) {
    return new Axis(label, Scale.LINEAR, from, to, List.of());
  }

  /// Numbers of things counted from 0, each with half a place of its own on both sides.
  static Axis whole(String label, int count) {
    return new Axis(label, Scale.WHOLE, -0.5, Math.max(count, 1) - 0.5, List.of());
  }

  /// As `whole`, with number 0 at the far end.
  static Axis wholeDownward(String label, int count) {
    return new Axis(label, Scale.WHOLE, Math.max(count, 1) - 0.5, -0.5, List.of());
  }

  /// Positive values; the range must hold positive values only.
  static Axis log(String label, Range range) {
    if (range.empty()) return new Axis(label, Scale.LOG, 1, 10, List.of());
    double pad = Math.max(StrictMath.pow(range.high() / range.low(), 0.04), 1.1);
    return new Axis(label, Scale.LOG, range.low() / pad, range.high() * pad, List.of());
  }

  /// Names from the far end of the axis to its beginning, so that they read downward on a y axis.
  static Axis named(String label, List<String> names) {
    return new Axis(label, Scale.NAMED, Math.max(names.size(), 1) - 0.5, -0.5, names);
  }

  /// The same from the beginning of the axis to its far end, to read along an x axis.
  static Axis namedForward(String label, List<String> names) {
    return new Axis(label, Scale.NAMED, -0.5, Math.max(names.size(), 1) - 0.5, names);
  }

  /// Whole numbers within a range, with half a place at both ends.
  static Axis wholeOf(String label, Range range) {
    if (range.empty()) return whole(label, 0);
    return new Axis(label, Scale.WHOLE, range.low() - 0.5, range.high() + 0.5, List.of());
  }

  /// Whether both show the same stretch of the same thing, spelt out because the equality that a
  /// record brings costs 20 ms when it is first used in a JVM.
  boolean agreesWith(Axis other) {
    return from == other.from
        && to == other.to
        && scale == other.scale
        && label.equals(other.label)
        && names.equals(other.names);
  }

  /// Where a value stands between `from` (0) and `to` (1).
  double fraction(double value) {
    double share =
        scale == Scale.LOG
            ? StrictMath.log(value / from) / StrictMath.log(to / from)
            : (value - from) / (to - from);
    return Math.clamp(share, -8, 9);
  }

  /// Ticks, at most about `most` with labels.
  Ticks ticks(int most) {
    return switch (scale) {
      case LINEAR -> LinearTicks.of(Math.min(from, to), Math.max(from, to), most, false);
      case WHOLE -> LinearTicks.of(Math.min(from, to), Math.max(from, to), most, true);
      case LOG -> LogTicks.of(from, to, most);
      case NAMED -> nameTicks();
    };
  }

  private Ticks nameTicks() {
    List<Ticks.Tick> ticks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) ticks.add(new Ticks.Tick(i, names.get(i)));
    return new Ticks(ticks, new double[0]);
  }

  private static Range widened(Range range, double share) {
    if (range.empty()) return new Range(0, 1, range.left());
    double size = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    double length = range.high() - range.low();
    if (length > LEAST_RELATIVE_LENGTH * size && length > Range.SMALLEST) {
      return range.padded(share);
    }
    double middle = (range.low() + range.high()) / 2;
    double half = size > Range.SMALLEST ? size * 0.05 : 1;
    return new Range(middle - half, middle + half, range.left());
  }
}
