package cajal.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Gradients in f64 against central differences.
public final class Gradients {
  private static final double STEP = 1e-5;
  private static final int MOST = 14;

  private Gradients() {}

  /// Numbers without a pattern, from −1.5 to 1.5.
  public static Tensor numbers(int seed, int... dims) {
    Type type = Type.of(DType.F64, dims);
    double[] numbers = new double[type.shape().size()];
    for (int i = 0; i < numbers.length; i++) numbers[i] = 1.5 * Math.sin(12.9898 * (i + 1) + seed);
    return Fill.from(type, numbers);
  }

  /// The gradient of a weighted sum of all that `layer` gives, by its argument and its parameters.
  public static void check(
      UnaryOperator<Tensor> layer, List<Parameter> parameters, Tensor argument) {
    List<Tensor> at = new ArrayList<>(List.of(argument));
    parameters.forEach(p -> at.add(p.value()));
    check(
        all ->
            weighted(
                Parameter.with(
                    parameters, all.subList(1, all.size()), () -> layer.apply(all.getFirst()))),
        at);
  }

  /// Every element counts in another way.
  public static Tensor weighted(Tensor y) {
    Tensor place = Fill.iota(y.shape().size()).cast(DType.F64);
    return Reductions.sum(y.reshape(-1).times(Maths.sin(place.plus(0.7))));
  }

  /// The gradient of one number by all arguments of f64.
  public static void check(Function<List<Tensor>, Tensor> f, List<Tensor> at) {
    Compiled value = Cajal.compileAll(x -> List.of(f.apply(x)));
    Compiled both = Cajal.compileAll(Derivatives.valueAndGrad(x -> List.of(f.apply(x))));
    List<Tensor> found = both.applyAll(at);
    int next = 1;
    for (int i = 0; i < at.size(); i++) {
      if (at.get(i).dtype() != DType.F64) continue;
      double[] gradient = found.get(next++).doubles();
      double largest = 1;
      for (double g : gradient) largest = Math.max(largest, Math.abs(g));
      int stride = Math.max(1, gradient.length / MOST);
      for (int k = 0; k < gradient.length; k += stride) {
        double slope = (moved(value, at, i, k, STEP) - moved(value, at, i, k, -STEP)) / (2 * STEP);
        assertThat(gradient[k])
            .as("gradient by element %d of argument %d, %s", k, i, at.get(i).type())
            .isCloseTo(slope, within(2e-8 * largest));
      }
    }
  }

  private static double moved(Compiled value, List<Tensor> at, int argument, int k, double by) {
    List<Tensor> there = new ArrayList<>(at);
    double[] numbers = at.get(argument).doubles();
    numbers[k] += by;
    there.set(argument, Fill.from(at.get(argument).type(), numbers));
    return value.applyAll(there).getFirst().doubles()[0];
  }
}
