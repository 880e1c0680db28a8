package cajal.rules;

import cajal.ir.Conv;
import cajal.ir.Dot;
import cajal.ir.GraphBuilder;
import cajal.ir.JitProduct;
import cajal.ir.Shape;
import cajal.ir.SparseProduct;
import cajal.ir.Stencil;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Products for a batch at once: one product of larger matrices wherever a factor is shared.
final class BatchProducts {
  private final GraphBuilder b;
  private final BatchAxes axes;
  private final Shaped arrays;

  BatchProducts(GraphBuilder builder, BatchAxes axes) {
    b = builder;
    this.axes = axes;
    arrays = new Shaped(builder);
  }

  /// One larger product, unless moving the batched factor to that end costs as much as the product.
  Batched dot(Dot op, Batched x, Batched y) {
    int n = op.batch();
    boolean row = op.x().shape().dim(n) == 1;
    boolean column = op.y().shape().dim(n + 1) == 1;
    if (y.isShared() && !(n > 0 && column)) return rows(n, x, y.value());
    if (x.isShared() && !row) return columns(n, x.value(), y);
    return new Batched(b.add(new Dot(axes.front(x), axes.front(y), n + 1)), 0);
  }

  /// The rows of all elements one below another, times one matrix.
  private Batched rows(int n, Batched x, Value y) {
    Value below = merged(axes.at(x, n), n);
    Value product = b.add(new Dot(below, y, n));
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.set(n + 1, y.shape().dim(n + 1));
    return new Batched(arrays.reshape(product, axes.whole(new Shape(dims), n)), n);
  }

  /// One matrix times the columns of all elements side by side.
  private Batched columns(int n, Value x, Batched y) {
    Value beside = merged(axes.at(y, n + 1), n + 1);
    Value product = b.add(new Dot(x, beside, n));
    List<Integer> dims = new ArrayList<>(y.shape().dims());
    dims.set(n, x.shape().dim(n));
    return new Batched(arrays.reshape(product, axes.whole(new Shape(dims), n + 1)), n + 1);
  }

  /// The images of all elements one after another.
  Batched conv(Conv op, Batched x, Batched kernel) {
    Value all = merged(axes.front(x), 0);
    Stencil stencil = op.stencil().images(all.shape().dim(0));
    Value result = b.add(new Conv(op.sought(), all, kernel.value(), stencil));
    Shape one = op.resultTypes().getFirst().shape();
    return new Batched(arrays.reshape(result, axes.whole(one, 0)), 0);
  }

  /// Two neighbouring axes as one.
  private Value merged(Value x, int axis) {
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    int first = dims.remove(axis);
    dims.set(axis, Math.multiplyExact(first, dims.get(axis)));
    return arrays.reshape(x, new Shape(dims));
  }

  /// One matrix times the vectors of all elements side by side; a weight that all synapses of an
  /// element share is multiplied by last.
  Batched sparse(SparseProduct op, List<Batched> operands) {
    Value rows = operands.get(0).value();
    Value columns = operands.get(1).value();
    Batched weight = operands.get(2);
    Value one = weight.isShared() ? weight.value() : b.constant(op.weight().dtype(), 1);
    Batched product =
        beside(
            operands.get(3),
            x ->
                b.add(
                    new SparseProduct(
                        op.form(), op.pre(), op.post(), rows, columns, one, x, op.transposed())));
    return weight.isShared() ? product : times(product, weight);
  }

  /// The weights are linear in both of their parameters: W(a, b) = a·W(1, 0) + b·W(0, 1).
  Batched random(JitProduct op, Batched a, Batched c, Batched x) {
    if (a.isShared() && c.isShared()) {
      return beside(x, columns -> product(op, a.value(), c.value(), columns));
    }
    Value one = b.constant(op.a().dtype(), 1);
    Value zero = b.constant(op.a().dtype(), 0);
    Batched first = times(beside(x, columns -> product(op, one, zero, columns)), a);
    if (op.weights() == JitProduct.Weights.CONSTANT) return first;
    Batched second = times(beside(x, columns -> product(op, zero, one, columns)), c);
    BatchAxes.Aligned both = axes.align(List.of(first, second));
    Value sum = b.plus(both.values().get(0), both.values().get(1));
    return new Batched(sum, both.axis());
  }

  private Value product(JitProduct op, Value a, Value c, Value x) {
    return b.add(
        new JitProduct(
            op.weights(),
            op.pre(),
            op.post(),
            op.probability(),
            op.seed(),
            a,
            c,
            x,
            op.transposed()));
  }

  /// A product with the vectors, or the matrices, of all elements as columns of one matrix.
  private Batched beside(Batched x, UnaryOperator<Value> product) {
    if (x.isShared()) return Batched.shared(product.apply(x.value()));
    int axis = Math.max(x.axis(), 1);
    Value whole = axes.at(x, axis);
    boolean vectors = x.shape().rank() == 1;
    Value result = product.apply(vectors ? whole : merged(whole, 1));
    if (vectors) return new Batched(result, 1);
    List<Integer> dims = new ArrayList<>(whole.shape().dims());
    dims.set(0, result.shape().dim(0));
    return new Batched(arrays.reshape(result, new Shape(dims)), axis);
  }

  private Batched times(Batched x, Batched factor) {
    BatchAxes.Aligned both = axes.align(List.of(x, factor));
    Value product = b.times(both.values().get(0), both.values().get(1));
    return new Batched(product, both.axis());
  }
}
