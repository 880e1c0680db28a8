package cajal.learn.search;

/// Goes down by averages of the gradient and of its square (Kingma & Ba 2015), kept in the unit
/// cube; the rate falls to a hundredth along half a cosine.
///
/// @param steps from one start, 200 by default
/// @param rate the first step as a part of the box, 0.02 by default
public record AdamDescent(int steps, double rate) implements Descent {
  private static final double KEEP = 0.9;
  private static final double KEEP_SQUARE = 0.999;

  public AdamDescent() {
    this(200, 0.02);
  }

  @Override
  public String title() {
    return "Adam";
  }

  @Override
  public Needs needs() {
    return Needs.GRADIENT;
  }

  @Override
  public double[] descend(Ask ask, double[] start) {
    double[] x = start.clone();
    double[] best = start;
    double lowest = Double.POSITIVE_INFINITY;
    double[] mean = new double[x.length];
    double[] square = new double[x.length];
    for (int step = 1; step <= steps; step++) {
      Local local = ask.at(x.clone());
      if (local.value() < lowest) {
        lowest = local.value();
        best = x.clone();
      }
      double now = rate * (0.505 + 0.495 * Math.cos(Math.PI * step / steps));
      for (int i = 0; i < x.length; i++) {
        double g = local.gradient()[i];
        if (!Double.isFinite(g)) return best;
        mean[i] = KEEP * mean[i] + (1 - KEEP) * g;
        square[i] = KEEP_SQUARE * square[i] + (1 - KEEP_SQUARE) * g * g;
        double m = mean[i] / (1 - Math.pow(KEEP, step));
        double v = square[i] / (1 - Math.pow(KEEP_SQUARE, step));
        x[i] = Math.clamp(x[i] - now * m / (Math.sqrt(v) + 1e-12), 0, 1);
      }
    }
    return best;
  }
}
