package cajal.rules;

import cajal.ir.Conv;
import cajal.ir.Dot;
import cajal.ir.GraphBuilder;
import cajal.ir.JitProduct;
import cajal.ir.SparseOuter;
import cajal.ir.SparseProduct;
import cajal.ir.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Derivatives of products, which are linear in each factor. What is sparse stays sparse: the
/// cotangent of a vector is a product with the transposed matrix, that of weights has an element
/// for each weight; a random matrix is drawn again.
final class ProductRules {
  private final GraphBuilder b;
  private final Shaped arrays;

  ProductRules(GraphBuilder builder) {
    b = builder;
    arrays = new Shaped(builder);
  }

  @Nullable Value tangent(Dot op, @Nullable Value tx, @Nullable Value ty) {
    return sum(
        tx == null ? null : b.add(new Dot(fill(tx, op.x()), op.y(), op.batch())),
        ty == null ? null : b.add(new Dot(op.x(), fill(ty, op.y()), op.batch())));
  }

  /// Of Z = X·Y: X̄ = Z̄·Yᵀ and Ȳ = Xᵀ·Z̄.
  List<@Nullable Value> cotangents(Dot op, Value g) {
    return List.of(
        b.add(new Dot(g, arrays.transposed(op.y()), op.batch())),
        b.add(new Dot(arrays.transposed(op.x()), g, op.batch())));
  }

  @Nullable Value tangent(Conv op, @Nullable Value tx, @Nullable Value ty) {
    return sum(
        tx == null ? null : conv(op, op.sought(), fill(tx, op.x()), op.y()),
        ty == null ? null : conv(op, op.sought(), op.x(), fill(ty, op.y())));
  }

  /// Of the three in Σ input · kernel · output each is the derivative of the sum by itself.
  List<@Nullable Value> cotangents(Conv op, Value g) {
    return switch (op.sought()) {
      case OUTPUT ->
          List.of(conv(op, Conv.Part.INPUT, g, op.y()), conv(op, Conv.Part.KERNEL, op.x(), g));
      case INPUT ->
          List.of(conv(op, Conv.Part.OUTPUT, g, op.y()), conv(op, Conv.Part.KERNEL, g, op.x()));
      case KERNEL ->
          List.of(conv(op, Conv.Part.INPUT, op.y(), g), conv(op, Conv.Part.OUTPUT, op.x(), g));
    };
  }

  private Value conv(Conv op, Conv.Part sought, Value x, Value y) {
    return b.add(new Conv(sought, x, y, op.stencil()));
  }

  @Nullable Value tangent(SparseProduct op, @Nullable Value tw, @Nullable Value tx) {
    return sum(
        tw == null ? null : product(op, fill(tw, op.weight()), op.x(), op.transposed()),
        tx == null ? null : product(op, op.weight(), fill(tx, op.x()), op.transposed()));
  }

  /// Of y = W·x: x̄ = Wᵀ·ȳ and w̄ = ȳ xᵀ at the places of W; Σ ȳ·(1·x) for a weight that all share.
  List<@Nullable Value> cotangents(SparseProduct op, Value g) {
    boolean events = !op.x().dtype().isFloat();
    Value x = events ? null : product(op, op.weight(), g, !op.transposed());
    return Arrays.asList(null, null, weight(op, g), x);
  }

  private Value weight(SparseProduct op, Value g) {
    if (op.weight().isScalar()) {
      Value one = b.constant(op.weight().dtype(), 1);
      return arrays.sum(b.times(g, product(op, one, op.x(), op.transposed())));
    }
    Value left = op.transposed() ? op.x() : g;
    Value right = op.transposed() ? g : op.x();
    return b.add(
        new SparseOuter(op.form(), op.pre(), op.post(), op.rows(), op.columns(), left, right));
  }

  private Value product(SparseProduct op, Value weight, Value x, boolean transposed) {
    return b.add(
        new SparseProduct(
            op.form(), op.pre(), op.post(), op.rows(), op.columns(), weight, x, transposed));
  }

  @Nullable Value tangent(SparseOuter op, @Nullable Value tl, @Nullable Value tr) {
    return sum(
        tl == null ? null : outer(op, fill(tl, op.left()), op.right()),
        tr == null ? null : outer(op, op.left(), fill(tr, op.right())));
  }

  private Value outer(SparseOuter op, Value left, Value right) {
    return b.add(
        new SparseOuter(op.form(), op.pre(), op.post(), op.rows(), op.columns(), left, right));
  }

  /// Of W = l rᵀ at the places of W: l̄ = W̄·r and r̄ = W̄ᵀ·l.
  List<@Nullable Value> cotangents(SparseOuter op, Value g) {
    return Arrays.asList(
        null,
        null,
        op.left().dtype().isFloat() ? product(op, g, op.right(), false) : null,
        op.right().dtype().isFloat() ? product(op, g, op.left(), true) : null);
  }

  private Value product(SparseOuter op, Value weight, Value x, boolean transposed) {
    return b.add(
        new SparseProduct(
            op.form(), op.pre(), op.post(), op.rows(), op.columns(), weight, x, transposed));
  }

  /// The weights are linear in both of their parameters: W(a, b)· = W(ȧ, ḃ).
  @Nullable Value tangent(
      JitProduct op, @Nullable Value ta, @Nullable Value tb, @Nullable Value tx) {
    boolean fixed = ta == null && tb == null;
    Value left = arrays.orZeros(ta, op.a().type());
    Value right = arrays.orZeros(tb, op.b().type());
    return sum(
        fixed ? null : product(op, left, right, op.x(), op.transposed()),
        tx == null ? null : product(op, op.a(), op.b(), fill(tx, op.x()), op.transposed()));
  }

  /// Of y = W(a, b)·x: ā = Σ ȳ·(W(1, 0)·x), b̄ = Σ ȳ·(W(0, 1)·x), x̄ = W(a, b)ᵀ·ȳ.
  List<@Nullable Value> cotangents(JitProduct op, Value g) {
    Value one = b.constant(op.a().dtype(), 1);
    Value zero = b.constant(op.a().dtype(), 0);
    boolean events = !op.x().dtype().isFloat();
    boolean single = op.weights() == JitProduct.Weights.CONSTANT;
    return Arrays.asList(
        arrays.sum(b.times(g, product(op, one, zero, op.x(), op.transposed()))),
        single ? null : arrays.sum(b.times(g, product(op, zero, one, op.x(), op.transposed()))),
        events ? null : product(op, op.a(), op.b(), g, !op.transposed()));
  }

  private Value product(JitProduct op, Value a, Value c, Value x, boolean transposed) {
    return b.add(
        new JitProduct(
            op.weights(), op.pre(), op.post(), op.probability(), op.seed(), a, c, x, transposed));
  }

  private Value fill(Value tangent, Value of) {
    return arrays.fill(tangent, of.shape());
  }

  private @Nullable Value sum(@Nullable Value x, @Nullable Value y) {
    if (x == null) return y;
    return y == null ? x : b.plus(x, y);
  }
}
