package cajal.rules;

import cajal.ir.Call;
import cajal.ir.Cond;
import cajal.ir.Constant;
import cajal.ir.Conv;
import cajal.ir.Cumulative;
import cajal.ir.Custom;
import cajal.ir.Dot;
import cajal.ir.Elementwise;
import cajal.ir.Gather;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Iota;
import cajal.ir.JitProduct;
import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Random;
import cajal.ir.RandomKind;
import cajal.ir.Reduce;
import cajal.ir.Scan;
import cajal.ir.ScatterAdd;
import cajal.ir.SparseOuter;
import cajal.ir.SparseProduct;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Makes one program for a whole batch of a program for one element, as further operations of the
/// graph it becomes part of: each operation is done for all elements at once.
///
/// What depends on no batched argument is computed once and not repeated. Each element gets the
/// numbers it would get alone; only where it has weights of its own that are taken out of a product
/// are sums rounded otherwise. Draws are those of the element alone, too: of its own seed and step
/// where these are batched, otherwise the same numbers for all. Of a choice that elements make
/// differently both sides are computed.
public final class Batch {
  private final GraphBuilder b;
  private final BatchAxes axes;

  Batch(GraphBuilder builder, int size) {
    b = builder;
    axes = new BatchAxes(builder, size);
  }

  /// Adds the operations of `graph` for a batch of `size`; gives its outputs, each with the batch
  /// as its first axis.
  ///
  /// @param batch which axis of each argument is the batch, or -1 for what all elements share
  public static List<Value> of(
      GraphBuilder builder, Graph graph, int size, List<Value> arguments, List<Integer> batch) {
    Batch batching = new Batch(builder, size);
    List<Batched> given = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      given.add(new Batched(arguments.get(i), batch.get(i)));
    }
    return batching.run(graph, given).stream().map(batching.axes::front).toList();
  }

  List<Batched> run(Graph graph, List<Batched> arguments) {
    Batched[] here = new Batched[graph.valueCount()];
    for (int i = 0; i < arguments.size(); i++) {
      here[graph.inputs().get(i).value().id()] = arguments.get(i);
    }
    String outside = b.origin();
    for (Node node : graph.nodes()) {
      b.origin(node.origin() == null ? outside : node.origin());
      List<Batched> operands =
          node.op().operands().stream().map(operand -> here[operand.id()]).toList();
      List<Batched> results = results(node.op(), operands);
      for (int i = 0; i < results.size(); i++) here[node.results().get(i).id()] = results.get(i);
    }
    b.origin(outside);
    return graph.outputs().stream().map(port -> here[port.value().id()]).toList();
  }

  private List<Batched> results(Op op, List<Batched> x) {
    if (x.stream().allMatch(Batched::isShared)) return once(op, x);
    return switch (op) {
      case Elementwise elementwise -> one(elementwise(elementwise, x));
      case Constant constant -> once(constant, x);
      case Iota iota -> once(iota, x);
      case Random random -> random(random, x);
      case Reduce reduce -> one(reduce(reduce, x.getFirst()));
      case Cumulative cumulative -> one(cumulative(cumulative, x.getFirst()));
      case Move move -> one(new BatchMoves(b, axes).move(move, x));
      case Gather gather -> one(new BatchMoves(b, axes).gather(x.get(0), x.get(1)));
      case ScatterAdd add -> one(new BatchMoves(b, axes).scatterAdd(x.get(0), x.get(1), x.get(2)));
      case Dot dot -> one(new BatchProducts(b, axes).dot(dot, x.get(0), x.get(1)));
      case Conv conv -> conv(conv, x);
      case SparseProduct product -> sparse(product, x);
      case SparseOuter outer -> control().loop(outer, x);
      case JitProduct product ->
          one(new BatchProducts(b, axes).random(product, x.get(0), x.get(1), x.get(2)));
      case Scan scan -> control().scan(scan, x);
      case Cond cond -> x.getFirst().isShared() ? control().cond(cond, x) : select(cond, x);
      case Call call -> control().call(call, x);
      case Custom custom -> custom(custom, x);
    };
  }

  private BatchControl control() {
    return new BatchControl(b, axes);
  }

  private static List<Batched> one(Batched result) {
    return List.of(result);
  }

  /// The operation as it is, of what all elements share.
  private List<Batched> once(Op op, List<Batched> x) {
    Op shared = op.map(inOrder(x.stream().map(Batched::value)));
    List<Value> results =
        shared.resultTypes().size() == 1 ? List.of(b.add(shared)) : b.addAll(shared);
    return results.stream().map(Batched::shared).toList();
  }

  /// Gives the operands of an operation one after another.
  static UnaryOperator<Value> inOrder(Stream<Value> values) {
    Iterator<Value> next = values.iterator();
    return operand -> next.next();
  }

  private Batched elementwise(Elementwise op, List<Batched> x) {
    BatchAxes.Aligned aligned = axes.align(x);
    return new Batched(b.add(op.map(inOrder(aligned.values().stream()))), aligned.axis());
  }

  private Batched reduce(Reduce op, Batched x) {
    List<Integer> shifted = BatchAxes.shifted(op.axes(), x.axis());
    int before = (int) shifted.stream().filter(axis -> axis < x.axis()).count();
    Value result = b.add(new Reduce(op.kind(), x.value(), shifted));
    return new Batched(result, x.axis() - before);
  }

  private Batched cumulative(Cumulative op, Batched x) {
    int axis = BatchAxes.shifted(op.axis(), x.axis());
    return new Batched(b.add(new Cumulative(op.kind(), x.value(), axis)), x.axis());
  }

  /// The draws written out: those of one element, with what is batched for all.
  private List<Batched> random(Random op, List<Batched> x) {
    if (op.kind() == RandomKind.POISSON) return control().loop(op, x);
    GraphBuilder inside = new GraphBuilder(Simplify.RULES);
    Op drawing = op.map(like -> inside.input("x" + inside.inputs().size(), like.type()));
    Value drawn = Objects.requireNonNull(Draws.RULES.apply(inside, drawing));
    return run(inside.build(List.of(new Graph.Port("y", drawn))), x);
  }

  /// More images with one kernel; kernels of their own one after another.
  private List<Batched> conv(Conv op, List<Batched> x) {
    boolean together = op.sought() != Conv.Part.KERNEL && x.get(1).isShared();
    return together
        ? one(new BatchProducts(b, axes).conv(op, x.get(0), x.get(1)))
        : control().loop(op, x);
  }

  /// Matrices and weights of their own are taken one element after another.
  private List<Batched> sparse(SparseProduct op, List<Batched> x) {
    boolean samePlaces = x.get(0).isShared() && x.get(1).isShared();
    boolean sameWeights = x.get(2).isShared() || op.weight().isScalar();
    if (!samePlaces || !sameWeights) return control().loop(op, x);
    return one(new BatchProducts(b, axes).sparse(op, x));
  }

  /// Both sides, and for each element the results of the one it chose.
  private List<Batched> select(Cond op, List<Batched> x) {
    List<Batched> yes = run(op.ifTrue(), x.subList(1, x.size()));
    List<Batched> no = run(op.ifFalse(), x.subList(1, x.size()));
    List<Batched> results = new ArrayList<>();
    for (int i = 0; i < yes.size(); i++) {
      results.add(select(x.getFirst(), yes.get(i), no.get(i)));
    }
    return results;
  }

  private Batched select(Batched condition, Batched yes, Batched no) {
    BatchAxes.Aligned all = axes.align(List.of(condition, yes, no));
    List<Value> v = all.values();
    return new Batched(b.select(v.get(0), v.get(1), v.get(2)), all.axis());
  }

  /// By its own rule, or one element after another if it has none.
  private List<Batched> custom(Custom op, List<Batched> x) {
    boolean[] each = BatchControl.each(x);
    List<Value> operands = x.stream().map(v -> v.isShared() ? v.value() : axes.front(v)).toList();
    List<Value> own = op.definition().batched(b, operands, each, axes.size());
    if (own == null) return control().loop(op, x);
    return own.stream().map(value -> new Batched(value, 0)).toList();
  }
}
