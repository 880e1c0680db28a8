package cajal.rules;

import cajal.ir.Cond;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Derivatives of a choice: the same choice between the derivatives of its branches.
final class CondRules {
  private final GraphBuilder b;

  CondRules(GraphBuilder builder) {
    b = builder;
  }

  static boolean[] given(List<@Nullable Value> values) {
    boolean[] given = new boolean[values.size()];
    for (int i = 0; i < given.length; i++) given[i] = values.get(i) != null;
    return given;
  }

  /// @param t the tangents of the operands, of the predicate first
  List<@Nullable Value> tangents(Cond op, List<@Nullable Value> t) {
    List<@Nullable Value> own = t.subList(1, t.size());
    boolean[] active = given(own);
    boolean[] yes = Activity.outputs(op.ifTrue(), active);
    boolean[] no = Activity.outputs(op.ifFalse(), active);
    boolean[] wanted = new boolean[yes.length];
    for (int i = 0; i < wanted.length; i++) wanted[i] = yes[i] || no[i];
    List<Value> made = choose(op, own, body -> tangents(body, active, wanted));
    return scattered(made, wanted);
  }

  private static List<Value> tangents(Branch branch, boolean[] active, boolean[] wanted) {
    List<@Nullable Value> t = scattered(branch.more, active);
    Jvp.Dual dual = Jvp.of(branch.builder, branch.graph, branch.arguments, t);
    List<Value> found = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i]) continue;
      found.add(branch.orZeros(dual.tangents().get(i), dual.results().get(i)));
    }
    return found;
  }

  /// @param wanted which operands have cotangents, the predicate first
  List<@Nullable Value> cotangents(Cond op, List<@Nullable Value> g, boolean[] wanted) {
    boolean[] active = Arrays.copyOfRange(wanted, 1, wanted.length);
    boolean[] given = given(g);
    List<Value> made = choose(op, g, body -> cotangents(body, active, given));
    List<@Nullable Value> results = new ArrayList<>();
    results.add(null);
    results.addAll(scattered(made, active));
    return results;
  }

  private static List<Value> cotangents(Branch branch, boolean[] active, boolean[] given) {
    List<@Nullable Value> g = scattered(branch.more, given);
    Vjp vjp = Vjp.of(branch.builder, branch.graph, branch.arguments, active);
    List<@Nullable Value> all = vjp.cotangents(g);
    List<Value> found = new ArrayList<>();
    for (int i = 0; i < active.length; i++) {
      if (active[i]) found.add(branch.orZeros(all.get(i), branch.arguments.get(i)));
    }
    return found;
  }

  /// One of the branches while it is derived: its arguments, and what is given in addition.
  private record Branch(
      GraphBuilder builder, Graph graph, List<Value> arguments, List<Value> more) {
    Value orZeros(@Nullable Value x, Value like) {
      return new Shaped(builder).orZeros(x, like.type());
    }
  }

  @FunctionalInterface
  private interface Derivative {
    List<Value> of(Branch branch);
  }

  /// The choice between the derivatives of the branches, which are given the arguments and `more`.
  private List<Value> choose(Cond op, List<@Nullable Value> more, Derivative derivative) {
    List<Value> given = new ArrayList<>(op.arguments());
    List<Value> added = new ArrayList<>();
    for (Value value : more) if (value != null) added.add(value);
    given.addAll(added);
    Graph yes = derived(op.ifTrue(), op.arguments(), added, derivative);
    Graph no = derived(op.ifFalse(), op.arguments(), added, derivative);
    return b.addAll(new Cond(op.predicate(), yes, no, given));
  }

  private static Graph derived(
      Graph branch, List<Value> arguments, List<Value> added, Derivative derivative) {
    GraphBuilder inside = new GraphBuilder(Simplify.RULES);
    List<Value> own = inputs(inside, arguments);
    List<Value> results = derivative.of(new Branch(inside, branch, own, inputs(inside, added)));
    List<Graph.Port> ports = new ArrayList<>();
    for (Value result : results) ports.add(new Graph.Port("y" + ports.size(), result));
    return inside.build(ports);
  }

  private static List<Value> inputs(GraphBuilder inside, List<Value> like) {
    List<Value> inputs = new ArrayList<>();
    for (Value value : like) {
      inputs.add(inside.input("x" + inside.inputs().size(), value.type()));
    }
    return inputs;
  }

  /// The values in their order at the places that are marked.
  private static List<@Nullable Value> scattered(List<Value> values, boolean[] where) {
    List<@Nullable Value> all = new ArrayList<>();
    int at = 0;
    for (boolean here : where) all.add(here ? values.get(at++) : null);
    return all;
  }
}
