package cajal.cli.fit;

import cajal.io.FormatError;
import java.nio.file.Path;
import java.util.Arrays;

/// How often a recording was sampled.
///
/// @param dt in ms
record Sampling(double dt) {
  /// How far a sample may be from its place, as a part of the interval.
  private static final double JITTER = 0.01;

  /// From the times of samples in ms, as line 2 and those after it give them.
  ///
  /// @throws FormatError if there are fewer than two, or they are not evenly spaced
  static Sampling of(Path file, double[] times) {
    if (times.length < 2) {
      throw new FormatError(file, "two samples or more", times.length + "", "Record for longer.");
    }
    double dt = (times[times.length - 1] - times[0]) / (times.length - 1);
    for (int k = 0; k < times.length; k++) {
      if (dt > 0 && Math.abs(times[k] - times[0] - k * dt) <= JITTER * dt) continue;
      throw uneven(file, times);
    }
    return new Sampling(Math.rint(dt * 1e6) / 1e6);
  }

  /// Names the first sample that is not as long after the one before as half of all are.
  private static FormatError uneven(Path file, double[] times) {
    double[] intervals = new double[times.length - 1];
    for (int k = 0; k < intervals.length; k++) intervals[k] = times[k + 1] - times[k];
    double usual = Arrays.stream(intervals).sorted().toArray()[(intervals.length - 1) / 2];
    int worst = 0;
    for (int k = 0; k < intervals.length; k++) {
      double off = Math.abs(intervals[k] - usual);
      if (off > 2 * JITTER * Math.abs(usual) || usual <= 0) {
        worst = k;
        break;
      }
      if (off > Math.abs(intervals[worst] - usual)) worst = k;
    }
    String expected =
        usual > 0
            ? "samples every %.4g ms, this one at %.6g ms".formatted(usual, times[worst] + usual)
            : "times in ascending order";
    return Columns.at(file, worst + 3L, expected, "%.6g ms".formatted(times[worst + 1]));
  }

  /// A current at another sampling interval: the mean over each new interval of the samples, which
  /// last until the next, so that no charge is lost.
  double[] resampled(double[] samples, double wanted) {
    int count = (int) Math.floor(samples.length * dt / wanted + 1e-9);
    double[] integral = new double[samples.length + 1];
    for (int i = 0; i < samples.length; i++) integral[i + 1] = integral[i] + samples[i];
    double[] result = new double[count];
    for (int k = 0; k < count; k++) {
      double from = k * wanted / dt;
      double to = Math.min(samples.length, (k + 1) * wanted / dt);
      result[k] = (until(integral, samples, to) - until(integral, samples, from)) / (to - from);
    }
    return result;
  }

  private static double until(double[] integral, double[] samples, double place) {
    int whole = Math.min(samples.length, (int) Math.floor(place));
    double part = place - whole;
    return integral[whole] + (part > 0 && whole < samples.length ? part * samples[whole] : 0);
  }
}
