package cajal.learn.search;

import java.util.SplittableRandom;
import org.hipparchus.random.SobolSequenceGenerator;

/// Points that are spread evenly over the unit cube: a Sobol sequence moved by a random shift
/// (Cranley & Patterson 1976, SIAM J. Numer. Anal. 13:904).
final class Spread {
  private final SobolSequenceGenerator sequence;
  private final double[] shift;

  Spread(int dimension, SplittableRandom random) {
    sequence = new SobolSequenceGenerator(dimension);
    shift = new double[dimension];
    for (int i = 0; i < dimension; i++) shift[i] = random.nextDouble();
  }

  double[] next() {
    double[] x = sequence.nextVector();
    for (int i = 0; i < x.length; i++) x[i] = (x[i] + shift[i]) % 1;
    return x;
  }

  double[][] next(int n) {
    double[][] all = new double[n][];
    for (int i = 0; i < n; i++) all[i] = next();
    return all;
  }
}
