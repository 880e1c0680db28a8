package cajal.learn.optim;

import cajal.ir.DType;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// What is done to the gradients of all parameters before the optimisers see them: a function on
/// traced tensors, part of the compiled training step. What is NaN stays NaN.
@FunctionalInterface
public interface Clipping {
  /// One tensor for each gradient, of its type.
  List<Tensor> apply(List<Tensor> gradients);

  /// Gradients as they are.
  static Clipping none() {
    return gradients -> gradients;
  }

  /// Each element from -limit to limit.
  static Clipping byValue(double limit) {
    Require.positive("limit", limit);
    return gradients -> gradients.stream().map(g -> Maths.clip(g, -limit, limit)).toList();
  }

  /// Each gradient scaled down to a norm of √Σg² = limit, if it has a larger one.
  static Clipping byNorm(double limit) {
    Require.positive("limit", limit);
    return gradients ->
        gradients.stream().map(g -> g.times(factor(squares(g), limit).cast(g.dtype()))).toList();
  }

  /// All gradients scaled down by one factor to a norm of all of them together of `limit`, if it is
  /// larger (Pascanu, Mikolov & Bengio 2013, ICML).
  static Clipping byGlobalNorm(double limit) {
    Require.positive("limit", limit);
    return gradients -> {
      if (gradients.isEmpty()) return gradients;
      Tensor sum = squares(gradients.getFirst());
      for (Tensor g : gradients.subList(1, gradients.size())) sum = sum.plus(squares(g));
      Tensor factor = factor(sum, limit);
      List<Tensor> clipped = new ArrayList<>();
      for (Tensor g : gradients) clipped.add(g.times(factor.cast(g.dtype())));
      return clipped;
    };
  }

  /// In f64: squares of what is finite in f32 are finite there.
  private static Tensor squares(Tensor g) {
    return Reductions.sum(Maths.square(g.cast(DType.F64)));
  }

  private static Tensor factor(Tensor squares, double limit) {
    return Maths.clip(Fill.full(squares.type(), limit).over(Maths.sqrt(squares)), 0, 1);
  }
}
