package cajal.learn.search;

import java.util.SplittableRandom;

/// A population in which each member is replaced by one that differs from the best or from another
/// by the differences of others, if that is as low (Storn & Price 1997, J. Glob. Optim. 11:341):
/// current-to-best/1/bin or rand/1/bin, with a weight drawn anew for each member.
///
/// @param population 5 or more
/// @param least the smallest weight of a difference
/// @param most the largest
/// @param crossover the probability that a number is taken from the difference
/// @param toBest whether members are drawn to the best, which is faster and gets stuck more often
public record DifferentialEvolution(
    int population, double least, double most, double crossover, boolean toBest) implements Method {
  public DifferentialEvolution {
    if (population < 5 || !(least <= most) || !(crossover >= 0 && crossover <= 1)) {
      throw new IllegalArgumentException(
          "differential evolution of %d members, weights %s to %s, crossover %s; give 5 or more, the smaller weight first and a probability"
              .formatted(population, least, most, crossover));
    }
  }

  /// rand/1/bin with the weight 0.5 and the crossover 0.9.
  public DifferentialEvolution(int population) {
    this(population, 0.5, 0.5, 0.9, false);
  }

  @Override
  public String title() {
    return "differential evolution";
  }

  @Override
  public void search(Course course, SplittableRandom random) {
    double[][] members = new Spread(course.dimension(), random).next(population);
    double[] values = course.values(members);
    while (true) {
      double[][] trials = new double[population][];
      int best = best(values);
      for (int i = 0; i < population; i++) trials[i] = trial(members, i, best, random);
      double[] found = course.values(trials);
      for (int i = 0; i < population; i++) {
        if (found[i] > values[i]) continue;
        members[i] = trials[i];
        values[i] = found[i];
      }
    }
  }

  private static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) if (values[i] < values[best]) best = i;
    return best;
  }

  private double[] trial(double[][] members, int i, int best, SplittableRandom random) {
    int a = other(random, i, i, i);
    int b = other(random, i, a, i);
    int c = other(random, i, a, b);
    double weight = least == most ? least : random.nextDouble(least, most);
    double[] x = members[i].clone();
    int always = random.nextInt(x.length);
    for (int k = 0; k < x.length; k++) {
      if (k != always && random.nextDouble() >= crossover) continue;
      double base =
          toBest ? members[i][k] + weight * (members[best][k] - members[i][k]) : members[c][k];
      x[k] = reflected(base + weight * (members[a][k] - members[b][k]), random);
    }
    return x;
  }

  private int other(SplittableRandom random, int a, int b, int c) {
    while (true) {
      int i = random.nextInt(population);
      if (i != a && i != b && i != c) return i;
    }
  }

  /// Back into the box from the bound it went over.
  private static double reflected(double x, SplittableRandom random) {
    double back = x < 0 ? -x : x > 1 ? 2 - x : x;
    return back >= 0 && back <= 1 ? back : random.nextDouble();
  }
}
