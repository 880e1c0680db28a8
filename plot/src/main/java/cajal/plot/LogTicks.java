package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// Ticks of a logarithmic axis: labels at powers of ten, where the axis is short at their multiples
/// too, where it is shorter still as on a linear axis; between them unlabelled ticks at the whole
/// multiples of powers of ten.
final class LogTicks {
  private static final int[] POWERS = {1};
  private static final int[] SOME = {1, 2, 5};
  private static final int[] ALL = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  private static final double ROUNDING = 1e-9;

  private LogTicks() {}

  static Ticks of(double from, double to, int most) {
    int powers = inside(from, to, POWERS, 1).size();
    int every = Math.max(1, (int) Math.ceil(powers / (1.5 * most)));
    double[] minor =
        every == 1 ? values(inside(from, to, ALL, 1)) : values(inside(from, to, POWERS, 1));
    if (powers >= 3) return new Ticks(inside(from, to, POWERS, every), minor);
    for (int[] multiples : List.of(SOME, ALL)) {
      List<Ticks.Tick> ticks = inside(from, to, multiples, 1);
      if (ticks.size() >= 2 && ticks.size() <= most + 1) return new Ticks(ticks, minor);
    }
    if (powers == 2) return new Ticks(inside(from, to, POWERS, 1), minor);
    return LinearTicks.of(from, to, most, false);
  }

  /// The given multiples of every so many powers of ten that lie on the axis.
  private static List<Ticks.Tick> inside(double from, double to, int[] multiples, int every) {
    int first = (int) StrictMath.floor(StrictMath.log10(from));
    int last = (int) StrictMath.ceil(StrictMath.log10(to));
    boolean inPowers = multiples.length == 1 && (first < -4 || last > 5);
    List<Ticks.Tick> ticks = new ArrayList<>();
    for (int power = Math.floorDiv(first, every) * every; power <= last; power += every) {
      for (int multiple : multiples) {
        double value = multiple * StrictMath.pow(10, power);
        boolean on = value >= from * (1 - ROUNDING) && value <= to * (1 + ROUNDING);
        if (!on) continue;
        String label = inPowers ? Numbers.powerOfTen(power) : Numbers.scaled(multiple, power);
        ticks.add(new Ticks.Tick(value, label));
      }
    }
    return ticks;
  }

  private static double[] values(List<Ticks.Tick> ticks) {
    double[] values = new double[ticks.size()];
    for (int i = 0; i < values.length; i++) values[i] = ticks.get(i).value();
    return values;
  }
}
