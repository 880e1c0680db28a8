package cajal.learn.nn.norm;

import cajal.learn.nn.Layer;
import cajal.learn.nn.Scope;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;

/// (x − mean) / √(variance + epsilon) · scale + offset, with mean and variance over the features of
/// each place (Ba et al. 2016): `[..., features]`.
public final class LayerNorm implements Layer {
  private final Scaling scaling;
  private final double epsilon;

  public LayerNorm(Scope scope, int features) {
    this(scope, features, 1e-5);
  }

  public LayerNorm(Scope scope, int features, double epsilon) {
    scaling = Scaling.of("LayerNorm", scope, features, true);
    this.epsilon = Moments.positive(scaling.name(), epsilon);
  }

  @Override
  public Tensor apply(Tensor x) {
    return scaling.apply(Moments.of(scaling.takes(x), -1).normalized(x, epsilon));
  }

  @Override
  public List<Parameter> parameters() {
    return scaling.parameters();
  }
}
