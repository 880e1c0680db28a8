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
import cajal.ir.Iota;
import cajal.ir.JitProduct;
import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Random;
import cajal.ir.Reduce;
import cajal.ir.Scan;
import cajal.ir.ScatterAdd;
import cajal.ir.SparseOuter;
import cajal.ir.SparseProduct;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Which values of a graph change smoothly with some of its inputs: the *active* ones, which have
/// derivatives.
final class Activity {
  private Activity() {}

  /// By value number, for the inputs that are active.
  static boolean[] of(Graph graph, boolean[] inputs) {
    boolean[] active = new boolean[graph.valueCount()];
    for (int i = 0; i < inputs.length; i++) {
      Graph.Port port = graph.inputs().get(i);
      active[port.value().id()] = inputs[i] && port.value().dtype().isFloat();
    }
    for (Node node : graph.nodes()) {
      boolean[] results = results(node.op(), operands(node, active));
      for (int i = 0; i < results.length; i++) active[node.results().get(i).id()] = results[i];
    }
    return active;
  }

  /// Which operands of a node are active.
  static boolean[] operands(Node node, boolean[] active) {
    List<Boolean> flags = node.op().operands().stream().map(value -> active[value.id()]).toList();
    boolean[] operands = new boolean[flags.size()];
    for (int i = 0; i < operands.length; i++) operands[i] = flags.get(i);
    return operands;
  }

  /// Which outputs of a graph are active.
  static boolean[] outputs(Graph graph, boolean[] inputs) {
    boolean[] active = of(graph, inputs);
    boolean[] outputs = new boolean[graph.outputs().size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = active[graph.outputs().get(i).value().id()];
    }
    return outputs;
  }

  /// Which inputs of the body of a scan are active in any turn.
  static boolean[] ofBody(Scan scan, boolean[] operands) {
    boolean[] inputs = operands.clone();
    while (true) {
      boolean[] outputs = outputs(scan.body(), inputs);
      boolean[] more = inputs.clone();
      for (int i = 0; i < scan.carry().size(); i++) more[i] |= outputs[i];
      if (Arrays.equals(more, inputs)) return inputs;
      inputs = more;
    }
  }

  private static boolean[] results(Op op, boolean[] operands) {
    List<Type> types = op.resultTypes();
    boolean[] results = new boolean[types.size()];
    if (IntStream.range(0, operands.length).noneMatch(i -> operands[i])) return results;
    switch (op) {
      case Scan scan -> {
        // with no turn at all, what is carried passes through
        boolean[] inputs = ofBody(scan, operands);
        boolean[] outputs = outputs(scan.body(), inputs);
        System.arraycopy(inputs, 0, outputs, 0, scan.carry().size());
        return outputs;
      }
      case Cond cond -> {
        boolean[] arguments = Arrays.copyOfRange(operands, 1, operands.length);
        boolean[] yes = outputs(cond.ifTrue(), arguments);
        boolean[] no = outputs(cond.ifFalse(), arguments);
        for (int i = 0; i < results.length; i++) results[i] = yes[i] || no[i];
      }
      case Call call when call.back() == null -> {
        return outputs(call.body(), operands);
      }
      case Elementwise.Sloped sloped -> results[0] = operands[1];
      default -> {
        boolean smooth = isSmooth(op);
        for (int i = 0; i < results.length; i++) {
          results[i] = smooth && types.get(i).dtype().isFloat();
        }
      }
    }
    return results;
  }

  /// Whether the result of an operation changes smoothly with its operands.
  private static boolean isSmooth(Op op) {
    return switch (op) {
      case Elementwise.Unary u -> !isStep(u.kind());
      case Elementwise.Bitcast bitcast ->
          throw new UnsupportedOperationException(
              "a bitcast has no derivative; derive before lowering");
      case Elementwise.Compare compare -> false;
      case Elementwise.Binary binary -> true;
      case Elementwise.Fma fma -> true;
      case Elementwise.Select select -> true;
      case Elementwise.Sloped sloped -> true;
      case Elementwise.Cast cast -> true;
      case Constant constant -> false;
      case Iota iota -> false;
      case Random random -> false;
      case Reduce reduce -> true;
      case Cumulative cumulative -> true;
      case Move move -> true;
      case Gather gather -> true;
      case ScatterAdd add -> true;
      case Dot dot -> true;
      case Conv conv -> true;
      case SparseProduct product -> true;
      case SparseOuter outer -> true;
      case JitProduct product -> true;
      case Scan scan -> true;
      case Cond cond -> true;
      case Call call -> true;
      case Custom custom -> true;
    };
  }

  private static boolean isStep(UnaryKind kind) {
    return switch (kind) {
      case FLOOR, CEIL, RINT, SIGN, NOT -> true;
      default -> false;
    };
  }
}
