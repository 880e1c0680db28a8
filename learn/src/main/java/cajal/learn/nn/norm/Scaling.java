package cajal.learn.nn.norm;

import cajal.ir.DType;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What normalised activity is multiplied with and what is added, for each feature: `scale`, which
/// starts at 1, and `offset`, which starts at 0.
record Scaling(String name, Parameter scale, @Nullable Parameter offset) {

  static Scaling of(String kind, Scope scope, int features, boolean offset) {
    String name = Takes.name(kind, scope);
    Takes.positive(name, "features", features);
    return new Scaling(
        name,
        scope.parameter("scale", Initializers.one(), features),
        offset ? scope.parameter("offset", Initializers.zero(), features) : null);
  }

  int features() {
    return scale.type().shape().dim(0);
  }

  DType dtype() {
    return scale.type().dtype();
  }

  Tensor takes(Tensor x) {
    return Takes.features(name, x, features(), dtype());
  }

  Tensor apply(Tensor normal) {
    Tensor scaled = normal.times(scale.value());
    return offset == null ? scaled : scaled.plus(offset.value());
  }

  List<Parameter> parameters() {
    return Takes.all(scale, offset);
  }
}
