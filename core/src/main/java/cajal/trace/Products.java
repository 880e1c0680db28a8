package cajal.trace;

import cajal.ir.DType;
import cajal.ir.Dot;
import cajal.ir.JitProduct;
import cajal.ir.Shape;
import cajal.ir.SparseProduct;
import cajal.ir.Type;
import cajal.kernel.Coo;
import cajal.kernel.Csr;
import java.util.ArrayList;
import java.util.List;

/// Products with dense, sparse and regenerated matrices.
///
/// A sparse matrix W has `pre` rows and `post` columns; `gather` is W·x, from targets back to
/// sources, and `scatter` is Wᵀ·x, what activity of sources does to targets. `x` is a vector or a
/// matrix with a column for each of a batch. Where `x` is bool it is events: only the weights of
/// true ones are added, and `scatter` visits the rows of active sources only. The weight is a
/// scalar or one number per synapse.
public final class Products {
  private Products() {}

  /// The matrix product over the last two axes; axes before them are batches, broadcast against
  /// each other. A vector on the left is a row, on the right a column.
  public static Tensor matmul(Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0) {
      throw TraceError.rank("matmul", x.rank() == 0 ? x.type() : y.type(), "vectors or matrices");
    }
    if (x.rank() > 2 && y.rank() == 2 && x.dim(-1) == y.dim(0)) return rows(x, y);
    Tensor left = x.rank() == 1 ? Shapes.expand(x, 0) : x;
    Tensor right = y.rank() == 1 ? Shapes.expand(y, 1) : y;
    if (left.dim(-1) != right.dim(-2)) throw TraceError.matmul(x.type(), y.type());
    Shape batch = batch(left, right, x, y);
    int axes = batch.rank();
    Tensor a = Broadcasting.fill(left, joined(batch, left));
    Tensor b = Broadcasting.fill(right, joined(batch, right));
    Tensor product = Trace.current().add(t -> new Dot(t.value(a), t.value(b), axes));
    List<Integer> dims = new ArrayList<>(product.shape().dims());
    if (y.rank() == 1) dims.removeLast();
    if (x.rank() == 1) dims.remove(axes);
    return Shapes.reshape(product, new Shape(dims));
  }

  /// The rows of all matrices times one, as one product: so its gradients are single products, too.
  private static Tensor rows(Tensor x, Tensor y) {
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    int width = dims.removeLast();
    int rows = new Shape(dims).size();
    Tensor product = matmul(Shapes.reshape(x, Shape.of(rows, width)), y);
    dims.add(y.dim(1));
    return Shapes.reshape(product, new Shape(dims));
  }

  private static Shape batch(Tensor left, Tensor right, Tensor x, Tensor y) {
    Shape a = new Shape(left.shape().dims().subList(0, left.rank() - 2));
    Shape b = new Shape(right.shape().dims().subList(0, right.rank() - 2));
    Shape both = Broadcasting.join(a, b);
    if (both == null) throw TraceError.broadcast("matmul", x.type(), y.type());
    return both;
  }

  private static Shape joined(Shape batch, Tensor matrix) {
    List<Integer> dims = new ArrayList<>(batch.dims());
    dims.addAll(matrix.shape().dims().subList(matrix.rank() - 2, matrix.rank()));
    return new Shape(dims);
  }

  /// Attention: softmax(q·kᵀ/√width) · v over the last two axes, `[.., tokens, width]`; where
  /// `mask` (bool, broadcast to `[.., tokens of q, tokens of k]`) is false a token is not looked
  /// at.
  public static Tensor attention(Tensor q, Tensor k, Tensor v, Tensor mask) {
    Tensor scores = scores(q, k);
    return matmul(Reductions.softmax(Maths.where(mask, scores, scores.like(-1e9)), -1), v);
  }

  /// Attention to all tokens.
  public static Tensor attention(Tensor q, Tensor k, Tensor v) {
    return matmul(Reductions.softmax(scores(q, k), -1), v);
  }

  private static Tensor scores(Tensor q, Tensor k) {
    int[] order = new int[k.rank()];
    for (int axis = 0; axis < order.length; axis++) order[axis] = axis;
    order[order.length - 1] = order.length - 2;
    order[order.length - 2] = order.length - 1;
    return matmul(q, Shapes.transpose(k, order)).times(1 / Math.sqrt(q.dim(-1)));
  }

  /// Σ x y over all elements of two vectors.
  public static Tensor dot(Tensor x, Tensor y) {
    if (x.rank() != 1) throw TraceError.rank("dot", x.type(), "vectors");
    if (y.rank() != 1) throw TraceError.rank("dot", y.type(), "vectors");
    return matmul(x, y);
  }

  /// W·x, for x of `[post]` or `[post, k]`.
  public static Tensor gather(Csr matrix, Tensor weight, Tensor x) {
    return csr(matrix, weight, x, false);
  }

  /// Wᵀ·x, for x of `[pre]` or `[pre, k]`: numbers, or events.
  public static Tensor scatter(Csr matrix, Tensor weight, Tensor x) {
    return csr(matrix, weight, x, true);
  }

  private static Tensor csr(Csr m, Tensor weight, Tensor x, boolean transposed) {
    Tensor rows = vector(m.rowStart());
    Tensor columns = vector(m.target());
    return sparse(SparseProduct.Form.CSR, m.pre(), m.post(), rows, columns, weight, x, transposed);
  }

  /// W·x of a matrix given as pairs, in their order.
  public static Tensor gather(Coo matrix, Tensor weight, Tensor x) {
    return coo(matrix, weight, x, false);
  }

  /// Wᵀ·x of a matrix given as pairs, in their order.
  public static Tensor scatter(Coo matrix, Tensor weight, Tensor x) {
    return coo(matrix, weight, x, true);
  }

  private static Tensor coo(Coo m, Tensor weight, Tensor x, boolean transposed) {
    Tensor rows = vector(m.source());
    Tensor columns = vector(m.target());
    return sparse(SparseProduct.Form.COO, m.pre(), m.post(), rows, columns, weight, x, transposed);
  }

  private static Tensor vector(int[] numbers) {
    return Tensor.around(Type.of(DType.I32, numbers.length), numbers);
  }

  private static Tensor sparse(
      SparseProduct.Form form,
      int pre,
      int post,
      Tensor rows,
      Tensor columns,
      Tensor weight,
      Tensor x,
      boolean transposed) {
    return Trace.current()
        .add(t ->
            new SparseProduct(
                form,
                pre,
                post,
                t.value(rows),
                t.value(columns),
                t.value(weight),
                t.value(x),
                transposed));
  }

  /// W·x, for x of `[post]` or `[post, k]`.
  public static Tensor gather(RandomMatrix matrix, Tensor x) {
    return jit(matrix, x, false);
  }

  /// Wᵀ·x, for x of `[pre]` or `[pre, k]`: numbers, or events.
  public static Tensor scatter(RandomMatrix matrix, Tensor x) {
    return jit(matrix, x, true);
  }

  private static Tensor jit(RandomMatrix m, Tensor x, boolean transposed) {
    return Trace.current()
        .add(t ->
            new JitProduct(
                m.weights(),
                m.pre(),
                m.post(),
                m.probability(),
                m.seed(),
                t.value(m.a()),
                t.value(m.b()),
                t.value(x),
                transposed));
  }
}
