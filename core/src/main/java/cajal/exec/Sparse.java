package cajal.exec;

import cajal.ir.SparseProduct;
import java.util.Arrays;

/// Products with stored sparse matrices, entry by entry in their order. Rows without an event, or
/// of zeros alone, are not visited where the product goes from rows to columns.
final class Sparse implements Step {
  private final SparseProduct op;
  private final int[] rows;
  private final int[] columns;
  private final Object weight;
  private final Object x;
  private final Object result;
  private final int step;
  private final int width;
  private final int size;
  private final int entries;
  private final boolean isCsr;
  private final Workers workers;
  private final Workers.Range range = this::rowsOf;

  Sparse(
      SparseProduct op,
      int[] rows,
      int[] columns,
      Object weight,
      Object x,
      Object result,
      Workers workers) {
    this.op = op;
    this.rows = rows;
    this.columns = columns;
    this.weight = weight;
    this.x = x;
    this.result = result;
    this.workers = workers;
    step = op.weight().isScalar() ? 0 : 1;
    width = op.x().type().rank() == 2 ? op.x().shape().dim(1) : 1;
    size = op.resultTypes().getFirst().shape().size();
    entries = op.columns().shape().dim(0);
    isCsr = op.form() == SparseProduct.Form.CSR;
  }

  @Override
  public void run() {
    switch (result) {
      case float[] r -> Arrays.fill(r, 0, size, 0);
      case double[] r -> Arrays.fill(r, 0, size, 0);
      default -> throw new AssertionError(result.getClass());
    }
    if (!isCsr) {
      for (int e = 0; e < entries; e++) entries(rows[e], e, e + 1);
    } else if (op.transposed()) {
      rowsOf(0, op.pre(), 0);
    } else {
      workers.rows(op.pre(), (long) entries * width, range);
    }
  }

  private void rowsOf(int from, int to, int worker) {
    if (width == 1 && step == 1 && result instanceof float[] r && x instanceof float[] y) {
      vector((float[]) weight, y, r, from, to);
    } else if (width == 1 && step == 1 && result instanceof double[] r && x instanceof double[] y) {
      vector((double[]) weight, y, r, from, to);
    } else {
      for (int i = from; i < to; i++) {
        if (!op.transposed() || any(i * width)) entries(i, rows[i], rows[i + 1]);
      }
    }
  }

  private void vector(float[] w, float[] y, float[] r, int from, int to) {
    int[] start = rows;
    int[] column = columns;
    if (op.transposed()) {
      for (int i = from; i < to; i++) {
        float x = y[i];
        if (x == 0) continue;
        for (int e = start[i], end = start[i + 1]; e < end; e++) r[column[e]] += w[e] * x;
      }
      return;
    }
    for (int i = from; i < to; i++) {
      float sum = 0;
      for (int e = start[i], end = start[i + 1]; e < end; e++) sum += w[e] * y[column[e]];
      r[i] = sum;
    }
  }

  private void vector(double[] w, double[] y, double[] r, int from, int to) {
    int[] start = rows;
    int[] column = columns;
    if (op.transposed()) {
      for (int i = from; i < to; i++) {
        double x = y[i];
        if (x == 0) continue;
        for (int e = start[i], end = start[i + 1]; e < end; e++) r[column[e]] += w[e] * x;
      }
      return;
    }
    for (int i = from; i < to; i++) {
      double sum = 0;
      for (int e = start[i], end = start[i + 1]; e < end; e++) sum += w[e] * y[column[e]];
      r[i] = sum;
    }
  }

  private boolean any(int from) {
    for (int at = from; at < from + width; at++) {
      boolean found =
          switch (x) {
            case float[] y -> y[at] != 0;
            case double[] y -> y[at] != 0;
            case boolean[] y -> y[at];
            default -> throw new AssertionError(x.getClass());
          };
      if (found) return true;
    }
    return false;
  }

  private void entries(int row, int from, int to) {
    switch (result) {
      case float[] r -> {
        float[] w = (float[]) weight;
        if (x instanceof float[] y) numbers(w, y, r, row, from, to);
        else events(w, (boolean[]) x, r, row, from, to);
      }
      case double[] r -> {
        double[] w = (double[]) weight;
        if (x instanceof double[] y) numbers(w, y, r, row, from, to);
        else events(w, (boolean[]) x, r, row, from, to);
      }
      default -> throw new AssertionError(result.getClass());
    }
  }

  private void numbers(float[] w, float[] y, float[] r, int row, int from, int to) {
    if (width == 1 && op.transposed()) {
      float x = y[row];
      for (int e = from; e < to; e++) r[columns[e]] += w[e * step] * x;
      return;
    }
    if (width == 1) {
      float sum = r[row];
      for (int e = from; e < to; e++) sum += w[e * step] * y[columns[e]];
      r[row] = sum;
      return;
    }
    for (int e = from; e < to; e++) {
      int target = (op.transposed() ? columns[e] : row) * width;
      int source = (op.transposed() ? row : columns[e]) * width;
      for (int c = 0; c < width; c++) r[target + c] += w[e * step] * y[source + c];
    }
  }

  private void events(float[] w, boolean[] y, float[] r, int row, int from, int to) {
    if (width == 1 && op.transposed()) {
      if (!y[row]) return;
      for (int e = from; e < to; e++) r[columns[e]] += w[e * step];
      return;
    }
    for (int e = from; e < to; e++) {
      int target = (op.transposed() ? columns[e] : row) * width;
      int source = (op.transposed() ? row : columns[e]) * width;
      for (int c = 0; c < width; c++) if (y[source + c]) r[target + c] += w[e * step];
    }
  }

  private void numbers(double[] w, double[] y, double[] r, int row, int from, int to) {
    if (width == 1 && op.transposed()) {
      double x = y[row];
      for (int e = from; e < to; e++) r[columns[e]] += w[e * step] * x;
      return;
    }
    if (width == 1) {
      double sum = r[row];
      for (int e = from; e < to; e++) sum += w[e * step] * y[columns[e]];
      r[row] = sum;
      return;
    }
    for (int e = from; e < to; e++) {
      int target = (op.transposed() ? columns[e] : row) * width;
      int source = (op.transposed() ? row : columns[e]) * width;
      for (int c = 0; c < width; c++) r[target + c] += w[e * step] * y[source + c];
    }
  }

  private void events(double[] w, boolean[] y, double[] r, int row, int from, int to) {
    if (width == 1 && op.transposed()) {
      if (!y[row]) return;
      for (int e = from; e < to; e++) r[columns[e]] += w[e * step];
      return;
    }
    for (int e = from; e < to; e++) {
      int target = (op.transposed() ? columns[e] : row) * width;
      int source = (op.transposed() ? row : columns[e]) * width;
      for (int c = 0; c < width; c++) if (y[source + c]) r[target + c] += w[e * step];
    }
  }
}
