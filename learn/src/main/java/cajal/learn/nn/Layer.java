package cajal.learn.nn;

import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;

/// A function on tensors that may have parameters. One without is any function: a lambda, or
/// `Activations::relu`.
///
/// ```java
/// Layer net = new Sequential(Scope.of(Key.of(1)),
///     at -> new Linear(at, 784, 128), at -> Activations::relu, at -> new Linear(at, 128, 10));
/// Compiled scores = Cajal.compile(net::apply);
/// ```
@FunctionalInterface
public interface Layer {
  Tensor apply(Tensor x);

  /// What training changes by gradients, in a fixed order.
  default List<Parameter> parameters() {
    return List.of();
  }

  /// What a training pass changes without gradients, such as running means: see [Pass].
  default List<Parameter> state() {
    return List.of();
  }

  static Layer identity() {
    return x -> x;
  }
}
