package cajal.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A sparse matrix W of `pre` rows and `post` columns times a vector or a matrix.
///
/// As it stands it is W·x for x of `[post]` or `[post, k]`; transposed it is Wᵀ·x for x of `[pre]`
/// or `[pre, k]`, what spikes of `pre` do to `post`. A `bool` x is a vector of events, of which
/// only the true ones are visited. `rows` is i32[pre + 1], the start of each row, in CSR form and
/// i32[nnz], the row of each entry, in COO form; `columns` is i32[nnz]; `weight` is a scalar or
/// [nnz].
public record SparseProduct(
    Form form,
    int pre,
    int post,
    Value rows,
    Value columns,
    Value weight,
    Value x,
    boolean transposed)
    implements SparseOp {
  /// How the places of the entries are written.
  public enum Form {
    CSR,
    COO
  }

  public SparseProduct {
    int nnz = columns.type().rank() == 1 ? columns.shape().dim(0) : -1;
    boolean fits =
        SparseOp.places(form, pre, post, rows, columns)
            && weight.dtype().isFloat()
            && (weight.isScalar() || weight.shape().equals(Shape.of(nnz)))
            && (x.dtype() == weight.dtype() || x.dtype() == DType.BOOL)
            && (x.type().rank() == 1 || x.type().rank() == 2)
            && x.shape().dim(0) == (transposed ? pre : post);
    if (!fits) {
      throw new ShapeError(
          "sparse product of "
              + form
              + "["
              + pre
              + ","
              + post
              + "]"
              + (transposed ? "ᵀ" : "")
              + " (rows "
              + rows.type()
              + ", columns "
              + columns.type()
              + ", weight "
              + weight.type()
              + ") with "
              + x.type());
    }
  }

  /// Whether rows of `x` without a number other than 0 add nothing.
  public boolean skipsZeros() {
    return form == Form.CSR && transposed;
  }

  @Override
  public List<Value> operands() {
    return List.of(rows, columns, weight, x);
  }

  @Override
  public List<Type> resultTypes() {
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.set(0, transposed ? post : pre);
    return List.of(new Type(weight.dtype(), new Shape(dims)));
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new SparseProduct(
        form,
        pre,
        post,
        operand.apply(rows),
        operand.apply(columns),
        operand.apply(weight),
        operand.apply(x),
        transposed);
  }
}
