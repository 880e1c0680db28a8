package cajal.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/// A scalar known when the graph is built, by its bits: those of the float (its sign bit repeated),
/// of the double, of the integer, or 0 and 1 for `bool`.
public record Constant(DType dtype, long bits) implements Op {
  public Constant {
    bits =
        switch (dtype) {
          case F32, I32 -> (int) bits;
          case F64, I64 -> bits;
          case BOOL -> bits & 1;
        };
  }

  /// The constant nearest to `number`.
  public static Constant of(DType dtype, double number) {
    return switch (dtype) {
      case F32 -> new Constant(dtype, Float.floatToRawIntBits((float) number));
      case F64 -> new Constant(dtype, Double.doubleToRawLongBits(number));
      case I32 -> new Constant(dtype, (int) number);
      case I64 -> new Constant(dtype, (long) number);
      case BOOL -> new Constant(dtype, number != 0 ? 1 : 0);
    };
  }

  /// Its number as a double.
  public double number() {
    return switch (dtype) {
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
      case I32, I64, BOOL -> bits;
    };
  }

  @Override
  public List<Value> operands() {
    return List.of();
  }

  @Override
  public List<Type> resultTypes() {
    return List.of(Type.scalar(dtype));
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return this;
  }
}
