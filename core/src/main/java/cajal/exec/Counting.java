package cajal.exec;

import cajal.emit.Frame;
import cajal.emit.Kernel;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.ir.BinaryKind;
import cajal.ir.Constant;
import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Random;
import cajal.ir.Value;
import cajal.random.Counts;
import cajal.random.Threefry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Poisson counts between the loops of a [KernelChain]: the means are an array, and the counts go
/// to another.
final class Counting implements Kernel {
  /// An i32 scalar: an input, a number, or a sum of such.
  @FunctionalInterface
  private interface Whole {
    int in(Frame frame);
  }

  private final int stream;
  private final Whole seed;
  private final Whole step;
  private final Slot mean;
  private final Slot count;

  private Counting(int stream, Whole seed, Whole step, Slot mean, Slot count) {
    this.stream = stream;
    this.seed = seed;
    this.step = step;
    this.mean = mean;
    this.count = count;
  }

  /// @param part one whose only operation on arrays is a Poisson draw of means in an array
  static Counting of(Partition.Part part) {
    Graph graph = part.graph();
    Value result = graph.outputs().getFirst().value();
    if (!(op(graph, result) instanceof Random draw)
        || !(part.outputs().getFirst() instanceof Sink.Store store)
        || draw.parameters().getFirst().isScalar()) {
      throw new IllegalArgumentException("not a count of means in an array:\n" + graph);
    }
    return new Counting(
        draw.stream(),
        whole(part, draw.seed()),
        whole(part, draw.step()),
        slot(part, draw.parameters().getFirst()),
        store.slot());
  }

  private static Whole whole(Partition.Part part, Value value) {
    return switch (op(part.graph(), value)) {
      case null -> {
        int index = slot(part, value).index();
        yield frame -> frame.scalarI32[index];
      }
      case Constant constant -> {
        int number = (int) constant.bits();
        yield frame -> number;
      }
      case Elementwise.Binary sum when sum.kind() == BinaryKind.ADD -> {
        Whole x = whole(part, sum.x());
        Whole y = whole(part, sum.y());
        yield frame -> x.in(frame) + y.in(frame);
      }
      case Op other ->
          throw new IllegalArgumentException("the seed or step of a count is made by " + other);
    };
  }

  private static @Nullable Op op(Graph graph, Value value) {
    Node node = graph.producers()[value.id()];
    return node == null ? null : node.op();
  }

  private static Slot slot(Partition.Part part, Value value) {
    List<Value> inputs = part.graph().inputs().stream().map(Graph.Port::value).toList();
    return part.inputs().get(inputs.indexOf(value));
  }

  @Override
  public int run(Frame frame, int lo, int hi) {
    int seedNow = seed.in(frame);
    int stepNow = step.in(frame);
    int meanFrom = mean.kind() == Slot.Kind.BLOCK ? frame.block : 0;
    int countFrom = count.kind() == Slot.Kind.BLOCK ? frame.block : 0;
    int[] counts = frame.i32[count.index()];
    Object means = frame.array(mean);
    double last = -1;
    double none = 0;
    for (int i = lo; i < Math.min(hi, frame.size); i++) {
      double lambda =
          means instanceof float[] f32 ? f32[i - meanFrom] : ((double[]) means)[i - meanFrom];
      if (lambda != last) {
        if (!Counts.isMean(lambda)) throw Counts.noMean(lambda, " of element " + i);
        none = Counts.none(lambda);
        last = lambda;
      }
      long bits = Threefry.bits(seedNow, stream, i, stepNow);
      counts[i - countFrom] = Counts.poisson(lambda, none, bits);
    }
    return 0;
  }
}
