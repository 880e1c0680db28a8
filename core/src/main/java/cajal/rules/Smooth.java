package cajal.rules;

import cajal.ir.Call;
import cajal.ir.Graph;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Scan;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Why something has no derivative.
public final class Smooth {
  private Smooth() {}

  /// The operations after which the outputs no longer change smoothly with an input, and where they
  /// were written; none if no output depends on it.
  public static List<String> blocking(Graph graph, int input) {
    boolean[] inputs = new boolean[graph.inputs().size()];
    inputs[input] = true;
    return List.copyOf(new LinkedHashSet<>(blocking(graph, inputs)));
  }

  private static List<String> blocking(Graph graph, boolean[] inputs) {
    boolean[] active = Activity.of(graph, inputs);
    Set<Value> leading = new HashSet<>();
    for (Graph.Port output : graph.outputs()) leading.add(output.value());
    List<String> found = new ArrayList<>();
    for (Node node : graph.nodes().reversed()) {
      if (node.results().stream().noneMatch(leading::contains)) continue;
      leading.addAll(node.op().operands());
      boolean[] operands = Activity.operands(node, active);
      boolean stops = node.results().stream().noneMatch(result -> active[result.id()]);
      if (stops && any(operands)) found.addAll(inside(node, operands));
    }
    return found;
  }

  /// What stops it in the body of a loop or a call; otherwise the operation itself.
  private static List<String> inside(Node node, boolean[] operands) {
    Op op = node.op();
    if (op instanceof Scan scan) {
      List<String> within = blocking(scan.body(), Activity.ofBody(scan, operands));
      if (!within.isEmpty()) return within;
    }
    if (op instanceof Call call && call.back() == null) return blocking(call.body(), operands);
    return List.of(node.origin() == null ? node.name() : node.name() + " at " + node.origin());
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) if (flag) return true;
    return false;
  }
}
