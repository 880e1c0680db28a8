package cajal.rules;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Scan;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reverse of a loop is a loop from the last turn to the first. What each turn started from is
/// kept, what it computed in between is computed again: memory of one set of carried values for
/// each turn, time of one more forward run.
final class ScanVjp {
  private final GraphBuilder b;
  private final Scan scan;
  private final boolean[] active;
  private final List<Value> results;
  private final List<@Nullable Value> carries;

  /// Adds the loop, with stacks of what its reverse needs.
  ///
  /// @param wanted which operands of the loop have cotangents
  ScanVjp(GraphBuilder builder, Scan scan, boolean[] wanted) {
    b = builder;
    this.scan = scan;
    active = Activity.ofBody(scan, wanted);
    int count = scan.carry().size();
    List<Graph.Port> outputs = new ArrayList<>(scan.body().outputs());
    Backward all = new Backward(scan, active, Activity.outputs(scan.body(), active));
    List<Graph.Port> inputs = scan.body().inputs();
    for (int i = 0; i < count; i++) {
      if (all.reads(i)) outputs.add(new Graph.Port("before." + i, inputs.get(i).value()));
    }
    Graph body = new Graph(inputs, scan.body().nodes(), outputs);
    List<Value> made = b.addAll(scan.with(body));
    int own = scan.body().outputs().size();
    results = made.subList(0, own);
    carries = new ArrayList<>();
    for (int i = 0, at = own; i < count; i++) carries.add(all.reads(i) ? made.get(at++) : null);
  }

  List<Value> results() {
    return results;
  }

  /// The cotangents of the operands of the loop.
  List<@Nullable Value> cotangents(List<@Nullable Value> g) {
    boolean[] given = new boolean[g.size()];
    for (int i = 0; i < given.length; i++) given[i] = g.get(i) != null;
    Backward backward = new Backward(scan, active, given);
    return backward.run(b, g, carries);
  }

  /// The reverse of one turn, and of all.
  private static final class Backward {
    private final Scan scan;
    private final boolean[] active;
    private final GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    private final List<@Nullable Value> flowing = new ArrayList<>();
    private final List<@Nullable Value> sums = new ArrayList<>();
    private final List<@Nullable Value> stacks = new ArrayList<>();
    private final List<Value> primal = new ArrayList<>();
    private final List<@Nullable Value> cotangents;
    private final Graph body;

    Backward(Scan scan, boolean[] active, boolean[] given) {
      this.scan = scan;
      this.active = active;
      List<Graph.Port> ports = scan.body().inputs();
      List<Graph.Port> gives = scan.body().outputs();
      int carried = scan.carry().size();
      int fixed = carried + scan.xs().size();
      for (int i = 0; i < carried; i++) flowing.add(active[i] ? input(ports.get(i)) : null);
      for (int i = fixed; i < ports.size(); i++) sums.add(active[i] ? input(ports.get(i)) : null);
      for (Graph.Port port : ports) primal.add(input(port));
      for (int i = carried; i < gives.size(); i++) {
        stacks.add(given[i] ? input(gives.get(i)) : null);
      }
      List<@Nullable Value> g = new ArrayList<>(flowing);
      g.addAll(stacks);
      cotangents = Vjp.of(builder, scan.body(), primal, active).cotangents(g);
      body = builder.build(outputs());
    }

    private Value input(Graph.Port port) {
      return builder.input("x" + builder.inputs().size(), port.value().type());
    }

    /// The cotangents carried to the turn before, the sums so far, the cotangents of the slices.
    private List<Graph.Port> outputs() {
      Shaped arrays = new Shaped(builder);
      List<Value> outputs = new ArrayList<>();
      int carried = scan.carry().size();
      int fixed = carried + scan.xs().size();
      for (int i = 0; i < carried; i++) {
        if (active[i]) outputs.add(arrays.orZeros(cotangents.get(i), primal.get(i).type()));
      }
      for (int i = fixed; i < primal.size(); i++) {
        Value sum = sums.get(i - fixed);
        Value more = cotangents.get(i);
        if (sum != null && more != null) outputs.add(builder.plus(sum, more));
      }
      for (int i = carried; i < fixed; i++) {
        Value slice = cotangents.get(i);
        if (slice != null) outputs.add(slice);
      }
      List<Graph.Port> ports = new ArrayList<>();
      for (Value output : outputs) ports.add(new Graph.Port("y" + ports.size(), output));
      return ports;
    }

    /// Whether a turn uses what it started from as carried value `i`.
    boolean reads(int i) {
      return reads(primal.get(i));
    }

    private boolean reads(Value value) {
      return body.nodes().stream().anyMatch(node -> node.op().operands().contains(value))
          || body.outputs().stream().anyMatch(port -> port.value().equals(value));
    }

    List<@Nullable Value> run(
        GraphBuilder b, List<@Nullable Value> g, List<@Nullable Value> before) {
      Operands operands = operands(b, g, before);
      Graph turn = new Graph(operands.ports, body.nodes(), body.outputs());
      List<Value> made =
          b.addAll(
              new Scan(
                  turn,
                  scan.length(),
                  !scan.reversed(),
                  operands.carry,
                  operands.xs,
                  operands.constants));
      int carried = scan.carry().size();
      int fixed = carried + scan.xs().size();
      List<@Nullable Value> results = new ArrayList<>();
      for (int i = 0; i < primal.size(); i++) results.add(null);
      int at = 0;
      for (int i = 0; i < carried; i++) if (active[i]) results.set(i, made.get(at++));
      for (int i = fixed; i < primal.size(); i++) {
        if (active[i] && cotangents.get(i) != null) results.set(i, made.get(at++));
      }
      for (int i = carried; i < fixed; i++) {
        if (cotangents.get(i) != null) results.set(i, made.get(at++));
      }
      return results;
    }

    private record Operands(
        List<Graph.Port> ports, List<Value> carry, List<Value> xs, List<Value> constants) {
      Operands() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      }
    }

    /// What the loop is given, and the input of the turn for each: only what is used.
    private Operands operands(
        GraphBuilder b, List<@Nullable Value> g, List<@Nullable Value> before) {
      Shaped arrays = new Shaped(b);
      Operands all = new Operands();
      int carried = scan.carry().size();
      int fixed = carried + scan.xs().size();
      for (int i = 0; i < carried; i++) {
        Value start = arrays.orZeros(g.get(i), scan.carry().get(i).type());
        give(all, all.carry, flowing.get(i), start);
      }
      for (int i = fixed; i < primal.size(); i++) {
        if (cotangents.get(i) == null) continue;
        give(all, all.carry, sums.get(i - fixed), arrays.zeros(primal.get(i).type()));
      }
      for (int i = 0; i < carried; i++) {
        if (reads(i)) give(all, all.xs, primal.get(i), before.get(i));
      }
      for (int i = carried; i < fixed; i++) {
        if (reads(i)) give(all, all.xs, primal.get(i), scan.xs().get(i - carried));
      }
      for (int i = 0; i < stacks.size(); i++) {
        Value stack = stacks.get(i);
        if (stack != null && reads(stack)) give(all, all.xs, stack, g.get(carried + i));
      }
      for (int i = fixed; i < primal.size(); i++) {
        if (reads(i)) give(all, all.constants, primal.get(i), scan.constants().get(i - fixed));
      }
      return all;
    }

    private static void give(
        Operands all, List<Value> to, @Nullable Value input, @Nullable Value operand) {
      if (input == null || operand == null) return;
      all.ports.add(new Graph.Port("x" + all.ports.size(), input));
      to.add(operand);
    }
  }
}
