package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.Constant;
import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The primitive operations that lowered functions are written with, on one float type and the
/// integers of its bits.
///
/// @param guards where given, a function may be written for a range of arguments only, which a
///   magnitude below 2 of the values it adds tells; where null, it is written for all arguments
record Terms(GraphBuilder builder, DType dtype, @Nullable Set<Value> guards) {
  Terms(GraphBuilder builder, DType dtype) {
    this(builder, dtype, null);
  }

  /// Whether the type is `f32`.
  boolean single() {
    return dtype == DType.F32;
  }

  /// The constant of the type at hand.
  double pick(double single, double twice) {
    return single() ? single : twice;
  }

  /// The coefficients of the type at hand.
  double[] pick(double[] single, double[] twice) {
    return single() ? single : twice;
  }

  /// Bits of the stored significand.
  int digits() {
    return single() ? 23 : 52;
  }

  /// The number of the sign bit.
  int top() {
    return single() ? 31 : 63;
  }

  /// What the stored exponent of 1 is.
  int bias() {
    return single() ? 127 : 1023;
  }

  /// The number whose unit in the last place is 1, half way up its binade: a number of less than a
  /// quarter of it that is added to it is rounded to an integer, which stands in the low bits.
  double magic() {
    return 1.5 * Math.scalb(1.0, digits());
  }

  /// The bits of a number of this type.
  long pattern(double number) {
    return single() ? Float.floatToRawIntBits((float) number) : Double.doubleToRawLongBits(number);
  }

  Value number(double number) {
    return builder.constant(dtype, number);
  }

  Value integer(long integer) {
    return builder.add(new Constant(dtype.bits(), single() ? (int) integer : integer));
  }

  Value bits(Value number) {
    return builder.bitcast(dtype.bits(), number);
  }

  Value fromBits(Value bits) {
    return builder.bitcast(dtype, bits);
  }

  Value plus(Value x, Value y) {
    return builder.plus(x, y);
  }

  Value plus(Value x, double y) {
    return builder.plus(x, number(y));
  }

  Value minus(Value x, Value y) {
    return builder.minus(x, y);
  }

  Value minus(double x, Value y) {
    return builder.minus(number(x), y);
  }

  Value times(Value x, Value y) {
    return builder.times(x, y);
  }

  Value times(Value x, double y) {
    return builder.times(x, number(y));
  }

  Value over(Value x, Value y) {
    return builder.over(x, y);
  }

  Value over(double x, Value y) {
    return builder.over(number(x), y);
  }

  Value negate(Value x) {
    return builder.negate(x);
  }

  Value abs(Value x) {
    return builder.unary(UnaryKind.ABS, x);
  }

  Value sqrt(Value x) {
    return builder.unary(UnaryKind.SQRT, x);
  }

  Value fma(Value a, Value b, Value c) {
    return builder.fma(a, b, c);
  }

  Value fma(Value a, double b, Value c) {
    return builder.fma(a, number(b), c);
  }

  Value fma(Value a, Value b, double c) {
    return builder.fma(a, b, number(c));
  }

  Value fma(Value a, double b, double c) {
    return builder.fma(a, number(b), number(c));
  }

  /// The polynomial with these coefficients, that of the highest power first.
  Value polynomial(Value x, double... coefficients) {
    Value sum = number(coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) sum = fma(sum, x, coefficients[i]);
    return sum;
  }

  Value less(Value x, double y) {
    return builder.compare(CompareKind.LT, x, number(y));
  }

  Value greater(Value x, double y) {
    return builder.compare(CompareKind.GT, x, number(y));
  }

  Value equal(Value x, double y) {
    return builder.compare(CompareKind.EQ, x, number(y));
  }

  Value select(Value condition, Value ifTrue, Value ifFalse) {
    return builder.select(condition, ifTrue, ifFalse);
  }

  Value select(Value condition, double ifTrue, Value ifFalse) {
    return builder.select(condition, number(ifTrue), ifFalse);
  }

  Value select(Value condition, Value ifTrue, double ifFalse) {
    return builder.select(condition, ifTrue, number(ifFalse));
  }

  Value select(Value condition, double ifTrue, double ifFalse) {
    return builder.select(condition, number(ifTrue), number(ifFalse));
  }

  /// `x`, or `limit` if that is less; NaN stays. Two instructions, where Java's `min` takes five.
  Value atMost(Value x, double limit) {
    return select(greater(x, limit), limit, x);
  }

  /// `x`, or `limit` if that is more; NaN stays.
  Value atLeast(Value x, double limit) {
    return select(less(x, limit), limit, x);
  }

  /// The magnitude of one with the sign of another.
  Value copySign(Value magnitude, Value sign) {
    long mask = pattern(-0.0);
    return fromBits(builder.or(bits(magnitude), and(bits(sign), mask)));
  }

  /// The negative number of this magnitude.
  Value withSign(Value x) {
    return fromBits(or(bits(x), pattern(-0.0)));
  }

  /// The lesser of two positive numbers, found by their bits; `limit` for a positive NaN.
  Value capInteger(Value x, double limit) {
    return fromBits(builder.binary(BinaryKind.MIN, bits(x), integer(pattern(limit))));
  }

  Value addInteger(Value i, long j) {
    return builder.plus(i, integer(j));
  }

  Value and(Value i, long mask) {
    return builder.and(i, integer(mask));
  }

  Value or(Value i, long mask) {
    return builder.or(i, integer(mask));
  }

  Value xor(Value i, Value j) {
    return builder.binary(BinaryKind.XOR, i, j);
  }

  Value shiftLeft(Value i, int count) {
    return builder.binary(BinaryKind.SHL, i, integer(count));
  }

  Value shiftRight(Value i, int count) {
    return builder.binary(BinaryKind.USHR, i, integer(count));
  }
}
