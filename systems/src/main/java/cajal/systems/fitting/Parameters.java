package cajal.systems.fitting;

import cajal.trace.Tensor;
import java.util.Map;

/// The parameters of a model by their names: tensors of those that are fitted, numbers of the
/// others.
record Parameters(Map<String, Tensor> all) {
  Tensor of(String name) {
    Tensor found = all.get(name);
    if (found != null) return found;
    throw new IllegalArgumentException("a model without '" + name + "'; it has " + all.keySet());
  }
}
