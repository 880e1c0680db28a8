package cajal.learn.nn.wiring;

import cajal.learn.init.Initializer;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;

/// Each feature times a weight of its own: `[..., n]` to the same.
public final class OneToOne implements Layer {
  private final String name;
  private final Parameter weight;

  /// Of weights that start normal with standard deviation 1.
  public OneToOne(Scope scope, int n) {
    this(scope, n, Initializers.normal(0, 1));
  }

  public OneToOne(Scope scope, int n, Initializer start) {
    name = Takes.name("OneToOne", scope);
    weight = scope.parameter("weight", start, Takes.positive(name, "features", n));
  }

  @Override
  public Tensor apply(Tensor x) {
    Takes.features(name, x, weight.type().shape().dim(0), weight.type().dtype());
    return x.times(weight.value());
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight);
  }
}
