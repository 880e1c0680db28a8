package cajal.ir;

/// An operation on the entries of a stored sparse matrix of `pre` rows and `post` columns.
///
/// `rows` is i32[pre + 1], the start of each row, in CSR form and i32[nnz], the row of each entry,
/// in COO form; `columns` is i32[nnz].
public sealed interface SparseOp extends Op permits SparseProduct, SparseOuter {
  SparseProduct.Form form();

  int pre();

  int post();

  Value rows();

  Value columns();

  /// Whether rows and columns are of the types that the form and the sizes ask for.
  static boolean places(SparseProduct.Form form, int pre, int post, Value rows, Value columns) {
    int nnz = columns.type().rank() == 1 ? columns.shape().dim(0) : -1;
    int starts = form == SparseProduct.Form.CSR ? pre + 1 : Math.max(nnz, 0);
    return pre >= 0
        && post >= 0
        && nnz >= 0
        && columns.dtype() == DType.I32
        && rows.type().equals(Type.of(DType.I32, starts));
  }
}
