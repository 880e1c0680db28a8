package cajal.rules;

import cajal.ir.Graph;
import cajal.ir.Random;

/// What every graph goes through before code is made of it.
public final class Lower {
  private Lower() {}

  /// The graph in primitive operations: functions and draws written out, products and sums fused.
  public static Graph toPrimitives(Graph graph) {
    return Contract.apply(asWritten(graph));
  }

  /// The graph in primitive operations with its products and sums left apart.
  public static Graph asWritten(Graph graph) {
    return Rebuild.with(
        (builder, op) ->
            op instanceof Random
                ? Draws.RULES.apply(builder, op)
                : Elementary.RULES.apply(builder, op),
        graph);
  }
}
