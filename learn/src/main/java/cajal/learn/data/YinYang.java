package cajal.learn.data;

import cajal.random.Key;
import cajal.random.Stream;
import cajal.trace.Tensor;

/// Points in a Yin-Yang sign and which part they are in: yin 0, yang 1, the dots 2, each part as
/// often as the others (Kriener et al. 2022, NICE). The sign has radius 0.5 around (0.5, 0.5), its
/// dots 0.1. A linear classifier gets 64 % of them right.
///
/// ```java
/// Split split = YinYang.split(5000, 1000, 1000, 42);
/// ```
public final class YinYang {
  /// How many parts there are.
  public static final int CLASSES = 3;

  /// Numbers of each point: x, y, 1 − x and 1 − y.
  public static final int INPUTS = 4;

  private static final double BIG = 0.5;
  private static final double SMALL = 0.1;

  private YinYang() {}

  /// Points that come from the seed: point i is the same however many there are.
  ///
  /// @return x, y, 1 − x, 1 − y as f32\[count,4], and the parts, i32\[count]
  public static Examples of(int count, long seed) {
    return of(count, Key.of(seed).fold("yin-yang"));
  }

  /// Points to learn from, to choose settings by, and to judge by in the end.
  public static Split split(int train, int validation, int test, long seed) {
    Key key = Key.of(seed).fold("yin-yang");
    return new Split(
        of(train, key.fold("train")),
        of(validation, key.fold("validation")),
        of(test, key.fold("test")));
  }

  private static Examples of(int count, Key key) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "%d points of the Yin-Yang sign; give 1 or more".formatted(count));
    }
    float[] points = new float[INPUTS * count];
    int[] parts = new int[count];
    for (int i = 0; i < count; i++) parts[i] = draw(new Stream(key, i), points, INPUTS * i);
    return Examples.of(Tensor.of(points).reshape(count, INPUTS), Tensor.of(parts));
  }

  /// Chooses a part, then draws until a point is in it.
  private static int draw(Stream draws, float[] points, int at) {
    int wanted = draws.below(CLASSES);
    while (true) {
      double x = draws.uniform();
      double y = draws.uniform();
      if (distance(x, y, BIG) > BIG || part(x, y) != wanted) continue;
      points[at] = (float) x;
      points[at + 1] = (float) y;
      points[at + 2] = (float) (1 - x);
      points[at + 3] = (float) (1 - y);
      return wanted;
    }
  }

  /// The part that a point of the sign is in.
  public static int part(double x, double y) {
    double left = distance(x, y, BIG / 2);
    double right = distance(x, y, 3 * BIG / 2);
    if (left < SMALL || right < SMALL) return 2;
    boolean inLeft = left > SMALL && left <= BIG / 2;
    boolean above = y > BIG && right > BIG / 2;
    return right <= SMALL || inLeft || above ? 1 : 0;
  }

  /// From (`middle`, 0.5), on the line through the middles of the dots.
  private static double distance(double x, double y, double middle) {
    return Math.hypot(x - middle, y - BIG);
  }
}
