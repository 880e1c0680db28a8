package cajal.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/// The entries of an outer product at the places of a sparse matrix, and only these: for the entry
/// in row i and column j `left[i] · right[j]`, summed over columns where both are matrices of
/// `[pre, k]` and `[post, k]`. The result is [nnz]. One of the two may be `bool`, events.
///
/// This is the derivative of a [SparseProduct] by its weights.
public record SparseOuter(
    SparseProduct.Form form, int pre, int post, Value rows, Value columns, Value left, Value right)
    implements SparseOp {
  public SparseOuter {
    boolean vectors = left.type().rank() == 1 && right.type().rank() == 1;
    boolean matrices = left.type().rank() == 2 && right.type().rank() == 2;
    boolean numbers =
        left.dtype().isFloat()
            ? right.dtype() == left.dtype() || right.dtype() == DType.BOOL
            : left.dtype() == DType.BOOL && right.dtype().isFloat();
    boolean fits =
        (vectors || (matrices && left.shape().dim(1) == right.shape().dim(1)))
            && numbers
            && left.shape().dim(0) == pre
            && right.shape().dim(0) == post;
    if (!fits || !SparseOp.places(form, pre, post, rows, columns)) {
      throw new ShapeError(
          "outer product at the places of %s[%d,%d] (rows %s, columns %s) of %s and %s"
              .formatted(form, pre, post, rows.type(), columns.type(), left.type(), right.type()));
    }
  }

  /// Columns of the operands; 1 for vectors.
  public int width() {
    return left.type().rank() == 2 ? left.shape().dim(1) : 1;
  }

  @Override
  public List<Value> operands() {
    return List.of(rows, columns, left, right);
  }

  @Override
  public List<Type> resultTypes() {
    DType dtype = left.dtype() == DType.BOOL ? right.dtype() : left.dtype();
    return List.of(new Type(dtype, columns.shape()));
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new SparseOuter(
        form,
        pre,
        post,
        operand.apply(rows),
        operand.apply(columns),
        operand.apply(left),
        operand.apply(right));
  }
}
