package cajal.learn.nn;

import cajal.learn.init.Initializers;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;

/// x above 0, a x below, with a trained slope for each feature or one for all; starts at ¼.
public final class Prelu implements Layer {
  private final String name;
  private final Parameter slope;

  /// @param features how many slopes; 1 for one shared by all
  public Prelu(Scope scope, int features) {
    name = Takes.name("Prelu", scope);
    slope =
        scope.parameter(
            "slope", Initializers.constant(0.25), Takes.positive(name, "features", features));
  }

  @Override
  public Tensor apply(Tensor x) {
    int features = slope.type().shape().dim(0);
    Takes.features(
        name, x, features == 1 && x.rank() > 0 ? x.dim(-1) : features, slope.type().dtype());
    return Activations.prelu(x, slope.value());
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(slope);
  }
}
