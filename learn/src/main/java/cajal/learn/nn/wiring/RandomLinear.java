package cajal.learn.nn.wiring;

import cajal.ir.JitProduct.Weights;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.RandomMatrix;
import cajal.trace.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// x W for a random W that is drawn again in every product, always the same, and takes no memory:
/// `[..., pre]` to `[..., post]`. What its weights are drawn from can be trained: one weight, the
/// ends of a uniform distribution, or mean and standard deviation of a normal one.
///
/// Where x is bool it is events: rows of those that are true are drawn, and there is no gradient by
/// x.
public final class RandomLinear implements Layer {
  private final String name;
  private final int pre;
  private final int post;
  private final double probability;
  private final long seed;
  private final Weights kind;
  private final Parameter first;
  private final @Nullable Parameter second;

  private RandomLinear(
      Scope scope,
      int pre,
      int post,
      double probability,
      Weights kind,
      Parameter first,
      @Nullable Parameter second) {
    name = Takes.name("RandomLinear", scope);
    this.pre = Takes.positive(name, "pre", pre);
    this.post = Takes.positive(name, "post", post);
    this.probability = probability;
    this.kind = kind;
    this.first = first;
    this.second = second;
    seed = (long) scope.key().seed() << 32 | (scope.key().stream() & 0xFFFFFFFFL);
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "%s: probability %s; give that of a synapse, from 0 to 1".formatted(name, probability));
    }
  }

  /// One weight for all synapses.
  public static RandomLinear homogeneous(
      Scope scope, int pre, int post, double probability, double weight) {
    Parameter one = scope.parameter("weight", Initializers.constant(weight));
    return new RandomLinear(scope, pre, post, probability, Weights.CONSTANT, one, null);
  }

  public static RandomLinear uniform(
      Scope scope, int pre, int post, double probability, double low, double high) {
    Parameter from = scope.parameter("low", Initializers.constant(low));
    Parameter to = scope.parameter("high", Initializers.constant(high));
    return new RandomLinear(scope, pre, post, probability, Weights.UNIFORM, from, to);
  }

  public static RandomLinear normal(
      Scope scope, int pre, int post, double probability, double mean, double sd) {
    Parameter centre = scope.parameter("mean", Initializers.constant(mean));
    Parameter spread = scope.parameter("sd", Initializers.constant(sd));
    return new RandomLinear(scope, pre, post, probability, Weights.NORMAL, centre, spread);
  }

  @Override
  public Tensor apply(Tensor x) {
    Columns.takes(name, x, pre, first.type().dtype());
    Tensor a = first.value();
    RandomMatrix matrix =
        second == null
            ? RandomMatrix.constant(pre, post, probability, seed, a)
            : new RandomMatrix(pre, post, probability, seed, kind, a, second.value());
    return Columns.times(x, columns -> Products.scatter(matrix, columns));
  }

  @Override
  public List<Parameter> parameters() {
    return Takes.all(first, second);
  }
}
