package cajal.learn.optim;

import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Terms that are added to a loss, to keep weights small and activity in bounds.
public final class Regularisers {
  private Regularisers() {}

  /// strength·Σ|p| of all elements of all parameters, of one element type.
  public static Tensor l1(double strength, List<Parameter> parameters) {
    return sum(strength, parameters, Maths::abs);
  }

  /// strength·Σp² of all elements of all parameters, of one element type.
  public static Tensor l2(double strength, List<Parameter> parameters) {
    return sum(strength, parameters, Maths::square);
  }

  private static Tensor sum(
      double strength, List<Parameter> parameters, UnaryOperator<Tensor> term) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "there are no parameters to keep small; name at least one");
    }
    Tensor sum = Reductions.sum(term.apply(parameters.getFirst().value()));
    for (Parameter parameter : parameters.subList(1, parameters.size())) {
      sum = sum.plus(Reductions.sum(term.apply(parameter.value())));
    }
    return sum.times(strength);
  }

  /// strength·Σ(mean − target)², where the mean of each neuron is over these axes, those of time
  /// and of examples (Bellec et al. 2020, Nat. Commun. 11:3625, with ½ in the strength).
  ///
  /// @param spikes 1 for each spike, of f32 or f64, such as [time, batch, neuron]
  /// @param target spikes per time step; that of 10 Hz in steps of 1 ms is 0.01
  public static Tensor rate(double strength, Tensor spikes, double target, int... axes) {
    Tensor error = Reductions.mean(spikes, axes).minus(target);
    return Reductions.sum(Maths.square(error)).times(strength);
  }

  /// strength·mean(max(v − high, 0)² + max(low − v, 0)²), for membrane potentials that should stay
  /// from `low` to `high`, in the unit of v.
  public static Tensor band(double strength, Tensor v, double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "a band goes from low to high, found %s to %s".formatted(low, high));
    }
    Tensor above = Maths.relu(v.minus(high));
    Tensor below = Maths.relu(v.negate().plus(low));
    return Reductions.mean(Maths.square(above).plus(Maths.square(below))).times(strength);
  }
}
