package cajal.systems.fitting.spikes;

import java.util.Arrays;

/// What the intensity of a [Glm] is linear in, step by step, under a current and given spikes, in
/// the order of its fitted fields: offset, ai, c, bk, dki.
final class GlmRow implements Moments.Row {
  static final double[] CURRENT_TAUS = {0.5, 1, 2, 4, 8};
  static final double[] SPIKE_TAUS = {1, 4, 16, 64, 256, 1024, 4096};
  static final double THRESHOLD_TAU = 4;
  static final double REFRACTORY = 1;

  /// The current the threshold follows.
  static final int FOLLOWED = 3;

  private static final int[] GATED = {0, 2, 3};
  private static final int GATES = 3;

  static final int LENGTH = 2 + CURRENT_TAUS.length + SPIKE_TAUS.length + GATES * GATED.length;

  private final double dt;
  private final double knee;
  private final double[] currentKept;
  private final double[] spikesKept;
  private final double thresholdKept;
  private final double[] x = new double[CURRENT_TAUS.length];
  private final double[] s = new double[SPIKE_TAUS.length];
  private double y;
  private int step;
  private int ready;

  /// @param dt in ms
  /// @param knee in nA
  GlmRow(double dt, double knee) {
    this.dt = dt;
    this.knee = knee;
    currentKept = kept(CURRENT_TAUS, dt);
    spikesKept = kept(SPIKE_TAUS, dt);
    thresholdKept = Math.exp(-dt / THRESHOLD_TAU);
  }

  /// How much of traces with these time constants is left after a step.
  static double[] kept(double[] taus, double dt) {
    return Arrays.stream(taus).map(tau -> Math.exp(-dt / tau)).toArray();
  }

  @Override
  public void advance(double current) {
    double above = Math.max(x[FOLLOWED] - knee, 0);
    y = above + (y - above) * thresholdKept;
    for (int k = 0; k < x.length; k++) x[k] = current + (x[k] - current) * currentKept[k];
    for (int k = 0; k < s.length; k++) s[k] *= spikesKept[k];
    step++;
  }

  @Override
  public boolean refractory() {
    return step < ready;
  }

  @Override
  public void spike() {
    for (int k = 0; k < s.length; k++) s[k]++;
    ready = step + (int) Math.round(REFRACTORY / dt);
  }

  @Override
  public double[] numbers() {
    double[] row = new double[LENGTH];
    int n = 0;
    row[n++] = 1;
    for (double one : x) row[n++] = one;
    row[n++] = -y;
    for (double one : s) row[n++] = one;
    for (int k = 0; k < GATES; k++) {
      for (int i : GATED) row[n++] = s[k] * x[i];
    }
    return row;
  }

  /// The current the threshold follows, at each step.
  ///
  /// @param current in pA
  /// @return in nA
  static double[] followed(double[] current, double dt) {
    GlmRow row = new GlmRow(dt, 0);
    double[] followed = new double[current.length];
    for (int i = 0; i < followed.length; i++) {
      row.advance(current[i] / 1000);
      followed[i] = row.x[FOLLOWED];
    }
    return followed;
  }
}
