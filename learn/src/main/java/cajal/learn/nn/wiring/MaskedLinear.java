package cajal.learn.nn.wiring;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.init.Initializer;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Linear;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// x (W ∘ mask) + b, a dense product with the weights that there are: `[..., in]` to `[..., out]`.
/// Where few are, [SparseLinear] takes less time and memory.
public final class MaskedLinear implements Layer {
  private final String name;
  private final Tensor mask;
  private final Parameter weight;
  private final @Nullable Parameter bias;

  public MaskedLinear(Scope scope, Tensor mask) {
    this(scope, mask, Initializers.xavierNormal(), Initializers.zero());
  }

  /// @param mask where weights are, bool `[in, out]`, with its numbers
  /// @param bias how b starts; null for none
  public MaskedLinear(Scope scope, Tensor mask, Initializer weight, @Nullable Initializer bias) {
    name = Takes.name("MaskedLinear", scope);
    if (mask.rank() != 2 || mask.dtype() != DType.BOOL) {
      throw Takes.wrong(
          name, "a mask of bool[in,out]", mask, "give the truth of there being a weight");
    }
    this.mask = mask;
    this.weight = scope.parameter("weight", weight, mask.dim(0), mask.dim(1));
    this.bias = bias == null ? null : scope.parameter("bias", bias, mask.dim(1));
  }

  @Override
  public Tensor apply(Tensor x) {
    Type type = weight.type();
    Takes.features(name, x, type.shape().dim(0), type.dtype());
    Tensor y = Linear.product(x, Maths.where(mask, weight.value(), 0));
    return bias == null ? y : y.plus(bias.value());
  }

  @Override
  public List<Parameter> parameters() {
    return Takes.all(weight, bias);
  }
}
