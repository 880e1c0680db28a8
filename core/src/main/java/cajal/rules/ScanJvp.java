package cajal.rules;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Scan;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tangents of a loop: the loop with its tangents carried along.
final class ScanJvp {
  private final GraphBuilder b;
  private final Scan scan;
  private final boolean[] active;
  private final boolean[] outputs;
  private final List<Value> primal = new ArrayList<>();
  private final List<@Nullable Value> tangents = new ArrayList<>();

  /// @param t the tangents of the operands
  ScanJvp(GraphBuilder builder, Scan scan, List<@Nullable Value> t) {
    b = builder;
    this.scan = scan;
    active = Activity.ofBody(scan, CondRules.given(t));
    outputs = Activity.outputs(scan.body(), active);
    for (int i = 0; i < scan.carry().size(); i++) outputs[i] = active[i];
  }

  List<@Nullable Value> tangents(List<@Nullable Value> t) {
    GraphBuilder body = new GraphBuilder(Simplify.RULES);
    int carried = scan.carry().size();
    int sliced = scan.xs().size();
    int all = scan.body().inputs().size();
    List<Value> operands = new ArrayList<>();
    List<Value> given = scan.operands();
    int[] ends = {carried, carried + sliced, all};
    int[] count = new int[3];
    for (int part = 0, i = 0; part < 3; part++) {
      int from = i;
      for (; i < ends[part]; i++) primal.add(input(body, i));
      operands.addAll(given.subList(from, i));
      for (int k = from; k < i; k++) {
        tangents.add(active[k] ? input(body, k) : null);
        if (active[k]) operands.add(new Shaped(b).orZeros(t.get(k), given.get(k).type()));
      }
      count[part] = operands.size();
    }
    Graph turn = turn(body);
    List<Value> made =
        b.addAll(
            new Scan(
                turn,
                scan.length(),
                scan.reversed(),
                operands.subList(0, count[0]),
                operands.subList(count[0], count[1]),
                operands.subList(count[1], count[2])));
    return select(made);
  }

  private Value input(GraphBuilder body, int i) {
    return body.input("x" + body.inputs().size(), scan.body().inputs().get(i).value().type());
  }

  /// Carried values, their tangents, stacked values, their tangents.
  private Graph turn(GraphBuilder body) {
    Jvp.Dual dual = Jvp.of(body, scan.body(), primal, tangents);
    int carried = scan.carry().size();
    List<Value> values = new ArrayList<>(dual.results().subList(0, carried));
    values.addAll(tangentsOf(body, dual, 0, carried));
    values.addAll(tangentsOf(body, dual, carried, outputs.length));
    List<Graph.Port> ports = new ArrayList<>();
    for (Value value : values) ports.add(new Graph.Port("y" + ports.size(), value));
    return body.build(ports);
  }

  private List<Value> tangentsOf(GraphBuilder body, Jvp.Dual dual, int from, int to) {
    List<Value> found = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (!outputs[i]) continue;
      found.add(new Shaped(body).orZeros(dual.tangents().get(i), dual.results().get(i).type()));
    }
    return found;
  }

  private List<@Nullable Value> select(List<Value> made) {
    List<@Nullable Value> results = new ArrayList<>();
    int at = scan.carry().size();
    for (boolean output : outputs) results.add(output ? made.get(at++) : null);
    return results;
  }
}
