package cajal.exec;

import cajal.ir.Random;
import cajal.ir.Value;
import cajal.random.Counts;
import cajal.random.Threefry;

/// Poisson counts, one by one: each takes a number of steps of its own, so no vector is made of
/// them.
final class Counted {
  private Counted() {}

  static Step poisson(Random op, int[] seed, int[] step, Object lambda, int[] result) {
    int size = op.type().shape().size();
    Value parameter = op.parameters().getFirst();
    int stride = parameter.isScalar() ? 0 : 1;
    return () -> {
      for (int i = 0; i < size; i++) {
        long bits = Threefry.bits(seed[0], op.stream(), i, step[0]);
        result[i] = Counts.poisson(number(lambda, i * stride), bits);
      }
    };
  }

  private static double number(Object x, int i) {
    return x instanceof float[] single ? single[i] : ((double[]) x)[i];
  }
}
