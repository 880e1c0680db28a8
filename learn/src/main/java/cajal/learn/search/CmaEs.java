package cajal.learn.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Evolution with an adapted covariance matrix: draws from a normal distribution that moves and
/// widens to where the lowest of its draws were (Hansen 2016, arXiv:1604.00772). Begins again from
/// another place, with twice the population, once it has shrunk to nothing or all its draws are
/// alike (Auger & Hansen 2005).
///
/// @param population 4 or more
/// @param deviation of the first draws, as a part of the box, 0.3 by default
public record CmaEs(int population, double deviation) implements Method {
  private static final double NOTHING = 1e-12;

  public CmaEs {
    if (population < 4 || !(deviation > 0)) {
      throw new IllegalArgumentException(
          "CMA-ES of %d members and deviation %s; give 4 or more, and a deviation above 0"
              .formatted(population, deviation));
    }
  }

  public CmaEs(int population) {
    this(population, 0.3);
  }

  @Override
  public String title() {
    return "CMA-ES";
  }

  @Override
  public void search(Course course, SplittableRandom random) {
    Spread spread = new Spread(course.dimension(), random);
    double[] centre = course.known().orElseGet(spread::next);
    for (int size = population; ; size = Math.min(2 * size, 1024)) {
      around(course, centre, deviation, size, random);
      centre = spread.next();
    }
  }

  /// Goes on from a place until the draws are alike.
  static void around(
      Course course, double[] centre, double deviation, int size, SplittableRandom random) {
    Covariance covariance = new Covariance(centre, deviation, size);
    while (covariance.widest() > NOTHING) {
      double[][] draws = new double[size][];
      double[][] inside = new double[size][];
      for (int i = 0; i < size; i++) {
        draws[i] = covariance.draw(random);
        inside[i] = clamped(draws[i]);
      }
      double[] values = course.values(inside);
      double[] ranked = new double[size];
      for (int i = 0; i < size; i++) ranked[i] = values[i];
      Integer[] order =
          IntStream.range(0, size)
              .boxed()
              .sorted(
                  Comparator.comparingDouble((Integer i) -> ranked[i])
                      .thenComparingDouble(i -> outside(draws[i], inside[i])))
              .toArray(Integer[]::new);
      if (values[order[0]] == values[order[size - 1]] && covariance.widest() < 1e-6) return;
      covariance.learn(Arrays.stream(order).map(i -> inside[i]).toArray(double[][]::new));
    }
  }

  private static double[] clamped(double[] x) {
    double[] inside = new double[x.length];
    for (int i = 0; i < x.length; i++) inside[i] = Math.clamp(x[i], 0, 1);
    return inside;
  }

  private static double outside(double[] x, double[] inside) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) sum += (x[i] - inside[i]) * (x[i] - inside[i]);
    return sum;
  }
}
