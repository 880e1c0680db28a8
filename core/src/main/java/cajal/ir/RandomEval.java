package cajal.ir;

import cajal.random.Counts;
import cajal.random.Threefry;
import cajal.random.Variate;

/// Random draws, element by element from the cipher.
final class RandomEval {
  private RandomEval() {}

  static Object of(Random op, Object[] values) {
    int seed = ((int[]) values[op.seed().id()])[0];
    int step = ((int[]) values[op.step().id()])[0];
    Object result = Storage.allocate(op.type());
    for (int i = 0; i < op.type().shape().size(); i++) {
      long bits = Threefry.bits(seed, op.stream(), i, step);
      switch (result) {
        case float[] r -> r[i] = single(op.kind(), bits);
        case double[] r -> r[i] = number(op.kind(), bits);
        case int[] r -> r[i] = integer(op, bits, values, i);
        case boolean[] r -> r[i] = bernoulli(op, bits, values, i);
        default -> throw new AssertionError(result.getClass());
      }
    }
    return result;
  }

  private static float single(RandomKind kind, long bits) {
    return switch (kind) {
      case UNIFORM -> Variate.uniform32(bits);
      case NORMAL -> Variate.normal32(bits);
      case EXPONENTIAL -> Variate.exponential32(bits);
      case BITS, BERNOULLI, POISSON -> throw new AssertionError(kind);
    };
  }

  private static double number(RandomKind kind, long bits) {
    return switch (kind) {
      case UNIFORM -> Variate.uniform64(bits);
      case NORMAL -> Variate.normal64(bits);
      case EXPONENTIAL -> Variate.exponential64(bits);
      case BITS, BERNOULLI, POISSON -> throw new AssertionError(kind);
    };
  }

  private static int integer(Random op, long bits, Object[] values, int i) {
    if (op.kind() == RandomKind.BITS) return Threefry.word0(bits);
    return Counts.poisson(parameter(op, values, i), bits);
  }

  /// Compared in the precision of the probability.
  private static boolean bernoulli(Random op, long bits, Object[] values, int i) {
    double p = parameter(op, values, i);
    return op.parameters().getFirst().dtype() == DType.F32
        ? Variate.uniform32(bits) < p
        : Variate.uniform64(bits) < p;
  }

  private static double parameter(Random op, Object[] values, int i) {
    Value parameter = op.parameters().getFirst();
    int at = i * ElementwiseEval.step(parameter);
    return switch (values[parameter.id()]) {
      case float[] p -> p[at];
      case double[] p -> p[at];
      default -> throw new AssertionError(parameter.type());
    };
  }
}
