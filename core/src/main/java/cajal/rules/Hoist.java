package cajal.rules;

import cajal.ir.Constant;
import cajal.ir.Custom;
import cajal.ir.DType;
import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Splits a graph into what is computed once, and what is computed in every step.
///
/// Once are the scalars that depend on nothing that varies, and they are computed in f64 whatever
/// the graph's own type: `once` gives them, and `everyStep` takes them as inputs `once.0`,
/// `once.1`….
public record Hoist(Graph once, Graph everyStep) {
  public static final String PREFIX = "once.";

  /// @param varying names of the inputs that differ between steps
  public static Hoist split(Graph graph, Set<String> varying) {
    Set<Value> fixed = new HashSet<>();
    for (Graph.Port port : graph.inputs()) {
      if (port.value().isScalar() && !varying.contains(port.name())) fixed.add(port.value());
    }
    for (Node node : graph.nodes()) {
      boolean known =
          node.op() instanceof Constant
              || node.op() instanceof Elementwise
              || node.op() instanceof Custom;
      if (known
          && node.results().stream().allMatch(Value::isScalar)
          && fixed.containsAll(node.op().operands())) {
        fixed.addAll(node.results());
      }
    }
    return new Splitter(graph, fixed).split();
  }

  private static final class Splitter {
    private final Graph graph;
    private final Set<Value> fixed;
    private final GraphBuilder once = new GraphBuilder(Simplify.RULES);
    private final GraphBuilder step = new GraphBuilder(Simplify.RULES);
    private final Map<Value, Value> inOnce = new HashMap<>();
    private final Map<Value, Value> inStep = new HashMap<>();
    private final List<Graph.Port> results = new ArrayList<>();

    Splitter(Graph graph, Set<Value> fixed) {
      this.graph = graph;
      this.fixed = fixed;
    }

    Hoist split() {
      for (Graph.Port port : graph.inputs()) {
        Value value = port.value();
        if (fixed.contains(value)) inOnce.put(value, once.input(port.name(), wide(value.type())));
        inStep.put(value, step.input(port.name(), value.type()));
      }
      for (Node node : graph.nodes()) {
        if (fixed.contains(node.results().getFirst())) {
          record(node, add(once, widen(node.op())), inOnce);
        } else {
          step.origin(node.origin());
          record(node, add(step, node.op().map(this::given)), inStep);
        }
      }
      List<Graph.Port> outputs = new ArrayList<>();
      for (Graph.Port port : graph.outputs()) {
        outputs.add(new Graph.Port(port.name(), given(port.value())));
      }
      return new Hoist(once.build(results), step.build(outputs));
    }

    private static List<Value> add(GraphBuilder builder, Op op) {
      return op.resultTypes().size() == 1 ? List.of(builder.add(op)) : builder.addAll(op);
    }

    private static void record(Node node, List<Value> made, Map<Value, Value> table) {
      for (int i = 0; i < made.size(); i++) table.put(node.results().get(i), made.get(i));
    }

    /// The value in the step's graph; a fixed one becomes an input when it is first asked for.
    private Value given(Value value) {
      Value known = inStep.get(value);
      if (known != null) return known;
      Value computed = computed(value);
      Value here;
      if (once.producer(computed) instanceof Constant constant) {
        here = step.constant(value.dtype(), constant.number());
      } else {
        String name = PREFIX + results.size();
        results.add(new Graph.Port(name, computed));
        here = step.input(name, value.type());
      }
      inStep.put(value, here);
      return here;
    }

    private Value computed(Value value) {
      return Objects.requireNonNull(inOnce.get(value), value::toString);
    }

    private Op widen(Op op) {
      return switch (op) {
        case Constant constant when constant.dtype() == DType.F32 ->
            Constant.of(DType.F64, decimal(constant));
        case Elementwise.Cast cast when cast.to() == DType.F32 ->
            new Elementwise.Cast(DType.F64, computed(cast.x()));
        default -> op.map(this::computed);
      };
    }

    /// The double a constant was written as: the shortest decimal that rounds to it.
    private static double decimal(Constant constant) {
      return Double.parseDouble(Float.toString((float) constant.number()));
    }

    private static Type wide(Type type) {
      return type.dtype() == DType.F32 ? type.with(DType.F64) : type;
    }
  }
}
