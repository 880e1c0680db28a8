package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.Graph;
import cajal.ir.Interpreter;
import java.util.ArrayList;
import java.util.List;

/// Whether derivatives are those of the function.
final class Slopes {
  private static final double H = 1e-5;

  private Slopes() {}

  /// ⟨u, J v⟩ by differences, forward and in reverse, for one direction u and one v.
  static void check(Sample sample) {
    Sample forward = Derived.jvp(sample);
    Sample reverse = Derived.vjp(sample);
    List<Object> v = forward.at().subList(sample.at().size(), forward.at().size());
    List<Object> u = reverse.at().subList(sample.at().size(), reverse.at().size());
    double scale = 0;
    List<Object> tangents = forward.run();
    double along = dot(u, tangents);
    double back = dot(reverse.run(), v);
    for (Object tangent : tangents) scale += magnitude(tangent);
    List<Object> high = floats(sample, Interpreter.run(sample.graph(), shifted(sample, v, H)));
    List<Object> low = floats(sample, Interpreter.run(sample.graph(), shifted(sample, v, -H)));
    double slope = (dot(u, high) - dot(u, low)) / (2 * H);
    assertThat(along)
        .as("jvp of %s against differences", sample)
        .isCloseTo(slope, within(3e-8 * (1 + scale)));
    assertThat(back)
        .as("vjp of %s against jvp", sample)
        .isCloseTo(along, within(1e-12 * (1 + scale)));
  }

  private static List<Object> floats(Sample sample, List<Object> all) {
    List<Object> floats = new ArrayList<>();
    List<Graph.Port> outputs = sample.graph().outputs();
    for (int i = 0; i < all.size(); i++) {
      if (outputs.get(i).value().dtype().isFloat()) floats.add(all.get(i));
    }
    return floats;
  }

  private static List<Object> shifted(Sample sample, List<Object> v, double by) {
    List<Object> shifted = new ArrayList<>();
    int next = 0;
    for (Object x : sample.at()) {
      if (!(x instanceof double[] numbers)) {
        shifted.add(x);
        continue;
      }
      double[] moved = numbers.clone();
      double[] along = (double[]) v.get(next++);
      for (int i = 0; i < moved.length; i++) moved[i] += by * along[i];
      shifted.add(moved);
    }
    return shifted;
  }

  static double dot(List<Object> x, List<Object> y) {
    double sum = 0;
    for (int i = 0; i < x.size(); i++) {
      double[] a = wide(x.get(i));
      double[] b = wide(y.get(i));
      assertThat(a).hasSameSizeAs(b);
      for (int k = 0; k < a.length; k++) sum += a[k] * b[k];
    }
    return sum;
  }

  static double magnitude(Object x) {
    double sum = 0;
    for (double number : wide(x)) sum += Math.abs(number);
    return sum;
  }

  private static double[] wide(Object x) {
    if (x instanceof double[] numbers) return numbers;
    float[] narrow = (float[]) x;
    double[] wide = new double[narrow.length];
    for (int i = 0; i < wide.length; i++) wide[i] = narrow[i];
    return wide;
  }
}
