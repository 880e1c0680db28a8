package cajal.brain.inputs;

import cajal.brain.Spikes;
import cajal.random.Key;
import cajal.random.Threefry;
import cajal.random.Variate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Numbers as spikes, for a source to connect from: `net.source(Encode.latency("pixels", values,
/// 100))`. Each number has a neuron; times are in ms.
public final class Encode {
  private record Spike(double time, int neuron) {}

  private Encode() {}

  /// The larger a number, the earlier its one spike: 1 spikes at once, 0 not at all, and between
  /// them x at (1 − x) · `length`.
  ///
  /// @param values from 0 to 1
  public static Spikes latency(String name, double[] values, double length) {
    List<Spike> spikes = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      double x = fraction("latency", values, i);
      if (x > 0) spikes.add(new Spike((1 - x) * length, i));
    }
    return sorted(name, values.length, spikes);
  }

  /// Spikes at random at a rate in Hz for each neuron, at most one in a step.
  ///
  /// @param dt the network's step
  public static Spikes poisson(String name, double[] rates, double length, double dt, long seed) {
    Key key = Key.of(seed).fold("encode");
    List<Spike> spikes = new ArrayList<>();
    for (int i = 0; i < rates.length; i++) {
      if (!(rates[i] >= 0 && rates[i] * dt <= 1000)) {
        throw new IllegalArgumentException(
            "poisson: number %d is %s; give rates from 0 to %s Hz, one spike in a step of %s ms"
                .formatted(i, rates[i], 1000 / dt, dt));
      }
      for (int k = 0; k < Math.rint(length / dt); k++) {
        double chance = Variate.uniform64(Threefry.bits(key, i, k));
        if (chance < rates[i] * dt / 1000) spikes.add(new Spike(k * dt, i));
      }
    }
    return sorted(name, rates.length, spikes);
  }

  /// The binary digits of a number, the first one, which counts ½, first; again and again. 1 is all
  /// digits.
  ///
  /// Source: Kim et al. 2018, Neurocomputing 311:373.
  ///
  /// @param values from 0 to 1
  /// @param digits how many there are
  /// @param interval ms from one digit to the next
  public static Spikes weightedPhase(
      String name, double[] values, int digits, double interval, double length) {
    List<Spike> spikes = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      double x = fraction("weightedPhase", values, i);
      long code = Math.min((long) (x * (1L << digits)), (1L << digits) - 1);
      for (int k = 0; k < Math.rint(length / interval); k++) {
        boolean set = (code >> (digits - 1 - k % digits) & 1) == 1;
        if (set) spikes.add(new Spike(k * interval, i));
      }
    }
    return sorted(name, values.length, spikes);
  }

  /// Changes of signals: a spike where a number is at least `threshold` above what it was a row
  /// ago, and, of a second neuron, n after the first, where it is as much below.
  ///
  /// @param rows in time, each with n numbers
  /// @param interval ms from one row to the next
  public static Spikes delta(String name, double[][] rows, double threshold, double interval) {
    if (!(threshold > 0)) {
      throw new IllegalArgumentException(
          "delta: a threshold of " + threshold + "; give one above 0");
    }
    int n = rows.length == 0 ? 0 : rows[0].length;
    List<Spike> spikes = new ArrayList<>();
    for (int k = 1; k < rows.length; k++) {
      for (int i = 0; i < n; i++) {
        double change = rows[k][i] - rows[k - 1][i];
        if (Double.isNaN(change)) {
          throw new IllegalArgumentException(
              "delta: number %d of row %d or of the one before is no finite number"
                  .formatted(i, k));
        }
        if (change >= threshold) spikes.add(new Spike(k * interval, i));
        if (-change >= threshold) spikes.add(new Spike(k * interval, n + i));
      }
    }
    return sorted(name, 2 * n, spikes);
  }

  private static double fraction(String what, double[] values, int i) {
    if (values[i] >= 0 && values[i] <= 1) return values[i];
    throw new IllegalArgumentException(
        "%s: number %d is %s; scale the numbers to 0 … 1".formatted(what, i, values[i]));
  }

  private static Spikes sorted(String name, int neurons, List<Spike> spikes) {
    spikes.sort(Comparator.comparingDouble(Spike::time).thenComparingInt(Spike::neuron));
    return new Spikes(
        name,
        neurons,
        spikes.stream().mapToDouble(Spike::time).toArray(),
        spikes.stream().mapToInt(Spike::neuron).toArray());
  }
}
