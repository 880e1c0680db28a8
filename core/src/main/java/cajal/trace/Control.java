package cajal.trace;

import cajal.ir.Cond;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Scan;
import cajal.ir.Shape;
import cajal.ir.ShapeError;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Loops and choices that are part of the compiled program. Their functions may use any tensor from
/// around them.
public final class Control {
  private Control() {}

  /// A loop over the first axis of `xs` that carries one tensor: `body` takes what is carried and
  /// one slice of `xs`.
  public static Turn scan(BiFunction<Tensor, Tensor, Turn> body, Tensor init, Tensor xs) {
    if (xs.rank() == 0) throw TraceError.rank("scan", xs.type(), "a tensor to take slices of");
    return scan(
        (carry, slices) -> body.apply(carry.getFirst(), slices.getFirst()),
        List.of(init),
        List.of(xs),
        xs.dim(0));
  }

  /// A loop of `length` turns; `body` takes the carried tensors and one slice of each of `xs`.
  public static Turn scan(
      BiFunction<List<Tensor>, List<Tensor>, Turn> body,
      List<Tensor> init,
      List<Tensor> xs,
      int length) {
    Trace here = Trace.current();
    Trace inside = new Trace(here);
    List<Tensor> carry = init.stream().map(x -> inside.input(x.type())).toList();
    List<Tensor> slices = xs.stream().map(x -> inside.input(slice(x))).toList();
    Turn turn = inside.run(() -> body.apply(carry, slices));
    if (!types(turn.carry()).equals(types(init))) {
      throw TraceError.branches(
          "scan: starts with %s, a turn gives back %s".formatted(types(init), types(turn.carry())));
    }
    List<Tensor> results = new ArrayList<>(turn.carry());
    results.addAll(turn.stacked());
    Graph graph = inside.graph(results);
    List<Tensor> all =
        adding(
            here,
            () ->
                new Scan(
                    graph,
                    length,
                    init.stream().map(here::value).toList(),
                    xs.stream().map(here::value).toList(),
                    inside.fromOuter()));
    return new Turn(all.subList(0, init.size()), all.subList(init.size(), all.size()));
  }

  private static List<Tensor> adding(Trace here, Supplier<cajal.ir.Op> op) {
    try {
      return here.addAll(op.get());
    } catch (ShapeError wrong) {
      throw TraceError.of(wrong);
    }
  }

  private static Type slice(Tensor x) {
    if (x.rank() == 0) throw TraceError.rank("scan", x.type(), "tensors to take slices of");
    return x.type().with(new Shape(x.shape().dims().subList(1, x.rank())));
  }

  private static List<Type> types(List<Tensor> tensors) {
    return tensors.stream().map(Tensor::type).toList();
  }

  /// `yes` of `x` where the bool scalar holds, otherwise `no` of `x`; only one of them runs.
  public static Tensor cond(
      Tensor predicate, UnaryOperator<Tensor> yes, UnaryOperator<Tensor> no, Tensor x) {
    return cond(predicate, () -> List.of(yes.apply(x)), () -> List.of(no.apply(x))).getFirst();
  }

  /// The tensors of one of two functions, of which only one runs.
  public static List<Tensor> cond(
      Tensor predicate, Supplier<List<Tensor>> yes, Supplier<List<Tensor>> no) {
    Trace here = Trace.current();
    Trace first = new Trace(here);
    Trace second = new Trace(here);
    Graph ifTrue = first.graph(first.run(yes));
    Graph ifFalse = second.graph(second.run(no));
    LinkedHashSet<Value> used = new LinkedHashSet<>(first.fromOuter());
    used.addAll(second.fromOuter());
    List<Value> arguments = List.copyOf(used);
    if (!outputs(ifTrue).equals(outputs(ifFalse))) {
      throw TraceError.branches(
          "cond: one branch gives %s, the other %s".formatted(outputs(ifTrue), outputs(ifFalse)));
    }
    return adding(
        here,
        () ->
            new Cond(
                here.value(predicate),
                taking(arguments, first.fromOuter(), ifTrue),
                taking(arguments, second.fromOuter(), ifFalse),
                arguments));
  }

  /// What a graph gives for these tensors, its operations as part of the program.
  ///
  /// @throws TraceError if it does not take them
  public static List<Tensor> inline(Graph graph, List<Tensor> arguments) {
    List<Type> takes = graph.inputs().stream().map(port -> port.value().type()).toList();
    if (!takes.equals(types(arguments))) {
      throw TraceError.branches(
          "inline: the graph takes %s, found %s".formatted(takes, types(arguments)));
    }
    return Trace.current().inline(graph, arguments);
  }

  private static List<Type> outputs(Graph graph) {
    return graph.outputs().stream().map(port -> port.value().type()).toList();
  }

  /// The graph of some of the arguments as one of all of them.
  private static Graph taking(List<Value> arguments, List<Value> used, Graph graph) {
    GraphBuilder builder = new GraphBuilder();
    List<Value> inputs = new ArrayList<>();
    for (Value argument : arguments) {
      inputs.add(builder.input("x" + inputs.size(), argument.type()));
    }
    List<Value> given = used.stream().map(v -> inputs.get(arguments.indexOf(v))).toList();
    List<Graph.Port> outputs = new ArrayList<>();
    for (Value result : builder.inline(graph, given)) {
      outputs.add(new Graph.Port("y" + outputs.size(), result));
    }
    return builder.build(outputs);
  }
}
