package cajal.learn.loss;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// What losses ask of their arguments.
final class Check {
  private Check() {}

  static Tensor like(Tensor x, double number) {
    return Fill.full(Type.scalar(x.dtype()), number);
  }

  static Tensor floats(String what, Tensor x) {
    if (x.dtype().isFloat()) return x;
    throw new IllegalArgumentException(
        "%s: takes numbers of f32 or f64, found %s; cast them".formatted(what, x.type()));
  }

  /// Scores of `[..., classes]`.
  static Tensor scores(String what, Tensor x) {
    if (x.rank() > 0 && x.dim(-1) > 0) return floats(what, x);
    throw new IllegalArgumentException(
        "%s: takes scores of [..., classes], found %s; put the classes on the last axis"
            .formatted(what, x.type()));
  }

  /// Class numbers, one for each row of scores.
  static Tensor labels(String what, Tensor scores, Tensor labels) {
    Shape wanted = without(scores.shape());
    if (labels.dtype() == DType.I32 && labels.shape().equals(wanted)) return labels;
    throw new IllegalArgumentException(
        "%s: scores %s take class numbers i32%s, found %s; give one number per row, or one weight per class as %s"
            .formatted(
                what,
                scores.type(),
                wanted.isScalar() ? "" : wanted,
                labels.type(),
                scores.type()));
  }

  static Tensor same(String what, Tensor scores, Tensor targets) {
    if (targets.type().equals(scores.type())) return targets;
    throw new IllegalArgumentException(
        "%s: scores %s take a target for each, found %s; cast or reshape it"
            .formatted(what, scores.type(), targets.type()));
  }

  /// The shape without its last axis.
  static Shape without(Shape shape) {
    List<Integer> dims = shape.dims();
    return new Shape(dims.subList(0, dims.size() - 1));
  }

  /// Whether each class is the one of the row: bool of the shape of the scores.
  static Tensor chosen(Tensor scores, Tensor labels) {
    return Fill.iota(scores.shape(), scores.rank() - 1).eq(Shapes.expand(labels, -1));
  }
}
