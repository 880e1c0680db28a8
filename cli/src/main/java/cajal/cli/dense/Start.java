package cajal.cli.dense;

import cajal.ir.DType;
import cajal.ir.Type;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Where training starts, and the batch it is given.
///
/// @param weights an array for each weight of the model
/// @param x inputs, `y` what is to be answered
public record Start(List<float[]> weights, Object x, Object y) {
  public Start {
    weights = List.copyOf(weights);
  }

  /// All from one seed.
  public static Start drawn(DenseModel model, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<float[]> weights = model.weights().stream().map(w -> w.start(random)).toList();
    return new Start(weights, batch(model.x(), random), batch(model.y(), random));
  }

  private static Object batch(Type type, RandomGenerator random) {
    int size = type.shape().size();
    if (type.dtype() == DType.I32) return random.ints(size, 0, 10).toArray();
    return new Weight(type, 1, 0).start(random);
  }
}
