package cajal.learn.search;

import java.util.SplittableRandom;

/// Particles with a velocity that is drawn towards the best point each has seen and the best that
/// all have (Kennedy & Eberhart 1995), with the constriction of Clerc & Kennedy (2002, IEEE Trans.
/// Evol. Comput. 6:58).
///
/// @param population 2 or more
public record ParticleSwarm(int population) implements Method {
  private static final double INERTIA = 0.7298;
  private static final double PULL = 1.49618;

  public ParticleSwarm {
    if (population < 2) {
      throw new IllegalArgumentException("a swarm of " + population + "; give 2 or more");
    }
  }

  @Override
  public String title() {
    return "particle swarm";
  }

  @Override
  public void search(Course course, SplittableRandom random) {
    int n = course.dimension();
    double[][] x = new Spread(n, random).next(population);
    double[][] velocity = new double[population][n];
    double[][] own = x.clone();
    double[] values = course.values(x);
    while (true) {
      double[] best = course.best();
      double[][] next = new double[population][n];
      for (int i = 0; i < population; i++) {
        for (int k = 0; k < n; k++) {
          double v =
              INERTIA * velocity[i][k]
                  + PULL * random.nextDouble() * (own[i][k] - x[i][k])
                  + PULL * random.nextDouble() * (best[k] - x[i][k]);
          next[i][k] = Math.clamp(x[i][k] + v, 0, 1);
          velocity[i][k] = next[i][k] == x[i][k] + v ? v : -v / 2;
        }
      }
      x = next;
      double[] found = course.values(x);
      for (int i = 0; i < population; i++) {
        if (found[i] >= values[i]) continue;
        values[i] = found[i];
        own[i] = x[i];
      }
    }
  }
}
