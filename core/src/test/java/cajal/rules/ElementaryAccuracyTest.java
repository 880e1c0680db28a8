package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.emit.Lanes;
import cajal.ir.BinaryKind;
import cajal.ir.DType;
import cajal.ir.UnaryKind;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Prints how many units in the last place each function is wrong by, and where. With
/// `-Dcajal.exhaustive=true` the functions of one float are tried on all floats, and those of
/// doubles on millions.
class ElementaryAccuracyTest {
  private static final boolean EXHAUSTIVE = Boolean.getBoolean("cajal.exhaustive");
  private static final long ALL = 1L << 32;
  private static final int STRIDE = EXHAUSTIVE ? 1 : 20011;
  private static final int BLOCKS = EXHAUSTIVE ? 2400 : 6;
  private static final Lanes LANES = EXHAUSTIVE ? Lanes.preferred() : Lanes.SCALAR;

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NEG", "ABS", "SQRT", "NOT"})
  void floatsAreWithinTwoUlp(UnaryKind kind) {
    Lowered lowered = new Lowered(DType.F32, 1, LANES, (b, x) -> b.unary(kind, x.getFirst()));
    float[] x = new float[Lowered.BLOCK];
    Worst worst = new Worst();
    for (long next = 0; next < ALL; ) {
      for (int i = 0; i < x.length; i++, next += STRIDE) {
        x[i] = Float.intBitsToFloat((int) Math.min(next, ALL - 1));
      }
      float[] y = lowered.run(x);
      for (int i = 0; i < x.length; i++) {
        if (isWave(kind) && Math.abs(x[i]) >= 0x1p18) {
          assertThat(y[i])
              .satisfiesAnyOf(v -> assertThat(v).isFinite(), v -> assertThat(v).isNaN());
        } else {
          worst.offer(ulps(y[i], Exact.near(kind, x[i])), x[i]);
        }
      }
    }
    worst.check(kind + " f32", lowered);
  }

  @ParameterizedTest
  @CsvSource({
    "EXP, -60, 10",
    "EXPM1, -60, 10",
    "EXPREL, -60, 10",
    "RELEXP, -60, 10",
    "LOG, -1074, 1023",
    "LOG, -2, 1",
    "LOG1P, -60, 1023",
    "LOG1P, -4, 2",
    "SIN, -30, 3",
    "SIN, 3, 39",
    "COS, -30, 3",
    "COS, 3, 39",
    "TAN, -30, 3",
    "TAN, 3, 39",
    "ASIN, -30, -1",
    "ASIN, -3, -1",
    "ACOS, -30, -1",
    "ACOS, -3, -1",
    "ATAN, -30, 60",
    "ATAN, -3, 3",
    "SINH, -30, 10",
    "COSH, -30, 10",
    "TANH, -30, 6",
    "TANH, -4, 4",
    "CBRT, -1074, 1023",
    "FLOOR, -4, 60",
    "CEIL, -4, 60",
    "RINT, -4, 60"
  })
  void doublesAreWithinTwoUlp(UnaryKind kind, int least, int most) {
    Lowered lowered = new Lowered(DType.F64, 1, LANES, (b, x) -> b.unary(kind, x.getFirst()));
    SplittableRandom random = new SplittableRandom(kind.ordinal());
    double[] x = new double[Lowered.BLOCK];
    Worst worst = new Worst();
    for (int block = 0; block < BLOCKS; block++) {
      for (int i = 0; i < x.length; i++) x[i] = random(random, least, most);
      double[] y = lowered.run(x);
      for (int i = 0; i < x.length; i++) worst.offer(Exact.of(kind, x[i]).ulps(y[i]), x[i]);
    }
    worst.check("%s f64, 2^%d to 2^%d".formatted(kind, least, most + 1), lowered);
  }

  @ParameterizedTest
  @CsvSource({
    "POW, -10, 10, -10, 10",
    "POW, -2, 1, 0, 20",
    "ATAN2, -60, 60, -60, 60",
    "ATAN2, -2, 2, -2, 2",
    "HYPOT, -100, 100, -100, 100",
    "HYPOT, 0, 2, 0, 2",
    "REM, 0, 40, -2, 2"
  })
  void pairsOfDoublesAreWithinTwoUlp(BinaryKind kind, int a, int b, int c, int d) {
    Lowered lowered =
        new Lowered(DType.F64, 2, LANES, (g, x) -> g.binary(kind, x.get(0), x.get(1)));
    SplittableRandom random = new SplittableRandom(kind.ordinal());
    double[] x = new double[Lowered.BLOCK];
    double[] y = new double[Lowered.BLOCK];
    Worst worst = new Worst();
    for (int block = 0; block < BLOCKS; block++) {
      for (int i = 0; i < x.length; i++) {
        x[i] = random(random, a, b);
        y[i] = random(random, c, d);
        if (kind == BinaryKind.POW && random.nextBoolean()) y[i] = Math.rint(y[i]);
      }
      double[] z = lowered.run(x, y);
      for (int i = 0; i < x.length; i++) {
        worst.offer(Exact.of(kind, x[i], y[i]).ulps(z[i]), x[i], y[i]);
      }
    }
    worst.check("%s f64, 2^%d to 2^%d, 2^%d to 2^%d".formatted(kind, a, b + 1, c, d + 1), lowered);
  }

  @ParameterizedTest
  @CsvSource({
    "POW, -10, 10, -6, 6",
    "POW, -2, 1, 0, 10",
    "ATAN2, -126, 126, -126, 126",
    "ATAN2, -2, 2, -2, 2",
    "HYPOT, -149, 127, -149, 127",
    "HYPOT, 0, 2, 0, 2",
    "REM, 0, 18, -2, 2"
  })
  void pairsOfFloatsAreWithinTwoUlp(BinaryKind kind, int a, int b, int c, int d) {
    Lowered lowered =
        new Lowered(DType.F32, 2, LANES, (g, x) -> g.binary(kind, x.get(0), x.get(1)));
    SplittableRandom random = new SplittableRandom(kind.ordinal());
    float[] x = new float[Lowered.BLOCK];
    float[] y = new float[Lowered.BLOCK];
    Worst worst = new Worst();
    for (int block = 0; block < 20 * BLOCKS; block++) {
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) random(random, a, b);
        y[i] = (float) random(random, c, d);
        if (kind == BinaryKind.POW && random.nextBoolean()) y[i] = (float) Math.rint(y[i]);
      }
      float[] z = lowered.run(x, y);
      for (int i = 0; i < x.length; i++) {
        worst.offer(ulps(z[i], kind.apply(x[i], y[i])), x[i], y[i]);
      }
    }
    worst.check("%s f32, 2^%d to 2^%d, 2^%d to 2^%d".formatted(kind, a, b + 1, c, d + 1), lowered);
  }

  private static boolean isWave(UnaryKind kind) {
    return kind == UnaryKind.SIN || kind == UnaryKind.COS || kind == UnaryKind.TAN;
  }

  private static double random(SplittableRandom random, int least, int most) {
    double x = Math.scalb(1 + random.nextDouble(), random.nextInt(least, most + 1));
    return random.nextBoolean() ? x : -x;
  }

  /// In units of the last place of the float nearest to the number expected.
  private static double ulps(float y, double expected) {
    float nearest = (float) expected;
    if (y == nearest || Float.isNaN(y) && Float.isNaN(nearest)) return 0;
    if (Float.isNaN(y) || Float.isNaN(nearest)) return Double.POSITIVE_INFINITY;
    return Math.abs(y - expected) / Math.ulp(nearest);
  }

  private static final class Worst {
    private double error;
    private double[] at = {};

    void offer(double ulps, double... arguments) {
      if (ulps <= error) return;
      error = ulps;
      at = arguments;
    }

    void check(String what, Lowered lowered) {
      System.out.printf(
          "%-42s %6.3f ulp at %s, %d operations%n",
          what, error, java.util.Arrays.toString(at), lowered.operations());
      assertThat(error).as(what + " at " + java.util.Arrays.toString(at)).isLessThanOrEqualTo(2);
    }
  }
}
