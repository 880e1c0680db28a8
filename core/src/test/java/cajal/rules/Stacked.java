package cajal.rules;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Type;
import cajal.ir.Value;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sample for a batch of three elements with inputs of their own, and what a loop over the
/// elements gives.
record Stacked(Sample sample, List<Object> expected) {
  private static final int SIZE = 3;

  /// With the inputs of all types that are marked batched, along their first axis or, as a second
  /// place to look, their last.
  static Stacked of(Sample sample, boolean[] batched) {
    return of(sample, batched, batched.length % 2 == 0);
  }

  private static Stacked of(Sample sample, boolean[] batched, boolean last) {
    GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    List<Value> arguments = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    List<Object> at = new ArrayList<>();
    List<Graph.Port> ports = sample.graph().inputs();
    for (int i = 0; i < batched.length; i++) {
      Type type = ports.get(i).value().type();
      Object own = sample.at().get(i);
      int axis = !batched[i] ? -1 : last ? type.rank() : 0;
      Type whole =
          batched[i] ? type.with(new BatchAxes(builder, SIZE).whole(type.shape(), axis)) : type;
      arguments.add(builder.input("x" + i, whole));
      axes.add(axis);
      at.add(batched[i] ? stacked(own, last) : own);
    }
    List<Graph.Port> outputs = new ArrayList<>();
    for (Value y : Batch.of(builder, sample.graph(), SIZE, arguments, axes)) {
      outputs.add(new Graph.Port("y" + outputs.size(), y));
    }
    Graph graph = builder.build(outputs);
    String name = "batch of " + sample + " " + Arrays.toString(batched);
    return new Stacked(new Sample(name, graph, at), loop(sample, batched));
  }

  private static List<Object> loop(Sample sample, boolean[] batched) {
    List<@Nullable Object> all = new ArrayList<>();
    for (int e = 0; e < SIZE; e++) {
      List<Object> at = new ArrayList<>();
      for (int i = 0; i < batched.length; i++) {
        Object own = sample.at().get(i);
        at.add(batched[i] ? element(own, e) : own);
      }
      List<Object> results = Interpreter.run(sample.graph(), at);
      for (int i = 0; i < results.size(); i++) {
        Object result = results.get(i);
        int length = Array.getLength(result);
        if (e == 0) {
          all.add(Array.newInstance(result.getClass().getComponentType(), SIZE * length));
        }
        System.arraycopy(result, 0, all.get(i), e * length, length);
      }
    }
    return List.copyOf(all);
  }

  private static Object stacked(Object own, boolean last) {
    int length = Array.getLength(own);
    Object all = Array.newInstance(own.getClass().getComponentType(), SIZE * length);
    for (int e = 0; e < SIZE; e++) {
      Object element = element(own, e);
      for (int i = 0; i < length; i++) {
        Array.set(all, last ? i * SIZE + e : e * length + i, Array.get(element, i));
      }
    }
    return all;
  }

  /// Smaller numbers, and events and indices at other places, but for the starts of rows.
  private static Object element(Object own, int e) {
    int n = Array.getLength(own);
    Object other = Array.newInstance(own.getClass().getComponentType(), n);
    for (int i = 0; i < n; i++) {
      switch (other) {
        case double[] x -> x[i] = ((double[]) own)[i] * (1 - 0.07 * e);
        case float[] x -> x[i] = ((float[]) own)[i] * (1 - 0.0625f * e);
        case boolean[] x -> x[i] = ((boolean[]) own)[(i + e) % n] ^ (n == 1 && e == 1);
        case int[] x -> x[i] = ((int[]) own)[isRising((int[]) own) ? i : (i + e) % n];
        case long[] x -> x[i] = ((long[]) own)[(i + e) % n];
        default -> throw new AssertionError(other.getClass());
      }
    }
    return other;
  }

  private static boolean isRising(int[] x) {
    for (int i = 1; i < x.length; i++) if (x[i] < x[i - 1]) return false;
    return true;
  }

  /// Whether the batch gives what the loop gives, within `tolerance` of the largest number.
  void check(double tolerance) {
    List<Object> found = sample.run();
    for (int i = 0; i < found.size(); i++) {
      int length = Array.getLength(expected.get(i));
      if (Array.getLength(found.get(i)) != length)
        throw new AssertionError(sample.name() + " output " + i + "\n" + sample.graph());
      for (int k = 0; k < length; k++) {
        Object x = Array.get(expected.get(i), k);
        Object y = Array.get(found.get(i), k);
        if (close(x, y, tolerance)) continue;
        throw new AssertionError(
            "%s: output %d[%d]: %s became %s in%n%s".formatted(sample, i, k, x, y, sample.graph()));
      }
    }
  }

  /// Whether no number is so large that sums of it in another order differ much.
  boolean isModerate() {
    for (Object result : expected) {
      for (int k = 0; k < Array.getLength(result); k++) {
        if (!(Array.get(result, k) instanceof Number x) || Math.abs(x.doubleValue()) < 1e4)
          continue;
        return false;
      }
    }
    return true;
  }

  private static boolean close(Object x, Object y, double tolerance) {
    if (x.equals(y)) return true;
    if (!(x instanceof Float) && !(x instanceof Double)) return false;
    double a = ((Number) x).doubleValue();
    double b = ((Number) y).doubleValue();
    return a == b || Math.abs(a - b) <= tolerance * (1 + Math.abs(a));
  }
}
