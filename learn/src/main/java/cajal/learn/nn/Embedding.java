package cajal.learn.nn;

import cajal.ir.DType;
import cajal.learn.init.Initializers;
import cajal.trace.Parameter;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A row of a table for each number: i32 `[...]` to `[..., features]`. The table starts normal with
/// standard deviation 1.
public final class Embedding implements Layer {
  private final String name;
  private final Parameter weight;

  public Embedding(Scope scope, int count, int features) {
    name = Takes.name("Embedding", scope);
    weight =
        scope.parameter(
            "weight",
            Initializers.normal(0, 1),
            Takes.positive(name, "count", count),
            Takes.positive(name, "features", features));
  }

  @Override
  public Tensor apply(Tensor x) {
    if (x.dtype() != DType.I32) {
      throw Takes.wrong(name, "numbers of rows, i32", x, "cast them");
    }
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.add(weight.type().shape().dim(1));
    return Shapes.gather(weight.value(), x.reshape(x.shape().size()))
        .reshape(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight);
  }
}
