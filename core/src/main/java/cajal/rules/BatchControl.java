package cajal.rules;

import cajal.ir.Call;
import cajal.ir.Cond;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Op;
import cajal.ir.Scan;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Loops and choices of a batch.
final class BatchControl {
  private final GraphBuilder b;
  private final BatchAxes axes;

  BatchControl(GraphBuilder builder, BatchAxes axes) {
    b = builder;
    this.axes = axes;
  }

  /// Which values are batched.
  static boolean[] each(List<Batched> values) {
    boolean[] each = new boolean[values.size()];
    for (int i = 0; i < each.length; i++) each[i] = !values.get(i).isShared();
    return each;
  }

  /// A graph inside of an operation, done for the batch by a builder of its own.
  private record Inner(GraphBuilder builder, BatchAxes axes, List<Batched> outputs) {
    /// The graph, with the batch as the first axis of the outputs marked as `front`.
    Graph graph(boolean[] front) {
      List<Graph.Port> ports = new ArrayList<>();
      for (int i = 0; i < outputs.size(); i++) {
        Batched output = outputs.get(i);
        Value value = i < front.length && front[i] ? axes.front(output) : output.value();
        ports.add(new Graph.Port("y" + i, value));
      }
      return builder.build(ports);
    }
  }

  private Inner inner(Graph graph, boolean[] batched) {
    GraphBuilder inside = new GraphBuilder(Simplify.RULES);
    BatchAxes own = new BatchAxes(inside, axes.size());
    List<Batched> arguments = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      int i = arguments.size();
      Type type = port.value().type();
      Type whole = batched[i] ? type.with(own.whole(type.shape(), 0)) : type;
      Value input = inside.input("x" + i, whole);
      arguments.add(new Batched(input, batched[i] ? 0 : Batched.SHARED));
    }
    return new Inner(inside, own, new Batch(inside, axes.size()).run(graph, arguments));
  }

  /// The loop of the whole batch. What is carried is batched if it is so in any turn; stacks get
  /// the batch where it is in what is stacked, one axis further in.
  List<Batched> scan(Scan op, List<Batched> x) {
    int carried = op.carry().size();
    boolean[] batched = each(x);
    Inner body = inner(op.body(), batched);
    while (true) {
      boolean[] more = batched.clone();
      for (int i = 0; i < carried; i++) more[i] |= !body.outputs().get(i).isShared();
      if (Arrays.equals(more, batched)) break;
      batched = more;
      body = inner(op.body(), batched);
    }
    boolean[] front = Arrays.copyOf(batched, carried);
    List<Value> given = new ArrayList<>();
    int sliced = carried + op.xs().size();
    for (int i = 0; i < x.size(); i++) {
      int axis = i < carried || i >= sliced ? 0 : 1;
      given.add(batched[i] ? axes.at(x.get(i), axis) : x.get(i).value());
    }
    List<Value> results =
        b.addAll(
            new Scan(
                body.graph(front),
                op.length(),
                op.reversed(),
                given.subList(0, carried),
                given.subList(carried, sliced),
                given.subList(sliced, given.size())));
    List<Batched> all = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      int inside = body.outputs().get(i).axis();
      boolean shared = i < carried ? !batched[i] : inside == Batched.SHARED;
      int axis = i < carried ? 0 : inside + 1;
      all.add(new Batched(results.get(i), shared ? Batched.SHARED : axis));
    }
    return all;
  }

  /// The choice that all elements make alike.
  List<Batched> cond(Cond op, List<Batched> x) {
    List<Batched> arguments = x.subList(1, x.size());
    boolean[] batched = each(arguments);
    Inner yes = inner(op.ifTrue(), batched);
    Inner no = inner(op.ifFalse(), batched);
    boolean[] front = each(yes.outputs());
    for (int i = 0; i < front.length; i++) front[i] |= !no.outputs().get(i).isShared();
    List<Value> given =
        arguments.stream().map(v -> v.isShared() ? v.value() : axes.front(v)).toList();
    List<Value> results =
        b.addAll(new Cond(x.getFirst().value(), yes.graph(front), no.graph(front), given));
    List<Batched> all = new ArrayList<>();
    for (int i = 0; i < front.length; i++) {
      all.add(new Batched(results.get(i), front[i] ? 0 : Batched.SHARED));
    }
    return all;
  }

  /// The function of the whole batch; with a gradient of its own nothing is shared, so that each
  /// element has one.
  List<Batched> call(Call op, List<Batched> x) {
    boolean[] batched = each(x);
    Graph back = null;
    if (op.back() instanceof Graph one) {
      Arrays.fill(batched, true);
      back = whole(one);
    }
    Inner body = inner(op.body(), batched);
    boolean[] front = each(body.outputs());
    if (back != null) Arrays.fill(front, true);
    List<Value> given = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      given.add(batched[i] ? axes.front(x.get(i)) : x.get(i).value());
    }
    List<Value> results = b.addAll(new Call(body.graph(front), back, given));
    List<Batched> all = new ArrayList<>();
    for (int i = 0; i < front.length; i++) {
      all.add(new Batched(results.get(i), front[i] ? 0 : Batched.SHARED));
    }
    return all;
  }

  /// A graph of which all inputs and outputs have the batch as their first axis.
  private Graph whole(Graph graph) {
    boolean[] inputs = new boolean[graph.inputs().size()];
    boolean[] outputs = new boolean[graph.outputs().size()];
    Arrays.fill(inputs, true);
    Arrays.fill(outputs, true);
    return inner(graph, inputs).graph(outputs);
  }

  /// An operation on one element after another.
  List<Batched> loop(Op op, List<Batched> x) {
    GraphBuilder body = new GraphBuilder(Simplify.RULES);
    Value[] inside = new Value[x.size()];
    List<Value> xs = new ArrayList<>();
    List<Value> constants = new ArrayList<>();
    for (int part = 0; part < 2; part++) {
      for (int i = 0; i < inside.length; i++) {
        Batched operand = x.get(i);
        if (operand.isShared() != (part == 1)) continue;
        inside[i] = body.input("x" + i, op.operands().get(i).type());
        if (part == 0) xs.add(axes.front(operand));
        else constants.add(operand.value());
      }
    }
    List<Graph.Port> ports = new ArrayList<>();
    for (Value result : body.addAll(op.map(Batch.inOrder(Arrays.stream(inside))))) {
      ports.add(new Graph.Port("y" + ports.size(), result));
    }
    Scan scan = new Scan(body.build(ports), axes.size(), List.of(), xs, constants);
    return b.addAll(scan).stream().map(value -> new Batched(value, 0)).toList();
  }
}
