package cajal.trace;

import cajal.ir.Type;
import cajal.ir.Value;
import cajal.rules.Vjp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a function gives, and the way back: from a direction for each result to one for each
/// argument, Jᵀu. It may be used more than once where it was made.
public final class Pullback {
  private final Recorded recorded;
  private final List<Type> arguments;
  private final Vjp vjp;

  Pullback(Recorded recorded, List<Type> arguments, boolean[] wanted) {
    this.recorded = recorded;
    this.arguments = arguments;
    vjp =
        Vjp.of(
            recorded.around().builder(),
            recorded.graph(),
            recorded.given(),
            wanted,
            Derivatives.recomputation());
  }

  /// What the function gives.
  public List<Tensor> results() {
    return vjp.results().stream().map(value -> new Tensor(recorded.around(), value)).toList();
  }

  /// The sums over the results of u times the derivatives by each argument. What has no derivative
  /// gives zeros, and so do results that are not f32 or f64.
  public List<Tensor> apply(Tensor... u) {
    List<Tensor> all = new ArrayList<>();
    List<@Nullable Value> found = cotangents(List.of(u));
    for (int i = 0; i < arguments.size(); i++) {
      Value value = found.get(i);
      all.add(value == null ? Fill.zeros(arguments.get(i)) : new Tensor(recorded.around(), value));
    }
    return all;
  }

  /// Those of the first result alone, which is a number.
  List<@Nullable Value> cotangentsOfFirst() {
    List<@Nullable Value> g = new ArrayList<>();
    g.add(recorded.around().value(Fill.ones(recorded.results().getFirst())));
    while (g.size() < recorded.results().size()) g.add(null);
    return vjp.cotangents(g);
  }

  List<@Nullable Value> cotangents(List<Tensor> u) {
    List<Type> types = recorded.results();
    List<@Nullable Value> g = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      g.add(Derivatives.direction("vjp", recorded.around(), types.get(i), u, i));
    }
    return vjp.cotangents(g);
  }
}
