package cajal.systems.fitting;

import cajal.brain.trains.SpikeTrain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Spikes that are found in a recorded voltage, `[traces][samples]`.
public final class RecordedSpikes {
  /// How far the voltage of an integrate-and-fire cell falls at a reset, in mV within one step.
  private static final double FALL = 5;

  private RecordedSpikes() {}

  /// Those of integrate-and-fire cells: where the voltage falls by more than 5 mV within one step.
  /// The spike is at the last sample before.
  public static boolean[][] resets(double[][] voltage) {
    boolean[][] spikes = new boolean[voltage.length][voltage[0].length];
    for (int k = 0; k < voltage.length; k++) {
      for (int t = 1; t < voltage[k].length; t++) {
        spikes[k][t - 1] = voltage[k][t - 1] - voltage[k][t] > FALL;
      }
    }
    return spikes;
  }

  /// Those of cells with action potentials: the first sample at or above a level.
  public static boolean[][] crossings(double[][] voltage, double level) {
    boolean[][] spikes = new boolean[voltage.length][voltage[0].length];
    for (int k = 0; k < voltage.length; k++) {
      for (int t = 1; t < voltage[k].length; t++) {
        spikes[k][t] = voltage[k][t - 1] < level && voltage[k][t] >= level;
      }
    }
    return spikes;
  }

  /// All samples at or above a level.
  static boolean[][] reached(double[][] voltage, double level) {
    boolean[][] spikes = new boolean[voltage.length][voltage[0].length];
    for (int k = 0; k < voltage.length; k++) {
      for (int t = 0; t < voltage[k].length; t++) spikes[k][t] = voltage[k][t] >= level;
    }
    return spikes;
  }

  /// A train for each trace; a spike is at the time of its sample.
  ///
  /// @param dt in ms
  public static List<SpikeTrain> trains(boolean[][] spikes, double dt) {
    List<SpikeTrain> trains = new ArrayList<>();
    for (boolean[] trace : spikes) {
      double[] times =
          IntStream.range(0, trace.length).filter(t -> trace[t]).mapToDouble(t -> t * dt).toArray();
      trains.add(new SpikeTrain(times, trace.length * dt));
    }
    return trains;
  }

  /// The samples around spikes, which a cell without action potentials cannot follow.
  ///
  /// @param before in samples
  /// @param after in samples
  public static boolean[][] around(boolean[][] spikes, int before, int after) {
    boolean[][] around = new boolean[spikes.length][spikes[0].length];
    for (int k = 0; k < spikes.length; k++) {
      for (int t = 0; t < spikes[k].length; t++) {
        if (!spikes[k][t]) continue;
        int to = Math.min(spikes[k].length, t + after + 1);
        Arrays.fill(around[k], Math.max(0, t - before), to, true);
      }
    }
    return around;
  }
}
