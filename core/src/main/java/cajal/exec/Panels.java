package cajal.exec;

import java.util.Arrays;

/// Copies pieces of matrices to where register tiles read them.
final class Panels {
  /// Lines that are read side by side: each is a stream that the processor fetches ahead.
  private static final int STREAMS = 8;

  private Panels() {}

  /// Copies `depth` lines of `count` elements: element (k, j) from `at + k * step + j * stride` to
  /// `to + k * width + j`. What is between `count` and `width` becomes zero.
  static void pack(
      Object x,
      int at,
      int step,
      int stride,
      int depth,
      int count,
      Object panel,
      int to,
      int width) {
    if (count < width) fill(panel, to, to + depth * width);
    if (stride == 1) {
      copy(x, at, step, depth, count, panel, to, width);
      return;
    }
    int j = 0;
    for (; j + STREAMS <= count; j += STREAMS) {
      if (x instanceof float[] y) {
        eight(y, at + j * stride, step, stride, depth, (float[]) panel, to + j, width);
      } else {
        eight((double[]) x, at + j * stride, step, stride, depth, (double[]) panel, to + j, width);
      }
    }
    for (; j < count; j++) line(x, at + j * stride, step, depth, panel, to + j, width);
  }

  private static void line(Object x, int at, int step, int depth, Object panel, int to, int width) {
    if (x instanceof float[] y) {
      float[] p = (float[]) panel;
      for (int k = 0; k < depth; k++) p[to + k * width] = y[at + k * step];
    } else {
      double[] y = (double[]) x;
      double[] p = (double[]) panel;
      for (int k = 0; k < depth; k++) p[to + k * width] = y[at + k * step];
    }
  }

  private static void eight(
      float[] x, int at, int step, int stride, int depth, float[] panel, int to, int width) {
    for (int k = 0; k < depth; k++) {
      int from = at + k * step;
      int place = to + k * width;
      panel[place] = x[from];
      panel[place + 1] = x[from + stride];
      panel[place + 2] = x[from + 2 * stride];
      panel[place + 3] = x[from + 3 * stride];
      panel[place + 4] = x[from + 4 * stride];
      panel[place + 5] = x[from + 5 * stride];
      panel[place + 6] = x[from + 6 * stride];
      panel[place + 7] = x[from + 7 * stride];
    }
  }

  private static void eight(
      double[] x, int at, int step, int stride, int depth, double[] panel, int to, int width) {
    for (int k = 0; k < depth; k++) {
      int from = at + k * step;
      int place = to + k * width;
      panel[place] = x[from];
      panel[place + 1] = x[from + stride];
      panel[place + 2] = x[from + 2 * stride];
      panel[place + 3] = x[from + 3 * stride];
      panel[place + 4] = x[from + 4 * stride];
      panel[place + 5] = x[from + 5 * stride];
      panel[place + 6] = x[from + 6 * stride];
      panel[place + 7] = x[from + 7 * stride];
    }
  }

  /// Copies `rows` rows of `columns` elements between places with rows `step` and `toStep` apart.
  static void copy(
      Object x, int at, int step, int rows, int columns, Object y, int to, int toStep) {
    // where their type is not known, the JVM looks at it again for each row: 30 ns
    if (x instanceof float[] from) {
      float[] into = (float[]) y;
      for (int i = 0; i < rows; i++) {
        System.arraycopy(from, at + i * step, into, to + i * toStep, columns);
      }
    } else {
      double[] from = (double[]) x;
      double[] into = (double[]) y;
      for (int i = 0; i < rows; i++) {
        System.arraycopy(from, at + i * step, into, to + i * toStep, columns);
      }
    }
  }

  static void fill(Object array, int from, int to) {
    if (array instanceof float[] x) {
      Arrays.fill(x, from, to, 0);
    } else {
      Arrays.fill((double[]) array, from, to, 0);
    }
  }
}
