package cajal.systems.fitting;

/// The spikes of integrate-and-fire cells in their voltage.
final class Resets {
  private Resets() {}

  /// Where the voltage falls by more than so many mV within one step: the spike is at the last
  /// sample before.
  static boolean[][] of(double[][] voltage, double fall) {
    boolean[][] spikes = new boolean[voltage.length][voltage[0].length];
    for (int k = 0; k < voltage.length; k++) {
      for (int t = 1; t < voltage[k].length; t++) {
        spikes[k][t - 1] = voltage[k][t - 1] - voltage[k][t] > fall;
      }
    }
    return spikes;
  }
}
