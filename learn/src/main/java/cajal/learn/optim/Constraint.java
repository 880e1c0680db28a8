package cajal.learn.optim;

import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a parameter must fulfil after each step: the nearest tensor that does, a function on traced
/// tensors, part of the compiled training step.
///
/// ```java
/// Constraint cortical = Constraint.dale(1, 1, -1).and(Constraint.box(-2, 2));
/// ```
@FunctionalInterface
public interface Constraint {
  /// The parameter as it must be, of the same type.
  Tensor apply(Tensor parameter);

  /// This one, then another.
  default Constraint and(Constraint next) {
    return parameter -> next.apply(apply(parameter));
  }

  /// Anything goes.
  static Constraint none() {
    return parameter -> parameter;
  }

  /// Not below `low` and not above `high`.
  static Constraint box(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "a box goes from low to high, found %s to %s".formatted(low, high));
    }
    return parameter -> Maths.clip(parameter, low, high);
  }

  /// Not below 0.
  static Constraint nonNegative() {
    return Maths::relu;
  }

  /// Zeros wherever the mask is false: absent synapses stay absent.
  ///
  /// @param mask of bool, of the parameter's shape or one that broadcasts to it
  static Constraint mask(Tensor mask) {
    return parameter -> Maths.where(mask, parameter, 0);
  }

  /// Dale's law for weights of shape [pre, ...]: all that leaves neuron i is at least 0 if sign i
  /// is 1, at most 0 if it is -1, and free if it is 0. A weight that would change its sign becomes
  /// 0.
  static Constraint dale(int... signs) {
    for (int sign : signs) {
      if (sign < -1 || sign > 1) {
        throw new IllegalArgumentException(
            "the sign of a presynaptic neuron is 1, -1, or 0 for either, found " + sign);
      }
    }
    Tensor column = Tensor.of(signs);
    return weights -> {
      if (weights.rank() == 0 || weights.dim(0) != signs.length) {
        throw new IllegalArgumentException(
            "Dale's law: %d signs for weights %s; give one for each row"
                .formatted(signs.length, weights.type()));
      }
      int[] dims = new int[weights.rank()];
      Arrays.fill(dims, 1);
      dims[0] = signs.length;
      return signs(column.reshape(dims)).apply(weights);
    };
  }

  /// A sign for each element, such as for the weights of a sparse matrix: 1, -1, or 0 for either.
  ///
  /// @param signs of i32, of the parameter's shape or one that broadcasts to it
  static Constraint signs(Tensor signs) {
    return weights -> {
      Tensor wrong = weights.times(signs.cast(weights.dtype())).lt(0);
      return Maths.where(wrong.not(), weights, 0);
    };
  }

  /// Scaled to a norm of √Σp² = 1 along these axes, or of all elements where none are given; zeros
  /// stay zeros. `unitNorm(0)` is for the columns of a matrix.
  static Constraint unitNorm(int... axes) {
    return parameter -> {
      Tensor norm = Maths.sqrt(Reductions.sum(Maths.square(parameter), axes));
      Tensor along = axes.length == 0 ? norm : kept(norm, parameter, axes);
      Tensor whole = Shapes.broadcast(along, parameter.shape());
      return Maths.where(whole.gt(0), parameter.over(whole), parameter);
    };
  }

  private static Tensor kept(Tensor norm, Tensor parameter, int... axes) {
    List<Integer> dims = new ArrayList<>(parameter.shape().dims());
    for (int axis : axes) dims.set(axis < 0 ? axis + parameter.rank() : axis, 1);
    return norm.reshape(dims.stream().mapToInt(Integer::intValue).toArray());
  }
}
