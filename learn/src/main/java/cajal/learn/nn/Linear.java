package cajal.learn.nn;

import cajal.ir.Shape;
import cajal.learn.init.Initializer;
import cajal.learn.init.Initializers;
import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// x W + b over the last axis: `[..., in]` to `[..., out]`; W is `[in, out]`, b is `[out]`.
public final class Linear implements Layer {
  private final String name;
  private final Parameter weight;
  private final @Nullable Parameter bias;

  /// W starts as `xavierNormal`, b at 0.
  public Linear(Scope scope, int in, int out) {
    this(scope, in, out, Initializers.xavierNormal(), Initializers.zero());
  }

  /// @param bias how b starts; null for none
  public Linear(Scope scope, int in, int out, Initializer weight, @Nullable Initializer bias) {
    name = Takes.name("Linear", scope);
    Takes.positive(name, "in", in);
    Takes.positive(name, "out", out);
    this.weight = scope.parameter("weight", weight, in, out);
    this.bias = bias == null ? null : scope.parameter("bias", bias, out);
  }

  /// Without b.
  public static Linear unbiased(Scope scope, int in, int out) {
    return new Linear(scope, in, out, Initializers.xavierNormal(), null);
  }

  @Override
  public Tensor apply(Tensor x) {
    Tensor y =
        product(
            Takes.features(name, x, weight.type().shape().dim(0), weight.type().dtype()),
            weight.value());
    return bias == null ? y : y.plus(bias.value());
  }

  /// x W over the last axis of x, all others together as the rows of one matrix.
  public static Tensor product(Tensor x, Tensor w) {
    if (x.rank() <= 2) return Products.matmul(x, w);
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.set(x.rank() - 1, w.dim(1));
    int rows = new Shape(dims.subList(0, dims.size() - 1)).size();
    Tensor y = Products.matmul(x.reshape(rows, x.dim(-1)), w);
    return y.reshape(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  public Parameter weight() {
    return weight;
  }

  @Override
  public List<Parameter> parameters() {
    return Takes.all(weight, bias);
  }
}
