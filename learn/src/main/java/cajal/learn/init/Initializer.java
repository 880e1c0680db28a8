package cajal.learn.init;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.random.Key;
import cajal.trace.Fill;
import cajal.trace.Tensor;

/// How a parameter starts: numbers for a shape, the same ones for the same key.
///
/// ```java
/// Tensor w = Initializers.kaimingNormal().tensor(Type.of(DType.F32, 64, 10), Key.of(1));
/// ```
@FunctionalInterface
public interface Initializer {

  /// The numbers of a tensor in row-major order.
  ///
  /// @param fan how many inputs and outputs each weight has part in
  double[] numbers(Shape shape, Fan fan, Key key);

  /// The tensor of these numbers, which are those of f64 rounded where it is f32.
  default Tensor tensor(Type type, Fan fan, Key key) {
    double[] numbers = numbers(type.shape(), fan, key);
    if (type.dtype() == DType.F64) return Fill.from(type, numbers);
    if (type.dtype() != DType.F32) {
      throw new IllegalArgumentException(
          "initialiser of a %s: parameters are f32 or f64; cast where another type is needed"
              .formatted(type));
    }
    float[] rounded = new float[numbers.length];
    for (int i = 0; i < rounded.length; i++) rounded[i] = (float) numbers[i];
    return Fill.from(type, rounded);
  }

  /// The same for a matrix of `[in, out]`, or a kernel of `[..., in, out]`.
  default Tensor tensor(Type type, Key key) {
    return tensor(type, Fan.of(type.shape()), key);
  }
}
