package cajal.rules;

import cajal.ir.Graph;
import cajal.ir.Random;

/// What every graph goes through before code is made of it.
public final class Lower {
  private Lower() {}

  /// The graph in primitive operations: functions and draws written out, products and sums fused.
  public static Graph toPrimitives(Graph graph) {
    Graph written =
        Rebuild.with(
            (builder, op) ->
                op instanceof Random
                    ? Draws.RULES.apply(builder, op)
                    : Elementary.RULES.apply(builder, op),
            graph);
    return Contract.apply(written);
  }
}
