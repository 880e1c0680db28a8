package cajal.exec;

import cajal.ir.BinaryKind;
import cajal.ir.DType;
import cajal.ir.Dot;
import cajal.ir.Elementwise;
import cajal.ir.Gather;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Iota;
import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Scan;
import cajal.ir.Shape;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows `from` to `to` exclusive of a loop's body: the body for them alone, and where they are
/// in the values outside.
///
/// @param body the body of as many rows
record BatchPart(BatchRows rows, int from, int to, Graph body) {
  private static final int GRAIN = 4;

  /// One for each worker; none where the loop is not to be cut.
  static List<BatchPart> of(Scan scan, Workers workers) {
    int count = workers.threads();
    if (count == 1 || scan.length() == 1) return List.of();
    @Nullable BatchRows rows = BatchRows.of(scan);
    if (rows == null || rows.rows() < count * rows.least()) return List.of();
    if (workers.sharing(rows.operations()) == 1) return List.of();
    List<BatchPart> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = border(rows.rows(), i, count);
      int to = border(rows.rows(), i + 1, count);
      parts.add(new BatchPart(rows, from, to, new Maker(rows, from, to).body()));
    }
    return parts;
  }

  /// Where tiles of products start, if there are many rows.
  private static int border(int rows, int part, int parts) {
    int grain = rows / parts < 2 * GRAIN ? 1 : GRAIN;
    return part == parts ? rows : rows * part / parts / grain * grain;
  }

  /// Where the part of a value of the whole body starts.
  int start(Value value) {
    return rows.isInRows(value) ? value.shape().size() / rows.rows() * from : 0;
  }

  /// How many elements of it there are here.
  int size(Value value) {
    int all = value.shape().size();
    return rows.isInRows(value) ? all / rows.rows() * (to - from) : all;
  }

  /// Whether what is put there is this part's: what is common to all is the first one's.
  boolean owns(Value value) {
    return from == 0 || rows.isInRows(value);
  }

  private static final class Maker {
    private final BatchRows rows;
    private final int from;
    private final int count;
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<Value, Value> here = new HashMap<>();
    private final Map<Value, Value> parts = new HashMap<>();
    private final Map<Value, Op> free = new HashMap<>();

    Maker(BatchRows rows, int from, int to) {
      this.rows = rows;
      this.from = from;
      this.count = to - from;
    }

    Graph body() {
      for (Graph.Port port : rows.scan().body().inputs()) {
        Value x = port.value();
        here.put(x, builder.input(port.name(), x.type().with(shape(x.shape(), rows.isInRows(x)))));
      }
      for (Node node : rows.scan().body().nodes()) {
        Value result = node.results().getFirst();
        builder.origin(node.origin());
        if (rows.isFree(result)) free.put(result, node.op());
        else here.put(result, builder.add(op(node.op(), rows.isInRows(result))));
      }
      List<Graph.Port> outputs = new ArrayList<>();
      for (int i = 0; i < rows.scan().body().outputs().size(); i++) {
        Graph.Port port = rows.scan().body().outputs().get(i);
        boolean inRows = rows.isInRows(rows.outside(i));
        outputs.add(new Graph.Port(port.name(), at(port.value(), inRows)));
      }
      return builder.build(outputs);
    }

    private Shape shape(Shape shape, boolean inRows) {
      if (!inRows) return shape;
      List<Integer> dims = new ArrayList<>(shape.dims());
      dims.set(0, dims.getFirst() / rows.rows() * count);
      return new Shape(dims);
    }

    /// The value as it is used.
    private Value at(Value value, boolean inRows) {
      Op op = free.get(value);
      if (op == null) return Objects.requireNonNull(here.get(value));
      Map<Value, Value> known = inRows ? parts : here;
      Value made = known.get(value);
      if (made == null) {
        made = op instanceof Iota iota ? count(iota, inRows) : builder.add(op(op, inRows));
        known.put(value, made);
      }
      return made;
    }

    private Value count(Iota iota, boolean inRows) {
      Value counted = builder.add(new Iota(shape(iota.shape(), inRows), iota.axis()));
      if (!inRows || iota.axis() != 0 || from == 0) return counted;
      int first = iota.shape().dim(0) / rows.rows() * from;
      return builder.add(
          new Elementwise.Binary(BinaryKind.ADD, counted, builder.constant(DType.I32, first)));
    }

    private Op op(Op op, boolean inRows) {
      return switch (op) {
        case Move.Reshape m -> new Move.Reshape(at(m.x(), inRows), shape(m.to(), inRows));
        case Move.Broadcast m ->
            new Move.Broadcast(
                at(m.x(), inRows && !m.axes().isEmpty() && m.axes().getFirst() == 0),
                shape(m.to(), inRows),
                m.axes());
        case Move.Slice m -> {
          List<Integer> to = new ArrayList<>(m.to());
          Value x = at(m.x(), inRows);
          if (inRows) to.set(0, x.shape().dim(0));
          yield new Move.Slice(x, m.from(), to, m.stride());
        }
        case Dot dot ->
            new Dot(at(dot.x(), inRows), at(dot.y(), inRows && dot.batch() > 0), dot.batch());
        case Gather gather -> new Gather(at(gather.x(), false), at(gather.indices(), inRows));
        default -> op.map(x -> at(x, inRows && !x.isScalar()));
      };
    }
  }
}
