package cajal.learn.nn;

import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Layers one after another; the parameters of the second are named "1.weight" and so on.
public final class Sequential implements Layer {
  private final List<Layer> layers;

  /// Of layers made below the scope under their numbers.
  @SafeVarargs
  public Sequential(Scope scope, Function<Scope, ? extends Layer>... parts) {
    List<Layer> made = new ArrayList<>();
    for (Function<Scope, ? extends Layer> part : parts) {
      made.add(part.apply(scope.in(made.size())));
    }
    layers = List.copyOf(made);
  }

  /// Of layers that were made before.
  public Sequential(Layer... layers) {
    this.layers = List.of(layers);
  }

  @Override
  public Tensor apply(Tensor x) {
    Tensor y = x;
    for (Layer layer : layers) y = layer.apply(y);
    return y;
  }

  public Layer layer(int number) {
    return layers.get(number);
  }

  @Override
  public List<Parameter> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  @Override
  public List<Parameter> state() {
    return layers.stream().flatMap(layer -> layer.state().stream()).toList();
  }
}
