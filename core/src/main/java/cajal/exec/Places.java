package cajal.exec;

import cajal.ir.SparseOp;
import cajal.ir.SparseProduct;

/// Where the entries of a sparse matrix are.
record Places(SparseOp op, int[] rows, int[] columns) {
  /// Throws where an entry is outside of the matrix; arrays are longer than what counts of them.
  void check() {
    int entries = op.columns().shape().dim(0);
    for (int e = 0; e < entries; e++) inside("column", columns[e], op.post(), e);
    if (op.form() == SparseProduct.Form.COO) {
      for (int e = 0; e < entries; e++) inside("row", rows[e], op.pre(), e);
      return;
    }
    for (int i = 0; i < op.pre(); i++) {
      if (rows[i] >= 0 && rows[i] <= rows[i + 1] && rows[i + 1] <= entries) continue;
      throw new IndexOutOfBoundsException(
          "sparse product: row %d goes from entry %d to %d of %d; row starts ascend from 0"
              .formatted(i, rows[i], rows[i + 1], entries));
    }
  }

  private static void inside(String what, int index, int count, int entry) {
    if (index >= 0 && index < count) return;
    throw new IndexOutOfBoundsException(
        "sparse product: entry %d is in %s %d of %d".formatted(entry, what, index, count));
  }
}
