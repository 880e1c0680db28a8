package cajal.cli;

import java.util.Locale;

/// A time to simulate, in whole steps.
///
/// @param remark what to say where the time that was asked for is no whole number of steps, or
///   where a step is long; else empty
record Steps(int count, double dt, String remark) {
  private static final double ROUNDING = 1e-9;
  private static final double LONG = 1;
  private static final String TOO_LONG =
      "long beside what neurons do within a ms, and rates mean little; 0.1 is usual";

  /// @param option how the time was given, for messages
  /// @throws UsageError if that is no time, or more or less steps than can be
  static Steps of(String option, double seconds, double dt) {
    if (!(seconds > 0) || Double.isInfinite(seconds)) {
      throw new UsageError(option + " " + seconds + ": give more than 0.");
    }
    double exact = seconds * 1000 / dt;
    double count = Math.rint(exact);
    if (!(count >= 1 && count < Integer.MAX_VALUE)) {
      throw new UsageError(
          option + " " + seconds + " in steps of " + dt + " ms: give 1 to 2147483647 steps.");
    }
    boolean whole = Math.abs(exact - count) <= ROUNDING * count;
    String remark = whole ? "" : remark(seconds, exact, (int) count, dt);
    if (dt > LONG) remark = joined(remark, "steps of " + dt + " ms are " + TOO_LONG);
    return new Steps((int) count, dt, remark);
  }

  private static String joined(String one, String other) {
    return one.isEmpty() ? other : one + "; " + other;
  }

  private static String remark(double seconds, double exact, int count, double dt) {
    return String.format(
        Locale.ROOT,
        "%s s is %s steps of %s ms; %d %s simulated, %s ms",
        seconds,
        Clock.rounded(exact, 3),
        dt,
        count,
        count == 1 ? "is" : "are",
        Clock.rounded(count * dt, 6));
  }

  /// Checks a time step in ms.
  ///
  /// @throws UsageError if it is none
  static double step(double dt) {
    if (dt > 0 && Double.isFinite(dt)) return dt;
    throw new UsageError("--dt " + dt + ": a step is more than 0 ms; 0.1 is usual.");
  }

  double ms() {
    return count * dt;
  }
}
