package cajal.rules;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Node;
import cajal.ir.Scan;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A turn of a loop and its reverse in one graph. The values of the turn come first and have the
/// same numbers whatever cotangents are given.
final class TurnVjp {
  final Scan scan;
  final List<Value> primal = new ArrayList<>();
  final List<Value> results;
  final List<@Nullable Value> cotangents;
  final Graph graph;

  /// The cotangents of the outputs: of what is carried on, and of the stacks.
  final List<@Nullable Value> flowing = new ArrayList<>();

  final List<@Nullable Value> stacks = new ArrayList<>();

  /// How many values are those of the turn.
  private final int forward;

  private final boolean[] isReverse;
  private final GraphBuilder builder = new GraphBuilder(Simplify.RULES);

  /// @param active which inputs of the body have cotangents
  /// @param given which outputs of the body have; of what is carried those that are active may
  /// @param inside what loops in the body keep
  TurnVjp(Scan scan, boolean[] active, boolean[] given, Recomputation inside) {
    this.scan = scan;
    for (Graph.Port port : scan.body().inputs()) primal.add(input(port));
    Vjp vjp = Vjp.of(builder, scan.body(), primal, active, inside);
    results = vjp.results();
    forward = builder.valueCount();
    List<Graph.Port> gives = scan.body().outputs();
    int carried = scan.carry().size();
    for (int i = 0; i < carried; i++)
      flowing.add(active[i] && given[i] ? input(gives.get(i)) : null);
    for (int i = carried; i < gives.size(); i++) {
      stacks.add(given[i] ? input(gives.get(i)) : null);
    }
    List<@Nullable Value> g = new ArrayList<>(flowing);
    g.addAll(stacks);
    cotangents = vjp.cotangents(g);
    graph = builder.build(outputs());
    isReverse = reverse();
  }

  /// Whether it is the turn for cotangents of these outputs.
  boolean isOf(boolean[] given) {
    for (int i = 0; i < given.length; i++) if (given[i] != (cotangent(i) != null)) return false;
    return true;
  }

  private @Nullable Value cotangent(int output) {
    int carried = flowing.size();
    return output < carried ? flowing.get(output) : stacks.get(output - carried);
  }

  /// The outputs that have a cotangent in some turn, where these have one after the loop.
  boolean[] reached(boolean[] given) {
    boolean[] all = given.clone();
    boolean[] found = new boolean[builder.valueCount()];
    for (boolean more = true; more; ) {
      for (int i = 0; i < all.length; i++) {
        Value cotangent = cotangent(i);
        if (all[i] && cotangent != null) found[cotangent.id()] = true;
      }
      spread(found);
      more = false;
      for (int i = 0; i < flowing.size(); i++) {
        Value cotangent = cotangents.get(i);
        boolean flows = flowing.get(i) != null && cotangent != null && found[cotangent.id()];
        more |= flows && !all[i];
        all[i] |= flows;
      }
    }
    return all;
  }

  private Value input(Graph.Port port) {
    return builder.input("x" + builder.inputs().size(), port.value().type());
  }

  private List<Graph.Port> outputs() {
    List<Graph.Port> ports = new ArrayList<>();
    for (Value result : results) ports.add(new Graph.Port("y" + ports.size(), result));
    for (Value cotangent : cotangents) {
      if (cotangent != null) ports.add(new Graph.Port("y" + ports.size(), cotangent));
    }
    return ports;
  }

  private boolean[] reverse() {
    boolean[] found = new boolean[builder.valueCount()];
    for (Value value : flowing) if (value != null) found[value.id()] = true;
    for (Value value : stacks) if (value != null) found[value.id()] = true;
    spread(found);
    return found;
  }

  /// Adds what is computed from what is found.
  private void spread(boolean[] found) {
    for (Node node : graph.nodes()) {
      if (node.op().operands().stream().noneMatch(x -> found[x.id()])) continue;
      node.results().forEach(result -> found[result.id()] = true);
    }
  }

  /// Whether a value depends on a cotangent.
  boolean isReverse(Value value) {
    return isReverse[value.id()];
  }

  /// Whether a turn computes the value on its way forward.
  boolean isForward(Value value) {
    return value.id() < forward;
  }

  int valueCount() {
    return builder.valueCount();
  }

  /// The turn alone, giving its outputs and then these values.
  Graph forward(List<Value> more) {
    List<Graph.Port> outputs = new ArrayList<>();
    for (Value result : results) outputs.add(new Graph.Port("y" + outputs.size(), result));
    for (Value value : more) outputs.add(new Graph.Port("kept." + outputs.size(), value));
    Graph built = builder.build(outputs);
    return new Graph(built.inputs().subList(0, primal.size()), built.nodes(), outputs);
  }

  /// The place of a value among the inputs of the body, or -1.
  int input(Value value) {
    return value.id() < primal.size() ? value.id() : -1;
  }

  /// Which of the results carried on is this value, or -1.
  int carriedOn(Value value) {
    int i = results.indexOf(value);
    return i < scan.carry().size() ? i : -1;
  }

  /// What the next turn starts from as, where that is this value of the turn; otherwise null.
  @Nullable Value nextStart(Value value) {
    int i = input(value) >= 0 ? -1 : carriedOn(value);
    return i < 0 ? null : primal.get(i);
  }

  static long bytes(Value value) {
    Type type = value.type();
    return (long) type.shape().size() * type.dtype().bytes();
  }
}
