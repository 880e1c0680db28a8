package cajal.learn.optim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// What the last steps have shown of the curvature, and the quasi-Newton direction that follows:
/// the two-loop recursion (Nocedal 1980, Math. Comput. 35:773; Nocedal & Wright 2006, algorithm
/// 7.4), in the space of the free numbers alone.
final class Curvature {
  private static final double LEAST = 2.2e-16;

  private record Pair(double[] step, double[] change) {}

  private record Used(Pair pair, double inverse, double alpha) {}

  private final int memory;
  private final Deque<Pair> pairs = new ArrayDeque<>();

  Curvature(int memory) {
    this.memory = memory;
  }

  boolean isEmpty() {
    return pairs.isEmpty();
  }

  void clear() {
    pairs.clear();
  }

  /// Takes in a step and the change of the gradient along it, unless the function is not convex
  /// there.
  void add(double[] step, double[] change) {
    boolean[] all = new boolean[step.length];
    Arrays.fill(all, true);
    if (!isConvex(step, change, all)) return;
    if (pairs.size() == memory) pairs.removeFirst();
    pairs.addLast(new Pair(step, change));
  }

  private static boolean isConvex(double[] step, double[] change, boolean[] free) {
    return dot(step, change, free) > LEAST * dot(change, change, free);
  }

  /// -H·g of the free numbers, 0 for the others.
  double[] direction(double[] gradient, boolean[] free) {
    double[] d = new double[gradient.length];
    for (int i = 0; i < d.length; i++) d[i] = free[i] ? -gradient[i] : 0;
    List<Used> used = new ArrayList<>();
    for (Pair pair : pairs.reversed()) {
      if (!isConvex(pair.step, pair.change, free)) continue;
      double inverse = 1 / dot(pair.step, pair.change, free);
      double alpha = inverse * dot(pair.step, d, free);
      add(d, -alpha, pair.change, free);
      used.add(new Used(pair, inverse, alpha));
    }
    if (used.isEmpty()) return d;
    Pair last = used.getFirst().pair;
    double scale = 1 / used.getFirst().inverse / dot(last.change, last.change, free);
    for (int i = 0; i < d.length; i++) d[i] *= scale;
    for (Used one : used.reversed()) {
      double beta = one.inverse * dot(one.pair.change, d, free);
      add(d, one.alpha - beta, one.pair.step, free);
    }
    return d;
  }

  private static void add(double[] to, double factor, double[] x, boolean[] free) {
    for (int i = 0; i < to.length; i++) if (free[i]) to[i] += factor * x[i];
  }

  static double dot(double[] x, double[] y, boolean[] free) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) if (free[i]) sum += x[i] * y[i];
    return sum;
  }
}
