package cajal.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// The operations of a random graph that are not elementwise.
final class RandomArrays {
  private final RandomGraphs graphs;
  private final RandomGenerator random;
  private final GraphBuilder builder;

  RandomArrays(RandomGraphs graphs) {
    this.graphs = graphs;
    random = graphs.random;
    builder = graphs.builder;
  }

  Value move() {
    Value x = graphs.pick(value -> !value.isScalar());
    int rank = x.type().rank();
    return switch (random.nextInt(9)) {
      case 0 -> builder.add(new Move.Reshape(x, Shape.of(x.shape().size())));
      case 1 -> {
        List<Integer> order = new ArrayList<>(range(rank));
        Collections.shuffle(order, java.util.Random.from(random));
        yield builder.add(new Move.Transpose(x, order));
      }
      case 2 -> {
        List<Integer> dims = new ArrayList<>(x.shape().dims());
        dims.addFirst(2);
        List<Integer> axes = range(rank).stream().map(axis -> axis + 1).toList();
        yield builder.add(new Move.Broadcast(x, new Shape(dims), axes));
      }
      case 3 -> slice(x);
      case 4 -> {
        Value fill = graphs.constant(x.dtype());
        yield builder.add(new Move.Pad(x, fill, each(rank, 2), each(rank, 2)));
      }
      case 5 -> {
        if (rank == 0) yield x;
        yield builder.add(new Move.Concat(List.of(x, x), random.nextInt(rank)));
      }
      case 6 -> {
        Shape shape = graphs.shape();
        if (shape.isScalar()) yield x;
        yield builder.add(new Iota(shape, random.nextInt(shape.rank())));
      }
      case 7 -> rows(x) == 0 ? x : builder.add(new Gather(x, indices(rows(x), 3)));
      default -> {
        if (rows(x) == 0 || x.dtype() == DType.BOOL) yield x;
        Value at = indices(rows(x), 3);
        yield builder.add(new ScatterAdd(x, at, builder.add(new Gather(x, at))));
      }
    };
  }

  private Value slice(Value x) {
    List<Integer> from = new ArrayList<>();
    List<Integer> to = new ArrayList<>();
    for (int dim : x.shape().dims()) {
      from.add(random.nextInt(dim + 1));
      to.add(random.nextInt(from.getLast(), dim + 1));
    }
    List<Integer> stride = each(from.size(), 3).stream().map(step -> step + 1).toList();
    return builder.add(new Move.Slice(x, from, to, stride));
  }

  Value reduction() {
    Value x = graphs.pick(value -> !value.isScalar());
    ReduceKind kind = ReduceKind.values()[random.nextInt(4)];
    if (x.isScalar()) return x;
    int axis = random.nextInt(x.type().rank());
    if (x.dtype() == DType.BOOL) {
      return builder.add(new Reduce(ReduceKind.values()[4 + random.nextInt(2)], x, List.of(axis)));
    }
    if (random.nextInt(3) == 0) return builder.add(new Cumulative(kind, x, axis));
    List<Integer> axes = random.nextBoolean() ? List.of(axis) : range(x.type().rank());
    return builder.add(new Reduce(kind, x, axes));
  }

  Value product() {
    DType dtype = graphs.floating();
    int pre = 1 + random.nextInt(6);
    int post = 1 + random.nextInt(6);
    if (random.nextInt(3) == 0) {
      Value x = graphs.of(dtype, Shape.of(2, pre, post));
      return builder.add(new Dot(x, graphs.of(dtype, Shape.of(2, post, pre)), 1));
    }
    boolean transposed = random.nextBoolean();
    int length = transposed ? pre : post;
    Shape shape = random.nextInt(3) == 0 ? Shape.of(length, 2) : Shape.of(length);
    Value x = graphs.of(random.nextBoolean() ? DType.BOOL : dtype, shape);
    Value weight = graphs.of(dtype, Shape.SCALAR);
    if (random.nextBoolean()) {
      JitProduct.Weights weights = JitProduct.Weights.values()[random.nextInt(3)];
      Value b = graphs.of(dtype, Shape.SCALAR);
      double p = random.nextDouble();
      long seed = random.nextLong();
      return builder.add(new JitProduct(weights, pre, post, p, seed, weight, b, x, transposed));
    }
    int each = random.nextInt(3);
    int entries = pre * each;
    boolean rowStarts = random.nextBoolean();
    Value rows = builder.add(new Iota(Shape.of(pre + 1), 0));
    rows = builder.times(rows, each);
    if (!rowStarts) rows = indices(pre, entries);
    Value columns = indices(post, entries);
    var form = rowStarts ? SparseProduct.Form.CSR : SparseProduct.Form.COO;
    if (random.nextInt(4) == 0) {
      Value left = graphs.of(random.nextBoolean() ? DType.BOOL : dtype, Shape.of(pre, 2));
      Value right = graphs.of(dtype, Shape.of(post, 2));
      return builder.add(new SparseOuter(form, pre, post, rows, columns, left, right));
    }
    if (random.nextBoolean()) weight = graphs.of(dtype, Shape.of(entries));
    return builder.add(new SparseProduct(form, pre, post, rows, columns, weight, x, transposed));
  }

  /// `count` indices below `bound`.
  private Value indices(int bound, int count) {
    Value any = graphs.of(DType.I32, Shape.of(count));
    Value least = builder.binary(BinaryKind.MAX, any, builder.constant(DType.I32, 0));
    return builder.binary(BinaryKind.MIN, least, builder.constant(DType.I32, bound - 1));
  }

  private static int rows(Value x) {
    return x.isScalar() ? 0 : x.shape().dim(0);
  }

  private List<Integer> each(int count, int bound) {
    return range(count).stream().map(axis -> random.nextInt(bound)).toList();
  }

  private static List<Integer> range(int count) {
    List<Integer> range = new ArrayList<>();
    for (int i = 0; i < count; i++) range.add(i);
    return range;
  }
}
