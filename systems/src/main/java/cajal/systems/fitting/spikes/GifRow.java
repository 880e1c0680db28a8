package cajal.systems.fitting.spikes;

/// What the intensity of an [EscapeGif] is linear in, given its membrane: the potential from rest,
/// minus one, and minus the traces of past spikes that its threshold has.
final class GifRow implements Moments.Row {
  static final double REFRACTORY = 1.4;

  private static final double[] THRESHOLD_TAUS = {5, 40, 600};

  private final Passive passive;
  private final double kept;
  private final double[] currentsKept;
  private final double[] thresholdsKept;
  private final double[] w = new double[Passive.TAUS.length];
  private final double[] g = new double[THRESHOLD_TAUS.length];
  private final int longest;
  private double v;
  private int resting;

  /// @param dt in ms
  GifRow(Passive passive, double dt) {
    this.passive = passive;
    kept = Math.exp(-dt / passive.tau());
    currentsKept = GlmRow.kept(Passive.TAUS, dt);
    thresholdsKept = GlmRow.kept(THRESHOLD_TAUS, dt);
    longest = (int) Math.round(REFRACTORY / dt);
  }

  @Override
  public void advance(double current) {
    if (resting > 0) resting--;
    if (resting == 0) {
      double drive = current;
      for (int k = 0; k < w.length; k++) drive -= passive.jumps()[k] * w[k];
      double end = passive.resistance() * drive;
      v = end + (v - end) * kept;
    }
    for (int k = 0; k < w.length; k++) w[k] *= currentsKept[k];
    for (int k = 0; k < g.length; k++) g[k] *= thresholdsKept[k];
  }

  @Override
  public boolean refractory() {
    return resting > 0;
  }

  @Override
  public void spike() {
    v = passive.reset();
    for (int k = 0; k < w.length; k++) w[k]++;
    for (int k = 0; k < g.length; k++) g[k]++;
    resting = longest;
  }

  @Override
  public double[] numbers() {
    return new double[] {v, -1, -g[0], -g[1], -g[2]};
  }
}
