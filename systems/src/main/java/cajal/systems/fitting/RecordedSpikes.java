package cajal.systems.fitting;

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
}
