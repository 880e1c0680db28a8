package cajal.learn.search;

import cajal.learn.optim.Box;
import java.util.ArrayList;
import java.util.List;

/// How low the value gets when one number is held: flat where the data cannot tell that number.
///
/// @param index of the number
/// @param numbers at which it was held, in ascending order
/// @param values the lowest found with it
public record Profile(int index, double[] numbers, double[] values) {
  private static final double[] STEPS = {0, 0.02, 0.05, 0.1, 0.25, 0.5, 1};

  /// Holds a number at steps of up to the whole box to both sides of the best, and searches the
  /// others anew each time.
  public static Profile of(
      Landscape landscape, double[] best, double value, int index, Method method, Budget each) {
    Box box = landscape.box();
    double low = box.low()[index];
    double high = box.high()[index];
    List<Double> at = new ArrayList<>();
    for (double step : STEPS) {
      for (int side = -1; side <= 1; side += 2) {
        double number = best[index] + side * step * (high - low);
        if (number >= low && number <= high && !at.contains(number)) at.add(number);
      }
    }
    double[] numbers = at.stream().sorted().mapToDouble(x -> x).toArray();
    double[] values = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      values[i] =
          numbers[i] == best[index]
              ? value
              : method.run(new Pinned(landscape, index, numbers[i]), each, 1).value();
    }
    return new Profile(index, numbers, values);
  }

  /// The numbers around the lowest at which the value stays up to a limit: the first and the last.
  public double[] within(double limit) {
    int lowest = 0;
    for (int i = 1; i < values.length; i++) if (values[i] < values[lowest]) lowest = i;
    int from = lowest;
    int to = lowest;
    while (from > 0 && values[from - 1] <= limit) from--;
    while (to < values.length - 1 && values[to + 1] <= limit) to++;
    return new double[] {numbers[from], numbers[to]};
  }

  /// Whether the value stays up to a limit over the whole range that was looked at.
  public boolean isFlat(double limit) {
    double[] within = within(limit);
    return within[0] == numbers[0] && within[1] == numbers[numbers.length - 1];
  }
}
