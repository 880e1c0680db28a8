package cajal.learn.online;

import cajal.ir.Cond;
import cajal.ir.Dot;
import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Reduce;
import cajal.ir.Scan;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.learn.online.Method.Bptt;
import cajal.learn.online.Method.Feedback;
import cajal.learn.online.Method.Fitted;
import cajal.learn.online.Method.Online;
import cajal.learn.online.Method.Truncated;
import java.util.List;

/// What the gradients of a sequence cost, counted in the graph of the program, and what they are.
///
/// @param stacked bytes that grow with the steps: states kept for the way back, and the outputs
/// @param carried bytes carried from step to step: states, traces, sums of gradients
/// @param operations on numbers in a step, on average, the forward run included
/// @param exactness a sentence: where the gradients are those of the loss, and where not
public record Cost(Method method, long stacked, long carried, long operations, String exactness) {

  static Cost of(Learning learning, Graph graph, int steps) {
    long stacked = 0;
    long carried = 0;
    long operations = 0;
    for (Node node : graph.nodes()) {
      if (!(node.op() instanceof Scan scan)) continue;
      stacked += stacked(scan);
      carried = Math.max(carried, carried(scan));
      operations += operations(scan);
    }
    return new Cost(learning.method(), stacked, carried, operations / steps, exactness(learning));
  }

  private static long stacked(Scan scan) {
    long bytes = 0;
    List<Type> results = scan.resultTypes();
    for (Type type : results.subList(scan.carry().size(), results.size())) bytes += bytes(type);
    for (Node node : scan.body().nodes()) {
      if (node.op() instanceof Scan inner) bytes += stacked(inner);
    }
    return bytes;
  }

  private static long carried(Scan scan) {
    long bytes = 0;
    long inside = 0;
    for (Value value : scan.carry()) bytes += bytes(value.type());
    for (Node node : scan.body().nodes()) {
      if (node.op() instanceof Scan inner) inside = Math.max(inside, carried(inner));
    }
    return bytes + inside;
  }

  private static long bytes(Type type) {
    return (long) type.shape().size() * type.dtype().bytes();
  }

  private static long operations(Graph graph) {
    return graph.nodes().stream().mapToLong(node -> operations(node.op())).sum();
  }

  private static long operations(Op op) {
    return switch (op) {
      case Elementwise.Fma fma -> 2L * fma.type().shape().size();
      case Elementwise e -> e.type().shape().size();
      case Reduce reduce -> reduce.x().shape().size();
      case Dot dot -> 2L * dot.x().shape().dim(dot.x().shape().rank() - 1) * size(dot);
      case Scan scan -> scan.length() * operations(scan.body());
      case Cond cond -> Math.max(operations(cond.ifTrue()), operations(cond.ifFalse()));
      default -> 0;
    };
  }

  private static long size(Op op) {
    return op.resultTypes().getFirst().shape().size();
  }

  private static String exactness(Learning learning) {
    return switch (learning.method()) {
      case Bptt _ -> "the gradients of the loss";
      case Truncated(int steps) ->
          "the gradients of the loss within each stretch of %,d steps, as if what was before it did"
                  .formatted(steps)
              + " not depend on the weights";
      case Online online -> exactness(learning.network(), online);
      case Fitted _ ->
          "exact for the readout, its least squares; all other weights stay as they are";
    };
  }

  private static String exactness(OnlineNetwork network, Online online) {
    if (online.smoothing().isPresent()) {
      return "exact for the readout; for the weights of the units an approximation, traces as"
          + " products of a factor for each source and one for each unit"
          + (network.isRecurrent() ? ", and without what one unit does to another" : "");
    }
    if (!(online.feedback() instanceof Feedback.Symmetric)) {
      return "exact for the readout; for the weights of the units an approximation, since errors"
          + " come back by other weights than the readout's";
    }
    return network.isRecurrent()
        ? "exact for the readout; for the weights of the units an approximation, without what one"
            + " unit does to another by the recurrent weights"
        : "the gradients of the loss, since no unit drives another";
  }

  /// For people: one line.
  public String text() {
    return "%s: %,d bytes stacked over the steps, %,d bytes carried, %,d operations per step; %s"
        .formatted(method.title(), stacked, carried, operations, exactness);
  }
}
