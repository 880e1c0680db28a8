package cajal.ir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Evaluates a graph one operation after another: the reference that compiled code is tested
/// against.
///
/// A value is a `float[]`, `double[]`, `int[]`, `long[]` or `boolean[]` in row-major order, as long
/// as its shape has elements; a scalar has length 1. Arithmetic is that of the element type.
/// Functions that are not primitive are those of `java.lang.Math`; in a lowered graph there are
/// none, so that its results have the bits of compiled code.
public final class Interpreter {
  private Interpreter() {}

  /// The outputs by name, for inputs by name.
  public static Map<String, Object> run(Graph graph, Map<String, ?> inputs) {
    List<Object> arguments = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      Object argument = inputs.get(port.name());
      if (argument == null) {
        throw new IllegalArgumentException(
            "no value for input '" + port.name() + "'; found " + inputs.keySet());
      }
      arguments.add(argument);
    }
    List<Object> results = run(graph, arguments);
    Map<String, Object> outputs = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      outputs.put(graph.outputs().get(i).name(), results.get(i));
    }
    return outputs;
  }

  /// The outputs in their order, for inputs in theirs; the arrays are new.
  public static List<Object> run(Graph graph, List<?> inputs) {
    if (inputs.size() != graph.inputs().size()) {
      throw new IllegalArgumentException(
          "the graph takes " + graph.inputs().size() + " inputs, found " + inputs.size());
    }
    for (int i = 0; i < inputs.size(); i++) {
      Graph.Port port = graph.inputs().get(i);
      Storage.check("input '" + port.name() + "'", port.value().type(), inputs.get(i));
    }
    return evaluate(graph, inputs).stream().map(Storage::copy).toList();
  }

  /// As `run`, without checks; results may be the arrays of inputs or of each other.
  static List<Object> evaluate(Graph graph, List<?> inputs) {
    Object[] values = new Object[graph.valueCount()];
    for (int i = 0; i < inputs.size(); i++) {
      values[graph.inputs().get(i).value().id()] = inputs.get(i);
    }
    for (Node node : graph.nodes()) {
      List<Object> results = evaluate(node.op(), values);
      for (int i = 0; i < results.size(); i++) {
        values[node.results().get(i).id()] = results.get(i);
      }
    }
    return graph.outputs().stream().map(port -> values[port.value().id()]).toList();
  }

  private static List<Object> evaluate(Op op, Object[] values) {
    return switch (op) {
      case Elementwise e -> List.of(ElementwiseEval.of(e, values));
      case Constant c -> List.of(constant(c));
      case Iota iota -> List.of(MoveEval.iota(iota));
      case Random random -> List.of(RandomEval.of(random, values));
      case Reduce reduce -> List.of(ReduceEval.reduce(reduce, values));
      case Cumulative c -> List.of(ReduceEval.cumulative(c, values));
      case Move move -> List.of(MoveEval.of(move, values));
      case Gather gather -> List.of(MoveEval.gather(gather, values));
      case ScatterAdd add -> List.of(MoveEval.scatterAdd(add, values));
      case Dot dot -> List.of(ReduceEval.dot(dot, values));
      case Conv conv -> List.of(ConvEval.of(conv, values));
      case SparseProduct product -> List.of(SparseEval.of(product, values));
      case SparseOuter outer -> List.of(SparseEval.of(outer, values));
      case JitProduct product -> List.of(SparseEval.of(product, values));
      case Scan scan -> scan(scan, values);
      case Cond cond -> cond(cond, values);
      case Call call -> evaluate(call.body(), all(call.operands(), values));
      case Custom custom -> custom(custom, values);
    };
  }

  private static Object constant(Constant c) {
    return switch (c.dtype()) {
      case F32 -> new float[] {Float.intBitsToFloat((int) c.bits())};
      case F64 -> new double[] {Double.longBitsToDouble(c.bits())};
      case I32 -> new int[] {(int) c.bits()};
      case I64 -> new long[] {c.bits()};
      case BOOL -> new boolean[] {c.bits() != 0};
    };
  }

  private static List<Object> scan(Scan scan, Object[] values) {
    int carried = scan.carry().size();
    List<Object> stacks = new ArrayList<>();
    for (Type type : scan.resultTypes().subList(carried, scan.resultTypes().size())) {
      stacks.add(Storage.allocate(type));
    }
    List<Object> carry = all(scan.carry(), values);
    for (int i = 0; i < scan.length(); i++) {
      int turn = scan.reversed() ? scan.length() - 1 - i : i;
      List<Object> arguments = new ArrayList<>(carry);
      for (Value x : scan.xs()) {
        arguments.add(Storage.slice(values[x.id()], turn, x.shape().size() / scan.length()));
      }
      arguments.addAll(all(scan.constants(), values));
      List<Object> results = evaluate(scan.body(), arguments);
      carry = results.subList(0, carried);
      for (int s = 0; s < stacks.size(); s++) {
        Storage.store(results.get(carried + s), stacks.get(s), turn);
      }
    }
    List<Object> results = new ArrayList<>(carry);
    results.addAll(stacks);
    return results;
  }

  private static List<Object> cond(Cond cond, Object[] values) {
    boolean holds = ((boolean[]) values[cond.predicate().id()])[0];
    return evaluate(holds ? cond.ifTrue() : cond.ifFalse(), all(cond.arguments(), values));
  }

  private static List<Object> custom(Custom custom, Object[] values) {
    List<Object> results = new ArrayList<>();
    for (Type type : custom.resultTypes()) results.add(Storage.allocate(type));
    custom.definition().evaluate(all(custom.operands(), values), results);
    return results;
  }

  private static List<Object> all(List<Value> wanted, Object[] values) {
    List<Object> found = new ArrayList<>();
    for (Value value : wanted) found.add(values[value.id()]);
    return found;
  }
}
