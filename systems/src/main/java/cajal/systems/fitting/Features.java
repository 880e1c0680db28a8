package cajal.systems.fitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What one trace is like, as an electrophysiologist would describe it. Numbers that a trace does
/// not have are NaN: the latency of a silent one.
///
/// @param times of the spikes, in ms
/// @param rate of spikes during the stimulus, in Hz
/// @param latency from the begin of the stimulus to the first spike, in ms
/// @param adaptation the mean of (next − last) / (next + last) over intervals between spikes
/// @param amplitude of action potentials from where they rise by 10 mV/ms, in mV, the mean
/// @param width at half the amplitude, in ms
/// @param trough the lowest voltage after a spike, in mV, the mean
/// @param rest the mean voltage before the stimulus, in mV
/// @param steady the mean voltage in the last tenth of the stimulus, in mV, if there are no spikes
/// @param sag how much of the lowest deflection is gone in the end, from 0 to 1, under a current
///   down
record Features(
    double[] times,
    double rate,
    double latency,
    double adaptation,
    double amplitude,
    double width,
    double trough,
    double rest,
    double steady,
    double sag) {
  private static final double ONSET = 10;
  private static final double BEFORE = 3;
  private static final double AFTER = 20;

  /// A trace that is looked at.
  ///
  /// @param hasShape whether its spikes are action potentials, not resets
  record Look(double[] voltage, boolean[] spikes, double[] current, double dt, boolean hasShape) {}

  static Features of(Look look) {
    double[] v = look.voltage;
    int from = begin(look.current);
    int to = end(look.current, from);
    int[] at = places(look.spikes);
    double[] times = Arrays.stream(at).mapToDouble(t -> t * look.dt).toArray();
    long during = Arrays.stream(at).filter(t -> t >= from && t < to).count();
    double rest = from * look.dt >= 1 ? mean(v, 0, from) : Double.NaN;
    double last = mean(v, to - Math.max(1, (to - from) / 10), to);
    double[][] shapes = look.hasShape ? shapes(look, at) : new double[0][];
    double[] troughs = look.hasShape ? troughs(look, at) : new double[0];
    return new Features(
        times,
        1000 * during / ((to - from) * look.dt),
        at.length == 0 ? Double.NaN : (at[0] - from) * look.dt,
        adaptation(times),
        column(shapes, 0),
        column(shapes, 1),
        Arrays.stream(troughs).average().orElse(Double.NaN),
        rest,
        at.length == 0 ? last : Double.NaN,
        at.length == 0 ? sag(look, from, to, rest, last) : Double.NaN);
  }

  private static int begin(double[] current) {
    for (int t = 1; t < current.length; t++) if (current[t] != current[0]) return t;
    return 0;
  }

  private static int end(double[] current, int from) {
    for (int t = current.length - 1; t > from; t--) if (current[t] != current[0]) return t + 1;
    return current.length;
  }

  private static int[] places(boolean[] spikes) {
    List<Integer> at = new ArrayList<>();
    for (int t = 0; t < spikes.length; t++) if (spikes[t]) at.add(t);
    return at.stream().mapToInt(t -> t).toArray();
  }

  private static double mean(double[] v, int from, int to) {
    return Arrays.stream(v, from, to).average().orElse(Double.NaN);
  }

  private static double adaptation(double[] times) {
    if (times.length < 3) return Double.NaN;
    double sum = 0;
    for (int k = 2; k < times.length; k++) {
      double last = times[k - 1] - times[k - 2];
      double next = times[k] - times[k - 1];
      sum += (next - last) / (next + last);
    }
    return sum / (times.length - 2);
  }

  /// Amplitude and width of each action potential.
  private static double[][] shapes(Look look, int[] at) {
    double[][] shapes = new double[at.length][];
    for (int k = 0; k < at.length; k++) {
      int next = k + 1 < at.length ? at[k + 1] : look.voltage.length;
      shapes[k] = shape(look, at[k], next);
    }
    return shapes;
  }

  private static double[] shape(Look look, int crossing, int next) {
    double[] v = look.voltage;
    int foot = crossing;
    int first = Math.max(1, crossing - (int) (BEFORE / look.dt));
    while (foot > first && v[foot] - v[foot - 1] > ONSET * look.dt) foot--;
    int peak = crossing;
    while (peak + 1 < next && v[peak + 1] >= v[peak]) peak++;
    double half = (v[foot] + v[peak]) / 2;
    int rise = peak;
    while (rise > foot && v[rise - 1] >= half) rise--;
    int fall = peak;
    while (fall + 1 < next && v[fall + 1] >= half) fall++;
    return new double[] {v[peak] - v[foot], (fall - rise + 1) * look.dt};
  }

  private static double[] troughs(Look look, int[] at) {
    double[] troughs = new double[at.length];
    for (int k = 0; k < at.length; k++) {
      int next = k + 1 < at.length ? at[k + 1] : look.voltage.length;
      int to = Math.min(next, at[k] + 1 + (int) (AFTER / look.dt));
      troughs[k] = Arrays.stream(look.voltage, at[k], to).min().orElseThrow();
    }
    return troughs;
  }

  private static double column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElse(Double.NaN);
  }

  private static double sag(Look look, int from, int to, double rest, double last) {
    if (!(mean(look.current, from, to) < look.current[0])) return Double.NaN;
    double lowest = Arrays.stream(look.voltage, from, to).min().orElseThrow();
    return rest - lowest > 1 ? (last - lowest) / (rest - lowest) : Double.NaN;
  }
}
