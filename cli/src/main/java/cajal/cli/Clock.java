package cajal.cli;

import java.lang.management.ManagementFactory;

/// Seconds since it was made.
final class Clock {
  private final long start = System.nanoTime();

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /// Seconds since the JVM started. (ProcessHandle's start is rounded to a second.)
  static double sinceStart() {
    return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime())
        / 1000.0;
  }

  static double rounded(double value, int digits) {
    double unit = Math.pow(10, digits);
    return Math.rint(value * unit) / unit;
  }
}
