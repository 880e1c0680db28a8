package cajal.exec;

import cajal.ir.SparseOuter;
import cajal.ir.SparseProduct;
import java.util.Arrays;

/// Outer products at the places of a sparse matrix. Rows without an event are not multiplied.
final class Outer implements Step {
  private final int[] rows;
  private final int[] columns;
  private final Object left;
  private final Object right;
  private final Object result;
  private final int count;
  private final int width;
  private final long operations;
  private final Workers workers;
  private final Workers.Range range;

  Outer(
      SparseOuter op,
      int[] rows,
      int[] columns,
      Object left,
      Object right,
      Object result,
      Workers workers) {
    this.rows = rows;
    this.columns = columns;
    this.left = left;
    this.right = right;
    this.result = result;
    this.workers = workers;
    boolean isCsr = op.form() == SparseProduct.Form.CSR;
    int entries = op.columns().shape().dim(0);
    width = op.width();
    count = isCsr ? op.pre() : entries;
    operations = (long) entries * width;
    range = isCsr ? this::ofRows : this::ofEntries;
  }

  @Override
  public void run() {
    workers.rows(count, operations, range);
  }

  private void ofRows(int from, int to, int worker) {
    for (int i = from; i < to; i++) entries(i, rows[i], rows[i + 1]);
  }

  private void ofEntries(int from, int to, int worker) {
    for (int e = from; e < to; e++) entries(rows[e], e, e + 1);
  }

  private void entries(int row, int from, int to) {
    switch (result) {
      case float[] r -> {
        if (left instanceof boolean[] x) events(x, (float[]) right, r, row, from, to);
        else if (right instanceof boolean[] y) events((float[]) left, y, r, row, from, to);
        else numbers((float[]) left, (float[]) right, r, row, from, to);
      }
      case double[] r -> {
        if (left instanceof boolean[] x) events(x, (double[]) right, r, row, from, to);
        else if (right instanceof boolean[] y) events((double[]) left, y, r, row, from, to);
        else numbers((double[]) left, (double[]) right, r, row, from, to);
      }
      default -> throw new AssertionError(result.getClass());
    }
  }

  private void numbers(float[] x, float[] y, float[] r, int row, int from, int to) {
    for (int e = from; e < to; e++) {
      float sum = 0;
      for (int c = 0; c < width; c++) sum += x[row * width + c] * y[columns[e] * width + c];
      r[e] = sum;
    }
  }

  private void events(boolean[] x, float[] y, float[] r, int row, int from, int to) {
    Arrays.fill(r, from, to, 0);
    for (int c = 0; c < width; c++) {
      if (!x[row * width + c]) continue;
      for (int e = from; e < to; e++) r[e] += y[columns[e] * width + c];
    }
  }

  private void events(float[] x, boolean[] y, float[] r, int row, int from, int to) {
    for (int e = from; e < to; e++) {
      float sum = 0;
      for (int c = 0; c < width; c++) if (y[columns[e] * width + c]) sum += x[row * width + c];
      r[e] = sum;
    }
  }

  private void numbers(double[] x, double[] y, double[] r, int row, int from, int to) {
    for (int e = from; e < to; e++) {
      double sum = 0;
      for (int c = 0; c < width; c++) sum += x[row * width + c] * y[columns[e] * width + c];
      r[e] = sum;
    }
  }

  private void events(boolean[] x, double[] y, double[] r, int row, int from, int to) {
    Arrays.fill(r, from, to, 0);
    for (int c = 0; c < width; c++) {
      if (!x[row * width + c]) continue;
      for (int e = from; e < to; e++) r[e] += y[columns[e] * width + c];
    }
  }

  private void events(double[] x, boolean[] y, double[] r, int row, int from, int to) {
    for (int e = from; e < to; e++) {
      double sum = 0;
      for (int c = 0; c < width; c++) if (y[columns[e] * width + c]) sum += x[row * width + c];
      r[e] = sum;
    }
  }
}
