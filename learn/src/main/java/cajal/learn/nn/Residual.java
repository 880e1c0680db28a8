package cajal.learn.nn;

import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;

/// x + f(x), for a layer f that keeps the shape.
public record Residual(Layer inner) implements Layer {

  @Override
  public Tensor apply(Tensor x) {
    Tensor y = inner.apply(x);
    if (y.type().equals(x.type())) return x.plus(y);
    throw new IllegalArgumentException(
        "Residual: the layer inside makes %s of %s; give one that keeps the type"
            .formatted(y.type(), x.type()));
  }

  @Override
  public List<Parameter> parameters() {
    return inner.parameters();
  }

  @Override
  public List<Parameter> state() {
    return inner.state();
  }
}
