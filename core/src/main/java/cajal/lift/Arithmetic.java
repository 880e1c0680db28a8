package cajal.lift;

import static cajal.unit.UnitRules.literal;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import cajal.lift.Operand.Kind;
import cajal.lift.Operand.Literal;
import cajal.lift.Operand.Numeric;
import cajal.lift.Operand.Symbol;
import cajal.unit.PhysicalUnit;
import cajal.unit.UnitRules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Java's arithmetic: on known numbers as the JVM does it, otherwise as operations of the graph.
final class Arithmetic {
  private static final Map<BinaryKind, String> SIGNS =
      Map.of(BinaryKind.ADD, "+", BinaryKind.SUB, "-", BinaryKind.REM, "%");

  private final Lifting lifting;
  private final GraphBuilder builder;

  Arithmetic(Lifting lifting) {
    this.lifting = lifting;
    this.builder = lifting.builder;
  }

  /// A number as it stands in the code.
  Literal written(Kind kind, Number number) {
    return new Literal(kind, number, lifting.isChecked() ? literal(number.doubleValue()) : null);
  }

  Literal integer(int number) {
    return new Literal(Kind.INT, number, literal(number));
  }

  /// A value of the graph; an int that the graph knows may bound a loop.
  Numeric symbol(Kind kind, Value value, @Nullable PhysicalUnit unit) {
    Double known = kind == Kind.INT ? builder.number(value) : null;
    return known != null
        ? new Literal(kind, known.intValue(), unit)
        : new Symbol(kind, value, unit);
  }

  /// The number as a value of the real type.
  Value real(Numeric number) {
    return switch (number) {
      case Literal known -> builder.constant(lifting.real, known.number().doubleValue());
      case Symbol symbol -> builder.cast(lifting.real, symbol.value());
    };
  }

  Value i32(Numeric number) {
    return switch (number) {
      case Literal known -> builder.constant(DType.I32, known.number().intValue());
      case Symbol symbol -> builder.cast(DType.I32, symbol.value());
    };
  }

  Value bool(Numeric number) {
    return switch (number) {
      case Literal known -> builder.constant(DType.BOOL, known.number().intValue());
      case Symbol symbol -> builder.cast(DType.BOOL, symbol.value());
    };
  }

  /// The number as a value of the Java type `type`.
  Value as(Class<?> type, Numeric number) {
    if (type == boolean.class) return bool(number);
    return type == double.class || type == float.class ? real(number) : i32(number);
  }

  private Value graph(Numeric number) {
    return number.kind() == Kind.INT ? i32(number) : real(number);
  }

  private static boolean isBool(Numeric number) {
    return number instanceof Symbol symbol && symbol.value().dtype() == DType.BOOL;
  }

  private static boolean isBit(Numeric number) {
    return isBool(number)
        || (number instanceof Literal(Kind kind, Number n, var unit)
            && kind == Kind.INT
            && (n.intValue() & ~1) == 0);
  }

  Numeric binary(BinaryKind kind, Numeric x, Numeric y) {
    PhysicalUnit unit =
        switch (kind) {
          case MUL -> UnitRules.times(x.unit(), y.unit());
          case DIV -> UnitRules.per(x.unit(), y.unit());
          case ADD, SUB, REM ->
              UnitRules.same(SIGNS.getOrDefault(kind, ""), x.unit(), y.unit(), lifting.where());
          default -> null;
        };
    if (x instanceof Literal a && y instanceof Literal b) return fold(kind, a, b).with(unit);
    if (x.kind() == Kind.LONG) throw LiftError.longArithmetic(lifting.place());
    if (kind.isBitwise() && !kind.isShift() && isBit(x) && isBit(y)) {
      return symbol(Kind.INT, logic(kind, bool(x), bool(y)), null);
    }
    if (kind.isShift() && !(y instanceof Literal)) throw LiftError.openShift(lifting.place());
    Value divisor = graph(y);
    if (x.kind() == Kind.INT && (kind == BinaryKind.DIV || kind == BinaryKind.REM)) {
      divisor = nonZero(y, divisor);
    }
    return symbol(x.kind(), builder.binary(kind, graph(x), divisor), unit);
  }

  /// Both sides of an `if` are computed, so a division must not fail where its side is not taken.
  private Value nonZero(Numeric divisor, Value value) {
    if (divisor instanceof Literal literal) {
      if (literal.number().intValue() == 0) throw LiftError.zeroDivisor(lifting.place());
      return value;
    }
    Value isZero = builder.compare(CompareKind.EQ, value, builder.constant(DType.I32, 0));
    return builder.select(isZero, builder.constant(DType.I32, 1), value);
  }

  private Value logic(BinaryKind kind, Value x, Value y) {
    Double a = builder.number(x);
    Double b = builder.number(y);
    if (a == null && b == null) return builder.binary(kind, x, y);
    boolean known = a != null ? a != 0 : b != null && b != 0;
    Value other = a == null ? x : y;
    return switch (kind) {
      case AND -> known ? other : builder.constant(DType.BOOL, 0);
      case OR -> known ? builder.constant(DType.BOOL, 1) : other;
      default -> known ? builder.not(other) : other;
    };
  }

  private Literal fold(BinaryKind kind, Literal x, Literal y) {
    Number number =
        switch (x.kind()) {
          case INT -> integer(kind, x.number().intValue(), y.number().intValue());
          case LONG -> integer(kind, x.number().longValue(), y.number().longValue());
          case FLOAT -> (float) kind.apply(x.number().doubleValue(), y.number().doubleValue());
          case DOUBLE -> kind.apply(x.number().doubleValue(), y.number().doubleValue());
        };
    return new Literal(x.kind(), number, null);
  }

  private int integer(BinaryKind kind, int x, int y) {
    if (y == 0 && (kind == BinaryKind.DIV || kind == BinaryKind.REM)) {
      throw LiftError.zeroDivisor(lifting.place());
    }
    return kind.apply(x, y);
  }

  private long integer(BinaryKind kind, long x, long y) {
    if (y == 0 && (kind == BinaryKind.DIV || kind == BinaryKind.REM)) {
      throw LiftError.zeroDivisor(lifting.place());
    }
    return kind.apply(x, y);
  }

  Numeric negate(Numeric x) {
    if (x instanceof Literal known) {
      Number n = known.number();
      return switch (x.kind()) {
        case INT -> new Literal(Kind.INT, -n.intValue(), x.unit());
        case LONG -> new Literal(Kind.LONG, -n.longValue(), x.unit());
        case FLOAT -> new Literal(Kind.FLOAT, -n.floatValue(), x.unit());
        case DOUBLE -> new Literal(Kind.DOUBLE, -n.doubleValue(), x.unit());
      };
    }
    return symbol(x.kind(), builder.negate(graph(x)), x.unit());
  }

  /// Java's casts; `int` to `byte` and the like are done by shifts.
  Numeric convert(Numeric x, Kind to) {
    PhysicalUnit unit = x.unit();
    if (x instanceof Literal known) {
      Number n = known.number();
      return switch (to) {
        case INT -> new Literal(to, x.kind().isReal() ? (int) n.doubleValue() : n.intValue(), unit);
        case LONG ->
            new Literal(to, x.kind().isReal() ? (long) n.doubleValue() : n.longValue(), unit);
        case FLOAT -> new Literal(to, n.floatValue(), unit);
        case DOUBLE -> new Literal(to, n.doubleValue(), unit);
      };
    }
    return switch (to) {
      case INT -> symbol(to, i32(x), unit);
      case LONG -> new Symbol(to, whole(x), unit);
      case FLOAT, DOUBLE -> new Symbol(to, real(x), unit);
    };
  }

  private Value whole(Numeric x) {
    if (x.kind() == Kind.INT) return i32(x);
    Value value = real(x);
    Value negative = builder.compare(CompareKind.LT, value, builder.constant(lifting.real, 0));
    return builder.select(
        negative, builder.unary(UnaryKind.CEIL, value), builder.unary(UnaryKind.FLOOR, value));
  }

  /// The int as the small type with so many bits, signed or not.
  Numeric narrow(Numeric x, int bits, boolean signed) {
    int shift = Integer.SIZE - bits;
    Literal by = integer(shift);
    BinaryKind back = signed ? BinaryKind.SHR : BinaryKind.USHR;
    return binary(back, binary(BinaryKind.SHL, x, by), by).with(x.unit());
  }

  Truth compare(CompareKind kind, Numeric x, Numeric y) {
    UnitRules.same(relation(kind), x.unit(), y.unit(), lifting.where());
    if (x.kind() == Kind.INT && (isBool(x) || isBool(y)) && isBit(x) && isBit(y)) {
      if (kind == CompareKind.EQ || kind == CompareKind.NE) {
        return truth(logic(BinaryKind.XOR, bool(x), bool(y)), kind == CompareKind.NE);
      }
    }
    Double a = number(x);
    Double b = number(y);
    if (x instanceof Literal p && y instanceof Literal q && x.kind() == Kind.LONG) {
      return Truth.of(kind.apply(p.number().longValue(), q.number().longValue()));
    }
    if (a != null && b != null) return Truth.of(kind.apply(a, b));
    return truth(builder.compare(kind, graph(x), graph(y)), true);
  }

  private static String relation(CompareKind kind) {
    return switch (kind) {
      case EQ -> "==";
      case NE -> "!=";
      case LT -> "<";
      case LE -> "<=";
      case GT -> ">";
      case GE -> ">=";
    };
  }

  private Truth truth(Value value, boolean holds) {
    Double known = builder.number(value);
    return known != null ? Truth.of(known != 0 == holds) : Truth.of(value, holds);
  }

  private @Nullable Double number(Numeric x) {
    return switch (x) {
      case Literal known -> (Double) known.number().doubleValue();
      case Symbol symbol -> builder.number(symbol.value());
    };
  }

  /// `yes` where `condition` holds, otherwise `no`.
  Numeric select(Value condition, Numeric yes, Numeric no) {
    if (yes.kind() == Kind.INT && isBit(yes) && isBit(no)) {
      return symbol(Kind.INT, either(condition, bool(yes), bool(no)), null);
    }
    return symbol(yes.kind(), builder.select(condition, graph(yes), graph(no)), null);
  }

  private Value either(Value condition, Value yes, Value no) {
    Double a = builder.number(yes);
    Double b = builder.number(no);
    if (a != null && a.equals(b)) return yes;
    if (a != null && b != null) return a != 0 ? condition : builder.not(condition);
    if (a != null) {
      return a != 0 ? builder.or(condition, no) : builder.and(builder.not(condition), no);
    }
    if (b != null) {
      return b != 0 ? builder.or(builder.not(condition), yes) : builder.and(condition, yes);
    }
    return builder.select(condition, yes, no);
  }
}
