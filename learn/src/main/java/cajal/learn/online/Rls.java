package cajal.learn.online;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Products;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// Recursive least squares, the rule of FORCE learning (Sussillo and Abbott 2009): linear weights W
/// that after every sample are those of least Σ (y - x·W)² + penalty·Σ W² over the samples so far,
/// and P, the inverse of the sum of their products and penalty·I. Its functions are traced.
///
/// @param penalty P starts as I / penalty; small learns fast
/// @param keep weight of all earlier samples at each new one; 1 forgets nothing
public record Rls(DType dtype, int features, int outputs, double penalty, double keep) {
  public Rls {
    if (!(penalty > 0)) {
      throw new IllegalArgumentException(
          "recursive least squares start at I / penalty and take one above 0, found " + penalty);
    }
    if (!(keep > 0 && keep <= 1)) {
      throw new IllegalArgumentException(
          "recursive least squares keep a share above 0 up to 1, found " + keep);
    }
  }

  /// Without forgetting.
  public static Rls of(DType dtype, int features, int outputs, double penalty) {
    return new Rls(dtype, features, outputs, penalty, 1);
  }

  /// What is known after a sample.
  ///
  /// @param weights `[features, outputs]`
  /// @param inverse P, `[features, features]`
  public record Known(Tensor weights, Tensor inverse) {
    /// To be carried by a loop.
    public List<Tensor> tensors() {
      return List.of(weights, inverse);
    }

    public static Known of(List<Tensor> tensors) {
      return new Known(tensors.get(0), tensors.get(1));
    }
  }

  /// Weights of 0.
  public Known start() {
    Shape square = Shape.of(features, features);
    Tensor diagonal = Fill.iota(square, 0).eq(Fill.iota(square, 1)).cast(dtype);
    return new Known(Fill.zeros(Type.of(dtype, features, outputs)), diagonal.times(1 / penalty));
  }

  /// What is known after one more sample.
  ///
  /// @param x `[features]`
  /// @param y `[outputs]`
  public Known step(Known known, Tensor x, Tensor y) {
    Tensor along = Products.matmul(known.inverse(), x);
    Tensor gain = along.over(Products.dot(x, along).plus(keep));
    Tensor error = y.minus(Products.matmul(x, known.weights()));
    Tensor inverse = known.inverse().minus(outer(gain, along));
    return new Known(
        known.weights().plus(outer(gain, error)), keep == 1 ? inverse : inverse.over(keep));
  }

  private static Tensor outer(Tensor x, Tensor y) {
    return Shapes.expand(x, 1).times(Shapes.expand(y, 0));
  }
}
