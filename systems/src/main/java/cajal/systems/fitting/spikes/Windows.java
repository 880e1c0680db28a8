package cajal.systems.fitting.spikes;

import cajal.brain.trains.SpikeTrain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Parts of a recording's time: those that are fitted, or those that are kept to judge by.
///
/// @param borders the parts begin at every even border and end at the odd ones, in ms, ascending
public record Windows(double... borders) {
  public Windows {
    for (int k = 1; k < borders.length; k++) {
      if (borders[k - 1] < borders[k] && borders.length % 2 == 0) continue;
      throw new IllegalArgumentException(
          "parts of time with borders "
              + Arrays.toString(borders)
              + "; give where each begins and ends, in ascending order");
    }
  }

  public static Windows all(double duration) {
    return new Windows(0, duration);
  }

  /// One of two parts: every other of `count` blocks of equal length, the first or the second ones.
  ///
  /// @param count even
  public static Windows blocks(double duration, int count, boolean second) {
    List<Double> borders = new ArrayList<>();
    for (int k = second ? 1 : 0; k < count; k += 2) {
      borders.add(k * duration / count);
      borders.add((k + 1) * duration / count);
    }
    return new Windows(borders.stream().mapToDouble(b -> b).toArray());
  }

  /// Whether a time in ms is in one of the parts.
  boolean hold(double time) {
    for (int k = 0; k < borders.length; k += 2) {
      if (time >= borders[k] && time < borders[k + 1]) return true;
    }
    return false;
  }

  /// The parts of a train one after another.
  SpikeTrain of(SpikeTrain train) {
    DoubleStream all = DoubleStream.empty();
    double length = 0;
    for (int k = 0; k < borders.length; k += 2) {
      double offset = length;
      SpikeTrain part = train.between(borders[k], borders[k + 1]);
      all = DoubleStream.concat(all, DoubleStream.of(part.times()).map(t -> t + offset));
      length += borders[k + 1] - borders[k];
    }
    return new SpikeTrain(all.toArray(), length);
  }
}
