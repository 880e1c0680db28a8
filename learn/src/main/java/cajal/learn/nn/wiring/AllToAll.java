package cajal.learn.nn.wiring;

import cajal.ir.Shape;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The sum of all features times one weight, the same for all that it goes to: `[..., in]` to
/// `[..., out]`. Weights of their own are [cajal.learn.nn.Linear].
public final class AllToAll implements Layer {
  private final String name;
  private final int in;
  private final int out;
  private final boolean itself;
  private final Parameter weight;

  /// @param itself whether feature i goes to i, too; where not, `in` and `out` are the same
  public AllToAll(Scope scope, int in, int out, double weight, boolean itself) {
    name = Takes.name("AllToAll", scope);
    this.in = Takes.positive(name, "in", in);
    this.out = Takes.positive(name, "out", out);
    this.itself = itself;
    this.weight = scope.parameter("weight", Initializers.constant(weight));
    if (!itself && in != out) {
      throw new IllegalArgumentException(
          "%s: %d to %d, none to itself; give the same number of both".formatted(name, in, out));
    }
  }

  @Override
  public Tensor apply(Tensor x) {
    Takes.features(name, x, in, weight.type().dtype());
    Tensor sum = Shapes.expand(Reductions.sum(x, -1), -1).times(weight.value());
    if (!itself) return sum.minus(x.times(weight.value()));
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.set(x.rank() - 1, out);
    return Shapes.broadcast(sum, new Shape(dims));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight);
  }
}
