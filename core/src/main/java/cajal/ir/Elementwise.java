package cajal.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/// An operation that computes each element from the elements at the same place. Operands have one
/// shape, or are scalars, which stand for every place.
public sealed interface Elementwise extends Op {

  /// The one type of the result.
  Type type();

  @Override
  default List<Type> resultTypes() {
    return List.of(type());
  }

  /// A function of one argument.
  record Unary(UnaryKind kind, Value x) implements Elementwise {
    public Unary {
      boolean fits =
          switch (kind) {
            case NOT -> x.dtype() == DType.BOOL || x.dtype().isInteger();
            case NEG, ABS, SIGN -> x.dtype() != DType.BOOL;
            default -> x.dtype().isFloat();
          };
      if (!fits) throw new ShapeError(kind + " does not take " + x.type() + "; cast it first");
    }

    @Override
    public Type type() {
      return x.type();
    }

    @Override
    public List<Value> operands() {
      return List.of(x);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Unary(kind, operand.apply(x));
    }
  }

  /// A function of two arguments of one element type.
  record Binary(BinaryKind kind, Value x, Value y) implements Elementwise {
    public Binary {
      same(kind.toString(), x, y);
      common(kind.toString(), x, y);
      boolean fits =
          switch (x.dtype()) {
            case BOOL -> kind.isBitwise() && !kind.isShift();
            case I32, I64 -> kind.ordinal() < BinaryKind.POW.ordinal() || kind.isBitwise();
            case F32, F64 -> !kind.isBitwise();
          };
      if (!fits) throw new ShapeError(kind + " does not take " + x.type() + "; cast it first");
    }

    @Override
    public Type type() {
      return x.type().with(common(kind.toString(), x, y));
    }

    @Override
    public List<Value> operands() {
      return List.of(x, y);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Binary(kind, operand.apply(x), operand.apply(y));
    }
  }

  /// a·b + c with one rounding.
  record Fma(Value a, Value b, Value c) implements Elementwise {
    public Fma {
      same("fma", a, b);
      same("fma", b, c);
      common("fma", a, b, c);
      if (!a.dtype().isFloat()) throw new ShapeError("fma takes f32 or f64, found " + a.type());
    }

    @Override
    public Type type() {
      return a.type().with(common("fma", a, b, c));
    }

    @Override
    public List<Value> operands() {
      return List.of(a, b, c);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Fma(operand.apply(a), operand.apply(b), operand.apply(c));
    }
  }

  /// A comparison; its result is `bool`.
  record Compare(CompareKind kind, Value x, Value y) implements Elementwise {
    public Compare {
      same(kind.toString(), x, y);
      common(kind.toString(), x, y);
      if (x.dtype() == DType.BOOL) throw new ShapeError(kind + " takes numbers, found " + x.type());
    }

    @Override
    public Type type() {
      return new Type(DType.BOOL, common(kind.toString(), x, y));
    }

    @Override
    public List<Value> operands() {
      return List.of(x, y);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Compare(kind, operand.apply(x), operand.apply(y));
    }
  }

  /// `ifTrue` where `condition` holds, otherwise `ifFalse`; both are computed.
  record Select(Value condition, Value ifTrue, Value ifFalse) implements Elementwise {
    public Select {
      if (condition.dtype() != DType.BOOL) {
        throw new ShapeError("select takes a bool condition, found " + condition.type());
      }
      same("select", ifTrue, ifFalse);
      common("select", condition, ifTrue, ifFalse);
    }

    @Override
    public Type type() {
      return ifTrue.type().with(common("select", condition, ifTrue, ifFalse));
    }

    @Override
    public List<Value> operands() {
      return List.of(condition, ifTrue, ifFalse);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Select(operand.apply(condition), operand.apply(ifTrue), operand.apply(ifFalse));
    }
  }

  /// `value`, whose derivative by `x` is said to be `slope`, and by anything else nothing: what
  /// surrogate gradients are made of. A constant `x` stops all gradients.
  record Sloped(Value value, Value x, Value slope) implements Elementwise {
    public Sloped {
      same("sloped", value, x);
      same("sloped", x, slope);
      boolean fits = value.shape().equals(common("sloped", value, x, slope));
      if (!value.dtype().isFloat() || !fits) {
        throw new ShapeError(
            "sloped takes f32 or f64 of the shape of its value, found "
                + value.type()
                + " by "
                + x.type()
                + " with the slope "
                + slope.type());
      }
    }

    @Override
    public Type type() {
      return value.type();
    }

    @Override
    public List<Value> operands() {
      return List.of(value, x, slope);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Sloped(operand.apply(value), operand.apply(x), operand.apply(slope));
    }
  }

  /// The number in another element type, as Java's cast has it (towards zero, saturating, NaN to
  /// 0); `bool` becomes 0 or 1, and a number is true where it is not 0.
  record Cast(DType to, Value x) implements Elementwise {
    @Override
    public Type type() {
      return x.type().with(to);
    }

    @Override
    public List<Value> operands() {
      return List.of(x);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Cast(to, operand.apply(x));
    }
  }

  /// The same bits as another element type of the same size.
  record Bitcast(DType to, Value x) implements Elementwise {
    public Bitcast {
      if (to.bytes() != x.dtype().bytes() || to == DType.BOOL) {
        throw new ShapeError("bitcast to " + to + " takes as many bits, found " + x.type());
      }
    }

    @Override
    public Type type() {
      return x.type().with(to);
    }

    @Override
    public List<Value> operands() {
      return List.of(x);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Bitcast(to, operand.apply(x));
    }
  }

  private static void same(String what, Value x, Value y) {
    if (x.dtype() != y.dtype()) {
      throw new ShapeError(
          what
              + " takes one element type, found "
              + x.type()
              + " and "
              + y.type()
              + "; cast one of them");
    }
  }

  /// The shape of the operands that are not scalars.
  private static Shape common(String what, Value... values) {
    Shape shape = Shape.SCALAR;
    for (Value value : values) {
      if (value.isScalar()) continue;
      if (!shape.isScalar() && !shape.equals(value.shape())) {
        throw new ShapeError(
            what
                + " takes one shape, found "
                + shape
                + " and "
                + value.shape()
                + "; reshape or broadcast one of them");
      }
      shape = value.shape();
    }
    return shape;
  }
}
