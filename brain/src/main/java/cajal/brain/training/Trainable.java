package cajal.brain.training;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.Arrays;

/// Numbers of a network and the parameter that stands for them.
///
/// The network computes from its own numbers in f64, which may be rounded in the parameter. While
/// the parameter has the numbers it was made with, its network's are used, so that the bits are
/// those of a simulation.
final class Trainable {
  private final Parameter parameter;
  private final double[] own;

  private Trainable(Parameter parameter, double[] own) {
    this.parameter = parameter;
    this.own = own;
  }

  /// @param shape a scalar, or as many as there are numbers
  static Trainable of(String name, DType real, Shape shape, double[] own) {
    Type type = new Type(real, shape);
    return new Trainable(Parameter.of(name, Fill.from(type, rounded(real, own))), own);
  }

  /// Numbers as an array of `real`.
  static Object rounded(DType real, double[] numbers) {
    if (real == DType.F64) return numbers.clone();
    float[] rounded = new float[numbers.length];
    for (int i = 0; i < rounded.length; i++) rounded[i] = (float) numbers[i];
    return rounded;
  }

  Parameter parameter() {
    return parameter;
  }

  /// Where the parameter has the network's numbers.
  Tensor isOwn() {
    Object numbers = rounded(parameter.type().dtype(), own);
    return parameter.value().eq(Fill.from(parameter.type(), numbers));
  }

  /// The numbers in f64.
  Tensor wide() {
    Tensor wide = parameter.value().cast(DType.F64);
    return anchored(wide, isOwn(), Fill.from(wide.type(), own));
  }

  /// `x`, but with the bits of `known` where that is what it would be if nothing were rounded; the
  /// gradient is that of `x`.
  static Tensor anchored(Tensor x, Tensor isKnown, Tensor known) {
    return Derivatives.sloped(Maths.where(isKnown, known, x), x, one(x.dtype()));
  }

  private static Tensor one(DType dtype) {
    return dtype == DType.F64 ? Tensor.scalar(1.0) : Tensor.scalar(1f);
  }

  /// The numbers the parameter has now, or the network's own where it has not changed.
  double[] now() {
    Tensor numbers = parameter.value();
    double[] now =
        numbers.dtype() == DType.F64 ? numbers.doubles() : Trainable.widened(numbers.floats());
    Object before = rounded(numbers.dtype(), own);
    for (int i = 0; i < now.length; i++) {
      double known = before instanceof float[] f32 ? f32[i] : ((double[]) before)[i];
      if (now[i] == known) now[i] = own[i];
    }
    return now;
  }

  /// Takes the numbers of now as the network's.
  void settle() {
    System.arraycopy(now(), 0, own, 0, own.length);
  }

  private static double[] widened(float[] numbers) {
    double[] wide = new double[numbers.length];
    Arrays.setAll(wide, i -> numbers[i]);
    return wide;
  }
}
