package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.ir.DType;
import cajal.ir.UnaryKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElementaryAccuracyTest {
  private static final boolean EXHAUSTIVE = Boolean.getBoolean("cajal.exhaustive");
  private static final int STRIDE = EXHAUSTIVE ? 1 : 1009;

  @ParameterizedTest
  @EnumSource(
      value = UnaryKind.class,
      names = {"EXP", "EXPM1", "EXPREL", "LOG", "TANH", "SINH", "COSH"})
  void everyFloat(UnaryKind kind) {
    Lowered lowered = new Lowered(DType.F32, 1, (b, x) -> b.unary(kind, x.getFirst()));
    float[] x = new float[Lowered.BLOCK];
    double worst = 0;
    float at = 0;
    long next = 0;
    long bad = 0;
    while (next < 1L << 32) {
      for (int i = 0; i < x.length; i++) {
        x[i] = Float.intBitsToFloat((int) Math.min(next, (1L << 32) - 1));
        next += STRIDE;
      }
      float[] y = lowered.run(x);
      for (int i = 0; i < x.length; i++) {
        double error = ulps(y[i], kind.apply(x[i]));
        if (error > 2 && bad++ < 20) {
          System.out.println(kind + " " + x[i] + " " + y[i] + " " + kind.apply(x[i]));
        }
        if (error > worst) {
          worst = error;
          at = x[i];
        }
      }
    }
    System.out.printf(
        "%-8s f32 all %8.3f at %s, %d operations%n", kind, worst, at, lowered.operations());
    assertThat(worst).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = UnaryKind.class,
      names = {"EXP", "EXPM1", "EXPREL", "LOG", "TANH", "SINH", "COSH"})
  void doubles(UnaryKind kind) {
    Lowered lowered = new Lowered(DType.F64, 1, (b, x) -> b.unary(kind, x.getFirst()));
    double[] x = new double[Lowered.BLOCK];
    double worst = 0;
    double at = 0;
    var random = new java.util.SplittableRandom(1);
    long bad = 0;
    for (int turn = 0; turn < 500; turn++) {
      for (int i = 0; i < x.length; i++) {
        x[i] =
            turn % 2 == 0
                ? Double.longBitsToDouble(random.nextLong())
                : random.nextDouble(-1000, 1000) * Math.scalb(1.0, -turn % 15);
      }
      double[] y = lowered.run(x);
      for (int i = 0; i < x.length; i++) {
        double expected = kind.apply(x[i]);
        double error =
            Double.compare(expected, y[i]) == 0
                ? 0
                : Math.abs(expected - y[i]) / Math.ulp(expected);
        if (error > 3 && bad++ < 20) {
          System.out.println(kind + " " + x[i] + " " + y[i] + " " + kind.apply(x[i]));
        }
        if (error > worst) {
          worst = error;
          at = x[i];
        }
      }
    }
    System.out.printf(
        "%-8s f64 all %8.3f at %s, %d operations%n", kind, worst, at, lowered.operations());
    assertThat(worst).isLessThanOrEqualTo(3);
  }

  private static double ulps(float y, double expected) {
    float rounded = (float) expected;
    if (Float.compare(y, rounded) == 0 || y == rounded) return 0;
    if (Float.isNaN(y) || Float.isNaN(rounded)) return Double.POSITIVE_INFINITY;
    return Math.abs(y - expected) / Math.ulp(rounded);
  }
}
