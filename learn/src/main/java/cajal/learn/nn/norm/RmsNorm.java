package cajal.learn.nn.norm;

import cajal.learn.nn.Layer;
import cajal.learn.nn.Scope;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.List;

/// x / √(mean of x² + epsilon) · scale, over the features of each place (Zhang and Sennrich 2019):
/// `[..., features]`.
public final class RmsNorm implements Layer {
  private final Scaling scaling;
  private final double epsilon;

  public RmsNorm(Scope scope, int features) {
    this(scope, features, 1e-5);
  }

  public RmsNorm(Scope scope, int features, double epsilon) {
    scaling = Scaling.of("RmsNorm", scope, features, false);
    this.epsilon = Moments.positive(scaling.name(), epsilon);
  }

  @Override
  public Tensor apply(Tensor x) {
    Tensor square = Reductions.mean(Maths.square(scaling.takes(x)), -1);
    return scaling.apply(x.over(Maths.sqrt(Moments.kept(square, x, -1).plus(epsilon))));
  }

  @Override
  public List<Parameter> parameters() {
    return scaling.parameters();
  }
}
