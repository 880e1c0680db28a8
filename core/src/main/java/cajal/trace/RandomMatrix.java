package cajal.trace;

import cajal.ir.JitProduct.Weights;

/// A random matrix that is drawn again in every product, always the same, and takes no memory.
///
/// @param probability of each of the `pre` x `post` entries
/// @param weights constant `a`, uniform on [`a`, `b`), or normal with mean `a` and standard
///   deviation `b`
public record RandomMatrix(
    int pre, int post, double probability, long seed, Weights weights, Tensor a, Tensor b) {

  /// One weight for all synapses.
  public static RandomMatrix constant(
      int pre, int post, double probability, long seed, Tensor weight) {
    return new RandomMatrix(pre, post, probability, seed, Weights.CONSTANT, weight, weight.like(0));
  }

  public static RandomMatrix uniform(
      int pre, int post, double probability, long seed, Tensor low, Tensor high) {
    return new RandomMatrix(pre, post, probability, seed, Weights.UNIFORM, low, high);
  }

  public static RandomMatrix normal(
      int pre, int post, double probability, long seed, Tensor mean, Tensor sd) {
    return new RandomMatrix(pre, post, probability, seed, Weights.NORMAL, mean, sd);
  }
}
