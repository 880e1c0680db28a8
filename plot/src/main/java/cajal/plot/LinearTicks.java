package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// Ticks at multiples of 1, 2 or 5 times a power of ten. These steps are numbered as the rungs of a
/// ladder: rung 0 is a step of 1, rung 1 of 2, rung 2 of 5, rung 3 of 10, rung -1 of 0.5.
final class LinearTicks {
  private static final int[] STEPS = {1, 2, 5};
  private static final double ROUNDING = 1e-9;

  private LinearTicks() {}

  static Ticks of(double low, double high, int most, boolean whole) {
    double finest = (high - low) / Math.max(most, 1) * (1 - ROUNDING);
    int rung = STEPS.length * (int) StrictMath.floor(StrictMath.log10(finest));
    while (step(rung) < finest) rung++;
    while (last(high, rung) - first(low, rung) < 1) rung--;
    if (whole) rung = Math.max(rung, 0);
    List<Ticks.Tick> ticks = new ArrayList<>();
    long last = last(high, rung);
    for (long k = first(low, rung); k <= last; k++) {
      ticks.add(new Ticks.Tick(k * step(rung), Numbers.scaled(k * mantissa(rung), power(rung))));
    }
    return new Ticks(ticks, new double[0]);
  }

  private static int mantissa(int rung) {
    return STEPS[Math.floorMod(rung, STEPS.length)];
  }

  private static int power(int rung) {
    return Math.floorDiv(rung, STEPS.length);
  }

  private static double step(int rung) {
    return mantissa(rung) * StrictMath.pow(10, power(rung));
  }

  private static long first(double low, int rung) {
    return (long) StrictMath.ceil(low / step(rung) - ROUNDING);
  }

  private static long last(double high, int rung) {
    return (long) StrictMath.floor(high / step(rung) + ROUNDING);
  }
}
