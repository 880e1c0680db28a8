package cajal.brain.training;

import cajal.brain.lower.Scalars;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.Node;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.rules.Hoist;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The scalars of a graph that are the same in all steps: its parameters, and what is computed from
/// them once.
final class Knowns {
  private final Map<String, Double> numbers;
  private final Map<String, Trainable> trained;
  private final Map<String, Tensor> computed = new HashMap<>();

  /// @param numbers of the parameters
  /// @param once computes scalars from them
  /// @param all the parameters that are trained
  Knowns(Map<String, Double> numbers, Graph once, Map<String, Trainable> all, DType real) {
    this.numbers = new HashMap<>(numbers);
    trained = new HashMap<>(all);
    trained.values().removeIf(one -> !one.parameter().type().isScalar());
    this.numbers.putAll(Scalars.evaluate(once, numbers));
    if (!trained.isEmpty()) compute(once, real);
  }

  private void compute(Graph once, DType real) {
    List<Tensor> arguments = new ArrayList<>();
    Set<Value> changing = new HashSet<>();
    for (Graph.Port port : once.inputs()) {
      Trainable parameter = trained.get(port.name());
      if (parameter != null) changing.add(port.value());
      arguments.add(
          parameter == null ? constant(port.name(), port.value().dtype()) : parameter.wide());
    }
    for (Node node : once.nodes()) {
      if (node.op().operands().stream().anyMatch(changing::contains)) {
        changing.addAll(node.results());
      }
    }
    if (changing.isEmpty()) return;
    Tensor isOwn =
        trained.values().stream().map(Trainable::isOwn).reduce(Tensor::and).orElseThrow();
    List<Tensor> results = Control.inline(once, arguments);
    for (int i = 0; i < results.size(); i++) {
      Graph.Port port = once.outputs().get(i);
      if (!changing.contains(port.value()) || !port.value().dtype().isFloat()) continue;
      Tensor result = results.get(i).cast(real);
      computed.put(port.name(), Trainable.anchored(result, isOwn, constant(port.name(), real)));
    }
  }

  /// The scalar that an input of the graph stands for.
  Tensor of(String name, DType dtype) {
    Trainable parameter = trained.get(name);
    if (parameter != null) return parameter.parameter().value();
    Tensor known = computed.get(name);
    return known != null ? known : constant(name, dtype);
  }

  /// An array, so that nothing is computed from it when the graph is built, with other roundings
  /// than those of a simulation.
  private Tensor constant(String name, DType dtype) {
    Double number = numbers.get(name);
    if (number == null) {
      throw new IllegalStateException(
          (name.startsWith(Hoist.PREFIX) ? "not computed: " : "no number for '") + name + "'");
    }
    return Shapes.at(Fill.from(Type.of(dtype, 1), array(dtype, number)), 0, 0);
  }

  private static Object array(DType dtype, double number) {
    return switch (dtype) {
      case F32 -> new float[] {(float) number};
      case F64 -> new double[] {number};
      case I32 -> new int[] {(int) number};
      case I64 -> new long[] {(long) number};
      case BOOL -> new boolean[] {number != 0};
    };
  }
}
