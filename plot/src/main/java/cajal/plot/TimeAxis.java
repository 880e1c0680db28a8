package cajal.plot;

/// The time axis of a window: in ms, or in s where the window is 2 s or longer.
record TimeAxis(Axis axis, double from, double to, double perMs) {
  private static final double SECONDS_FROM = 2000;

  static TimeAxis of(double from, double to) {
    if (!(Range.usable(from) && Range.usable(to) && to - from > Range.SMALLEST)) {
      throw new IllegalArgumentException(
          "a picture of the time from " + from + " to " + to + " ms; give finite times, from < to");
    }
    boolean seconds = to - from >= SECONDS_FROM;
    double perMs = seconds ? 1e-3 : 1;
    Axis axis = Axis.exact(seconds ? "time (s)" : "time (ms)", from * perMs, to * perMs);
    return new TimeAxis(axis, from, to, perMs);
  }

  boolean holds(double time) {
    return time >= from && time <= to;
  }
}
