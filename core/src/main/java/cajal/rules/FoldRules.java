package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.Cumulative;
import cajal.ir.Elementwise.Binary;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Move;
import cajal.ir.Reduce;
import cajal.ir.ReduceKind;
import cajal.ir.Scan;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Derivatives of reductions and running ones. Sums are linear; equal least or largest elements
/// share the derivative of a minimum or maximum; what is left is derived step by step, as a loop of
/// yᵢ = f(yᵢ₋₁, xᵢ), so that zeros do no harm to products.
final class FoldRules {
  private final GraphBuilder b;
  private final Shaped arrays;

  FoldRules(GraphBuilder builder) {
    b = builder;
    arrays = new Shaped(builder);
  }

  @Nullable Value tangent(Reduce op, Value y, Value t) {
    return switch (op.kind()) {
      case SUM -> b.add(new Reduce(ReduceKind.SUM, t, op.axes()));
      case MIN, MAX -> {
        Value extremal = extremal(op, y);
        Value mine = arrays.sum(b.select(extremal, t, b.constant(t.dtype(), 0)), op.axes());
        yield b.over(mine, count(extremal, op));
      }
      case PROD -> forward(op.kind(), op.x(), t, op.axes(), true);
      case ANY, ALL -> null;
    };
  }

  @Nullable Value cotangent(Reduce op, Value y, Value g) {
    return switch (op.kind()) {
      case SUM -> spread(op, g);
      case MIN, MAX -> {
        Value extremal = extremal(op, y);
        Value share = spread(op, b.over(g, count(extremal, op)));
        yield b.select(extremal, share, b.constant(g.dtype(), 0));
      }
      case PROD -> backward(op.kind(), op.x(), g, op.axes(), true);
      case ANY, ALL -> null;
    };
  }

  @Nullable Value tangent(Cumulative op, Value t) {
    return switch (op.kind()) {
      case SUM -> b.add(new Cumulative(ReduceKind.SUM, t, op.axis()));
      case PROD, MIN, MAX -> forward(op.kind(), op.x(), t, List.of(op.axis()), false);
      case ANY, ALL -> null;
    };
  }

  @Nullable Value cotangent(Cumulative op, Value g) {
    return switch (op.kind()) {
      case SUM -> {
        Front front = new Front(op.x(), List.of(op.axis()));
        Value sums = b.add(new Cumulative(ReduceKind.SUM, arrays.reversed(front.to(g)), 0));
        yield front.back(arrays.reversed(sums));
      }
      case PROD, MIN, MAX -> backward(op.kind(), op.x(), g, List.of(op.axis()), false);
      case ANY, ALL -> null;
    };
  }

  /// Where `x` is the least or largest.
  private Value extremal(Reduce op, Value y) {
    return b.compare(CompareKind.EQ, op.x(), spread(op, y));
  }

  private Value count(Value holds, Reduce op) {
    return arrays.sum(b.cast(op.x().dtype(), holds), op.axes());
  }

  /// A reduced value at each place that it was made of.
  private Value spread(Reduce op, Value y) {
    return b.add(new Move.Broadcast(y, op.x().shape(), Shaped.others(op.x(), op.axes())));
  }

  /// ẏᵢ = ∂f/∂y ẏᵢ₋₁ + ∂f/∂x ẋᵢ: the last of them, or all.
  private Value forward(ReduceKind kind, Value x, Value t, List<Integer> axes, boolean last) {
    Front front = new Front(x, axes);
    Type each = front.slice();
    GraphBuilder body = new GraphBuilder(Simplify.RULES);
    Value carry = body.input("t", each);
    Binary step = new Binary(binary(kind), body.input("y", each), body.input("x", each));
    Value dx = body.input("tx", each);
    Value next = new Tangents(body).binary(step, body.add(step), carry, dx);
    Graph turn = body.build(ports(Objects.requireNonNull(next), next));
    Value flat = front.to(x);
    List<Value> results =
        b.addAll(
            new Scan(
                turn,
                front.length(),
                List.of(arrays.zeros(each)),
                List.of(before(kind, flat), flat, front.to(t)),
                List.of()));
    return last ? results.get(0) : front.back(results.get(1));
  }

  /// From the last to the first: x̄ᵢ = ∂f/∂x ȳᵢ and ȳᵢ₋₁ += ∂f/∂y ȳᵢ.
  private Value backward(ReduceKind kind, Value x, Value g, List<Integer> axes, boolean last) {
    Front front = new Front(x, axes);
    Type each = front.slice();
    GraphBuilder body = new GraphBuilder(Simplify.RULES);
    Value carry = body.input("g", each);
    Binary step = new Binary(binary(kind), body.input("y", each), body.input("x", each));
    Value all = last ? carry : body.plus(carry, body.input("gy", each));
    Tangents rules = new Tangents(body);
    Value result = body.add(step);
    Value dy = Objects.requireNonNull(rules.binary(step, result, all, null));
    Value dx = Objects.requireNonNull(rules.binary(step, result, null, all));
    Value flat = front.to(x);
    List<Value> xs = new ArrayList<>(List.of(before(kind, flat), flat));
    if (!last) xs.add(front.to(g));
    Value start = last ? g : arrays.zeros(each);
    Graph turn = body.build(ports(dy, dx));
    List<Value> results =
        b.addAll(new Scan(turn, front.length(), true, List.of(start), xs, List.of()));
    return front.back(results.get(1));
  }

  private static List<Graph.Port> ports(Value first, Value second) {
    return List.of(new Graph.Port("next", first), new Graph.Port("stack", second));
  }

  /// What each turn starts from: the running result of the one before.
  private Value before(ReduceKind kind, Value flat) {
    int n = flat.shape().dim(0);
    if (n == 0) return flat;
    List<Integer> none = Shaped.each(flat.type().rank(), 0);
    List<Integer> to = new ArrayList<>(flat.shape().dims());
    to.set(0, n - 1);
    List<Integer> one = new ArrayList<>(none);
    one.set(0, 1);
    Value running = b.add(new Cumulative(kind, flat, 0));
    Value neutral = b.constant(flat.dtype(), neutral(kind));
    return b.add(new Move.Pad(arrays.slice(running, none, to), neutral, one, none));
  }

  private static double neutral(ReduceKind kind) {
    return switch (kind) {
      case SUM -> 0;
      case PROD -> 1;
      case MIN -> Double.POSITIVE_INFINITY;
      case MAX -> Double.NEGATIVE_INFINITY;
      case ANY, ALL -> throw new IllegalArgumentException(kind + " takes bool");
    };
  }

  private static BinaryKind binary(ReduceKind kind) {
    return switch (kind) {
      case SUM -> BinaryKind.ADD;
      case PROD -> BinaryKind.MUL;
      case MIN -> BinaryKind.MIN;
      case MAX -> BinaryKind.MAX;
      case ANY, ALL -> throw new IllegalArgumentException(kind + " takes bool");
    };
  }

  /// An array with some axes joined to one, its first.
  private final class Front {
    private final List<Integer> order;
    private final Shape turned;
    private final Shape flat;
    private final Type type;

    Front(Value x, List<Integer> axes) {
      List<Integer> others = Shaped.others(x, axes);
      order = new ArrayList<>(axes);
      order.addAll(others);
      turned = new Shape(order.stream().map(axis -> x.shape().dim(axis)).toList());
      List<Integer> dims = new ArrayList<>(turned.dims().subList(axes.size(), order.size()));
      type = x.type().with(new Shape(dims));
      dims.addFirst(axes.stream().mapToInt(axis -> x.shape().dim(axis)).reduce(1, (m, n) -> m * n));
      flat = new Shape(dims);
    }

    int length() {
      return flat.dim(0);
    }

    /// One element of the first axis.
    Type slice() {
      return type;
    }

    Value to(Value x) {
      return arrays.reshape(arrays.transpose(x, order), flat);
    }

    Value back(Value x) {
      return arrays.transpose(arrays.reshape(x, turned), Shaped.inverse(order));
    }
  }
}
