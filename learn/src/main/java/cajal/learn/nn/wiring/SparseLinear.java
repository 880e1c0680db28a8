package cajal.learn.nn.wiring;

import cajal.kernel.Csr;
import cajal.learn.init.Fan;
import cajal.learn.init.Initializer;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.Tensor;
import java.util.List;

/// x W for a sparse W with a weight per synapse, or one for all: `[..., pre]` to `[..., post]`.
///
/// Where x is bool it is events: rows of those that are true are added, others not visited, and
/// there is no gradient by x, only by the weights.
public final class SparseLinear implements Layer {
  private final String name;
  private final Csr synapses;
  private final Parameter weight;

  /// Of weights with variance 1 over the mean number of synapses that a target has.
  public SparseLinear(Scope scope, Csr synapses) {
    this(scope, synapses, Initializers.lecunNormal());
  }

  public SparseLinear(Scope scope, Csr synapses, Initializer start) {
    this(scope, synapses, weights(scope, synapses, start));
  }

  private SparseLinear(Scope scope, Csr synapses, Parameter weight) {
    name = Takes.name("SparseLinear", scope);
    this.synapses = synapses;
    this.weight = weight;
  }

  /// One weight for all synapses.
  public static SparseLinear homogeneous(Scope scope, Csr synapses, double weight) {
    return new SparseLinear(
        scope, synapses, scope.parameter("weight", Initializers.constant(weight)));
  }

  private static Parameter weights(Scope scope, Csr synapses, Initializer start) {
    Fan fan =
        new Fan(
            Math.ceilDiv(synapses.size(), Math.max(1, synapses.post())),
            Math.ceilDiv(synapses.size(), Math.max(1, synapses.pre())));
    return scope.parameter("weight", start, fan, synapses.size());
  }

  @Override
  public Tensor apply(Tensor x) {
    Columns.takes(name, x, synapses.pre(), weight.type().dtype());
    return Columns.times(x, columns -> Products.scatter(synapses, weight.value(), columns));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight);
  }
}
