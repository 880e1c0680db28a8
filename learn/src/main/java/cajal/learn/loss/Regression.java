package cajal.learn.loss;

import cajal.trace.Maths;
import cajal.trace.Tensor;

/// How far each number is from the one wanted: element by element, of any shapes that broadcast.
public final class Regression {
  private static final double LOG_2 = 0.6931471805599453;

  private Regression() {}

  /// |x − y|.
  public static Tensor absolute(Tensor x, Tensor y) {
    return Maths.abs(Check.floats("absolute", x).minus(y));
  }

  /// (x − y)².
  public static Tensor square(Tensor x, Tensor y) {
    return Maths.square(Check.floats("square", x).minus(y));
  }

  /// ½(x − y)² up to a distance of `delta`, from there on delta(|x − y| − ½delta) (Huber 1964).
  public static Tensor huber(Tensor x, Tensor y, double delta) {
    if (!(delta > 0)) {
      throw new IllegalArgumentException(
          "huber: delta %s; give the distance, above 0, from which it grows linearly"
              .formatted(delta));
    }
    Tensor distance = absolute(x, y);
    Tensor near = Maths.min(distance, Check.like(x, delta));
    return near.times(distance.minus(near.times(0.5)));
  }

  /// log cosh(x − y), without overflow.
  public static Tensor logCosh(Tensor x, Tensor y) {
    Tensor d = Check.floats("logCosh", x).minus(y);
    return d.plus(Maths.softplus(d.times(-2))).minus(LOG_2);
  }

  /// (log(1 + x) − log(1 + y))², for numbers above −1.
  public static Tensor squareLog(Tensor x, Tensor y) {
    return Maths.square(Maths.log1p(Check.floats("squareLog", x)).minus(Maths.log1p(y)));
  }
}
