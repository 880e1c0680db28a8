package cajal.trace;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.Constant;
import cajal.ir.DType;
import cajal.ir.Elementwise;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/// An array of numbers of one element type and a static shape: either with its numbers (made with
/// `of`, or returned by a compiled function), or a value of the function that is being traced.
///
/// Operations are recorded, not run; they are only allowed inside of a function given to
/// [Cajal#compile]. Shapes are broadcast as NumPy does: aligned at the last axis, where lengths are
/// equal or 1. Tensors with numbers may be used inside: they are constants of the function.
///
/// ```java
/// Compiled f = Cajal.compile((x, w) -> Maths.tanh(Products.matmul(x, w)).plus(1));
/// float[] y = f.apply(Tensor.of(new float[] {1, 2}).reshape(1, 2), weights).floats();
/// ```
///
/// More in [Fill], [Maths], [Reductions], [Shapes], [Products], [Keyed] and [Control].
public final class Tensor {
  private final Type type;
  private final @Nullable Object array;
  private final @Nullable Trace trace;
  private final @Nullable Value value;

  Tensor(Trace trace, Value value) {
    this.type = value.type();
    this.array = null;
    this.trace = trace;
    this.value = value;
  }

  private Tensor(Type type, Object array) {
    this.type = type;
    this.array = array;
    this.trace = null;
    this.value = null;
  }

  public static Tensor of(float... numbers) {
    return new Tensor(Type.of(DType.F32, numbers.length), numbers.clone());
  }

  public static Tensor of(double... numbers) {
    return new Tensor(Type.of(DType.F64, numbers.length), numbers.clone());
  }

  public static Tensor of(int... numbers) {
    return new Tensor(Type.of(DType.I32, numbers.length), numbers.clone());
  }

  public static Tensor of(boolean... truths) {
    return new Tensor(Type.of(DType.BOOL, truths.length), truths.clone());
  }

  public static Tensor scalar(float number) {
    return new Tensor(Type.scalar(DType.F32), new float[] {number});
  }

  public static Tensor scalar(double number) {
    return new Tensor(Type.scalar(DType.F64), new double[] {number});
  }

  public static Tensor scalar(int number) {
    return new Tensor(Type.scalar(DType.I32), new int[] {number});
  }

  public static Tensor scalar(boolean truth) {
    return new Tensor(Type.scalar(DType.BOOL), new boolean[] {truth});
  }

  /// The tensor of an array in row-major order, which is not copied: do not write to it.
  static Tensor around(Type type, Object array) {
    int length = Array.getLength(array);
    if (length != type.shape().size()) throw TraceError.length(type, length);
    return new Tensor(type, array);
  }

  public Type type() {
    return type;
  }

  public DType dtype() {
    return type.dtype();
  }

  public Shape shape() {
    return type.shape();
  }

  public int rank() {
    return type.rank();
  }

  /// The length of an axis; -1 is the last axis.
  public int dim(int axis) {
    return type.shape().dim(axis("dim", axis));
  }

  /// The number of an axis that may be counted from the end.
  int axis(String what, int axis) {
    int own = axis < 0 ? axis + rank() : axis;
    if (own < 0 || own >= rank()) throw TraceError.axis(what, type, axis);
    return own;
  }

  boolean isConcrete() {
    return array != null;
  }

  boolean sharesArray(Tensor other) {
    return array != null && array == other.array && type.equals(other.type);
  }

  @Nullable Value valueIn(Trace here) {
    return trace == here ? value : null;
  }

  Object array() {
    if (array == null) throw TraceError.notConcrete(type);
    return array;
  }

  Constant constant() {
    return switch (array()) {
      case float[] x -> new Constant(DType.F32, Float.floatToRawIntBits(x[0]));
      case double[] x -> new Constant(DType.F64, Double.doubleToRawLongBits(x[0]));
      case int[] x -> new Constant(DType.I32, x[0]);
      case long[] x -> new Constant(DType.I64, x[0]);
      case boolean[] x -> new Constant(DType.BOOL, x[0] ? 1 : 0);
      default -> throw new AssertionError(type);
    };
  }

  /// The numbers in row-major order, copied; only of a tensor of f32 that has them.
  public float[] floats() {
    if (array() instanceof float[] x) return x.clone();
    throw TraceError.array(type, "float[]");
  }

  /// The numbers in row-major order, copied; only of a tensor of f64 that has them.
  public double[] doubles() {
    if (array() instanceof double[] x) return x.clone();
    throw TraceError.array(type, "double[]");
  }

  /// The numbers in row-major order, copied; only of a tensor of i32 that has them.
  public int[] ints() {
    if (array() instanceof int[] x) return x.clone();
    throw TraceError.array(type, "int[]");
  }

  /// The truths in row-major order, copied; only of a tensor of bool that has them.
  public boolean[] booleans() {
    if (array() instanceof boolean[] x) return x.clone();
    throw TraceError.array(type, "boolean[]");
  }

  /// Copies the numbers in row-major order to the start of an array of this element type, such as
  /// the input of a program.
  public void copyTo(Object to) {
    boolean fits = to.getClass() == array().getClass() && Array.getLength(to) >= shape().size();
    if (!fits) throw TraceError.array(type, to.getClass().getSimpleName());
    System.arraycopy(array(), 0, to, 0, shape().size());
  }

  public Tensor plus(Tensor other) {
    return Broadcasting.binary(BinaryKind.ADD, this, other);
  }

  public Tensor plus(double number) {
    return plus(like(number));
  }

  public Tensor minus(Tensor other) {
    return Broadcasting.binary(BinaryKind.SUB, this, other);
  }

  public Tensor minus(double number) {
    return minus(like(number));
  }

  public Tensor times(Tensor other) {
    return Broadcasting.binary(BinaryKind.MUL, this, other);
  }

  public Tensor times(double number) {
    return times(like(number));
  }

  public Tensor over(Tensor other) {
    return Broadcasting.binary(BinaryKind.DIV, this, other);
  }

  public Tensor over(double number) {
    return over(like(number));
  }

  public Tensor negate() {
    return Maths.unary(UnaryKind.NEG, this);
  }

  public Tensor and(Tensor other) {
    return Broadcasting.binary(BinaryKind.AND, this, other);
  }

  public Tensor or(Tensor other) {
    return Broadcasting.binary(BinaryKind.OR, this, other);
  }

  public Tensor not() {
    return Maths.unary(UnaryKind.NOT, this);
  }

  /// Where this is less than `other`, as bool; so are `le`, `gt`, `ge`, `eq` and `ne`.
  public Tensor lt(Tensor other) {
    return Broadcasting.compare(CompareKind.LT, this, other);
  }

  public Tensor lt(double number) {
    return lt(like(number));
  }

  public Tensor le(Tensor other) {
    return Broadcasting.compare(CompareKind.LE, this, other);
  }

  public Tensor le(double number) {
    return le(like(number));
  }

  public Tensor gt(Tensor other) {
    return Broadcasting.compare(CompareKind.GT, this, other);
  }

  public Tensor gt(double number) {
    return gt(like(number));
  }

  public Tensor ge(Tensor other) {
    return Broadcasting.compare(CompareKind.GE, this, other);
  }

  public Tensor ge(double number) {
    return ge(like(number));
  }

  public Tensor eq(Tensor other) {
    return Broadcasting.compare(CompareKind.EQ, this, other);
  }

  public Tensor ne(Tensor other) {
    return Broadcasting.compare(CompareKind.NE, this, other);
  }

  /// The number in another element type, as Java's cast has it; `bool` becomes 0 or 1.
  public Tensor cast(DType to) {
    return to == dtype()
        ? this
        : Trace.current().add(trace -> new Elementwise.Cast(to, trace.value(this)));
  }

  /// The same elements in row-major order under another shape; one length may be -1. Works outside
  /// of a trace, too, for tensors that have numbers.
  public Tensor reshape(int... dims) {
    Shape to = Shapes.fill(this, dims);
    return array != null ? new Tensor(type.with(to), array) : Shapes.reshape(this, to);
  }

  /// A scalar of this element type.
  Tensor like(double number) {
    return new Tensor(Type.scalar(dtype()), Fill.array(dtype(), number));
  }

  @Override
  public String toString() {
    return (isConcrete() ? "tensor " : "traced ") + type;
  }
}
