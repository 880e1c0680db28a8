package cajal.brain.plain;

/// The derivative of an equation's right-hand side to its own state, from values alone: exact where
/// it is affine in that state, else by five points (error about 1e-13 of the scale of 1 mV).
final class OwnDerivative {
  /// A right-hand side: the slopes or the noises of a system.
  interface Field {
    void at(double t, double[] x, double[] out);
  }

  private static final double STEP = 1e-3;
  private static final double AFFINE = 1e-11;

  private OwnDerivative() {}

  static double of(Field field, double t, double[] x, int i) {
    double here = shifted(field, t, x, i, 0);
    double up = shifted(field, t, x, i, 1);
    double down = shifted(field, t, x, i, -1);
    double size = Math.max(Math.abs(here), Math.max(Math.abs(up), Math.abs(down)));
    if (Math.abs(up - here - (here - down)) <= AFFINE * size) return up - here;
    double near = shifted(field, t, x, i, STEP) - shifted(field, t, x, i, -STEP);
    double far = shifted(field, t, x, i, 2 * STEP) - shifted(field, t, x, i, -2 * STEP);
    return (8 * near - far) / (12 * STEP);
  }

  private static double shifted(Field field, double t, double[] x, int i, double by) {
    double[] at = x.clone();
    at[i] += by;
    double[] out = new double[x.length];
    field.at(t, at, out);
    return out[i];
  }
}
