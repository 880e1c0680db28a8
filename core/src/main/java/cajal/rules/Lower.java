package cajal.rules;

import cajal.ir.Elementwise.Unary;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Op;
import cajal.ir.Random;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What every graph goes through before code is made of it.
public final class Lower {
  private Lower() {}

  /// The graph in primitive operations: calls, functions and draws written out, products and sums
  /// fused.
  public static Graph toPrimitives(Graph graph) {
    return Contract.apply(asWritten(graph));
  }

  /// The graph in primitive operations with its products and sums left apart.
  public static Graph asWritten(Graph graph) {
    return Rebuild.with(primitives(Elementary.RULES), CallRules.inlined(graph));
  }

  /// The same but for the functions of arrays that [#withinRange] has another form of. Those take
  /// no part in what is fused, so [#asWritten] of any part of it has the bits of [#toPrimitives].
  public static Graph toLoops(Graph graph) {
    GraphBuilder.Rewrite rules = primitives(Elementary.RULES);
    Graph flat = CallRules.inlined(graph);
    return Contract.apply(Rebuild.with((b, op) -> hasRange(op) ? null : rules.apply(b, op), flat));
  }

  private static boolean hasRange(Op op) {
    if (!(op instanceof Unary unary) || unary.x().isScalar()) return false;
    return switch (unary.kind()) {
      case EXP, EXPREL, RELEXP -> true;
      default -> false;
    };
  }

  /// The graph with functions of arrays written for the usual range of their arguments; the bits
  /// are those of [#toPrimitives] wherever the magnitudes of all additional outputs, the guards,
  /// are below 2. Null where there is nothing to gain.
  public static @Nullable Graph withinRange(Graph graph) {
    Set<Value> guards = new LinkedHashSet<>();
    GraphBuilder builder = new GraphBuilder(primitives(Elementary.withinRange(guards)));
    List<Value> arguments = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      arguments.add(builder.input(port.name(), port.value().type()));
    }
    List<Value> results = builder.inline(graph, arguments);
    if (guards.isEmpty()) return null;
    List<Graph.Port> outputs = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      outputs.add(new Graph.Port(graph.outputs().get(i).name(), results.get(i)));
    }
    for (Value guard : guards) outputs.add(new Graph.Port("guard." + outputs.size(), guard));
    return builder.build(outputs);
  }

  private static GraphBuilder.Rewrite primitives(GraphBuilder.Rewrite functions) {
    return (builder, op) ->
        op instanceof Random ? Draws.RULES.apply(builder, op) : functions.apply(builder, op);
  }
}
