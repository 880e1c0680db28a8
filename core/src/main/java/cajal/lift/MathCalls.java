package cajal.lift;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.Constant;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Calls of `java.lang.Math`. Exact functions of known numbers are computed here; the others become
/// operations even then, as the JDK's results differ between machines and ours do not.
final class MathCalls {
  private static final Map<String, UnaryKind> UNARY =
      Map.ofEntries(
          Map.entry("abs", UnaryKind.ABS),
          Map.entry("sqrt", UnaryKind.SQRT),
          Map.entry("floor", UnaryKind.FLOOR),
          Map.entry("ceil", UnaryKind.CEIL),
          Map.entry("rint", UnaryKind.RINT),
          Map.entry("signum", UnaryKind.SIGN),
          Map.entry("exp", UnaryKind.EXP),
          Map.entry("expm1", UnaryKind.EXPM1),
          Map.entry("log", UnaryKind.LOG),
          Map.entry("log1p", UnaryKind.LOG1P),
          Map.entry("sin", UnaryKind.SIN),
          Map.entry("cos", UnaryKind.COS),
          Map.entry("tan", UnaryKind.TAN),
          Map.entry("asin", UnaryKind.ASIN),
          Map.entry("acos", UnaryKind.ACOS),
          Map.entry("atan", UnaryKind.ATAN),
          Map.entry("sinh", UnaryKind.SINH),
          Map.entry("cosh", UnaryKind.COSH),
          Map.entry("tanh", UnaryKind.TANH),
          Map.entry("cbrt", UnaryKind.CBRT));

  private static final Map<String, BinaryKind> BINARY =
      Map.of(
          "min", BinaryKind.MIN,
          "max", BinaryKind.MAX,
          "atan2", BinaryKind.ATAN2,
          "hypot", BinaryKind.HYPOT);

  private static final Set<UnaryKind> EXACT =
      Set.of(
          UnaryKind.ABS,
          UnaryKind.SQRT,
          UnaryKind.FLOOR,
          UnaryKind.CEIL,
          UnaryKind.RINT,
          UnaryKind.SIGN);

  private static final Set<String> OTHERS =
      Set.of("round", "pow", "fma", "clamp", "copySign", "log10");

  private static final double LN10 = 2.302585092994046;
  private static final int LARGEST_POWER = 16;

  private final Lifting lifting;
  private final GraphBuilder builder;

  MathCalls(Lifting lifting) {
    this.lifting = lifting;
    this.builder = lifting.builder;
  }

  /// The names of all functions that are known.
  static Set<String> names() {
    Set<String> names = new TreeSet<>(OTHERS);
    names.addAll(UNARY.keySet());
    names.addAll(BINARY.keySet());
    names.addAll(Calls.INLINED_MATH);
    return names;
  }

  /// The result, or null where the function is not known.
  @Nullable Numeric call(String name, List<Numeric> arguments) {
    if (arguments.isEmpty()) return null;
    Numeric x = arguments.getFirst();
    if (x.kind() == Kind.LONG) return clampLong(name, x, arguments);
    UnaryKind unary = UNARY.get(name);
    if (unary != null) return unary(name, unary, x);
    BinaryKind binary = BINARY.get(name);
    if (binary != null) return binary(name, binary, x, arguments.get(1));
    return switch (name) {
      case "round" -> round(x);
      case "pow" -> power(x, arguments.get(1));
      case "fma" -> fma(x, arguments.get(1), arguments.get(2));
      case "clamp" -> clamp(x, arguments.get(1), arguments.get(2));
      case "copySign" -> copySign(x, arguments.get(1));
      case "log10" -> {
        Numeric log = unary("log", UnaryKind.LOG, x);
        yield lifting.arithmetic.binary(
            BinaryKind.DIV, log, new Literal(x.kind(), LN10, PhysicalUnit.ONE));
      }
      default -> null;
    };
  }

  Numeric unary(String name, UnaryKind kind, Numeric x) {
    PhysicalUnit unit = unit(name, x);
    if (x instanceof Literal known && EXACT.contains(kind)) {
      Number n = known.number();
      Number result =
          switch (x.kind()) {
            case INT -> Math.abs(n.intValue());
            case FLOAT -> (float) kind.apply(n.doubleValue());
            default -> kind.apply(n.doubleValue());
          };
      return new Literal(x.kind(), result, unit);
    }
    Value value = x.kind() == Kind.INT ? lifting.arithmetic.i32(x) : lifting.arithmetic.real(x);
    return new Symbol(x.kind(), builder.unary(kind, value), unit);
  }

  private @Nullable PhysicalUnit unit(String name, Numeric... arguments) {
    List<@Nullable PhysicalUnit> units = new java.util.ArrayList<>();
    for (Numeric argument : arguments) units.add(argument.unit());
    return UnitRules.call(name, units, lifting.where());
  }

  private Numeric binary(String name, BinaryKind kind, Numeric x, Numeric y) {
    PhysicalUnit unit = unit(name, x, y);
    if (kind.isPrimitive() || !(x instanceof Literal && y instanceof Literal)) {
      return lifting.arithmetic.binary(kind, x, y).with(unit);
    }
    Value result = builder.binary(kind, lifting.arithmetic.real(x), lifting.arithmetic.real(y));
    return new Symbol(x.kind(), result, unit);
  }

  private Numeric clamp(Numeric x, Numeric low, Numeric high) {
    return binary("min", BinaryKind.MIN, high, binary("max", BinaryKind.MAX, x, low));
  }

  /// The int of `Math.clamp(long, int, int)`.
  private Numeric clampLong(String name, Numeric x, List<Numeric> arguments) {
    if (!name.equals("clamp") || arguments.get(1).kind() != Kind.INT) {
      throw LiftError.longArithmetic(lifting.place());
    }
    boolean isInt = x instanceof Symbol symbol && symbol.value().dtype() == DType.I32;
    Kind kind = isInt ? Kind.INT : Kind.DOUBLE;
    Numeric low = lifting.arithmetic.convert(arguments.get(1), kind);
    Numeric high = lifting.arithmetic.convert(arguments.get(2), kind);
    Numeric clamped = clamp(lifting.arithmetic.convert(x, kind), low, high);
    return lifting.arithmetic.convert(clamped, Kind.INT);
  }

  /// As Java: half up. `floor(x + 0.5)` would round 0.49999999999999994 to 1.
  private Numeric round(Numeric x) {
    boolean toLong = x.kind() == Kind.DOUBLE;
    Kind kind = toLong ? Kind.LONG : Kind.INT;
    if (x instanceof Literal known) {
      double number = known.number().doubleValue();
      Number rounded = toLong ? (Number) Math.round(number) : Math.round((float) number);
      return new Literal(kind, rounded, x.unit());
    }
    Value value = lifting.arithmetic.real(x);
    Value floor = builder.unary(UnaryKind.FLOOR, value);
    Value half = builder.constant(lifting.real, 0.5);
    Value up = builder.compare(CompareKind.GE, builder.minus(value, floor), half);
    Value rounded = builder.select(up, builder.plus(floor, 1), floor);
    return new Symbol(kind, toLong ? rounded : builder.cast(DType.I32, rounded), x.unit());
  }

  private Numeric power(Numeric x, Numeric exponent) {
    Double known = exponent instanceof Literal n ? (Double) n.number().doubleValue() : null;
    PhysicalUnit unit = UnitRules.power(x.unit(), exponent.unit(), known, lifting.where());
    if (known != null && known == 0.5) return unary("sqrt", UnaryKind.SQRT, x).with(unit);
    if (known != null && known == Math.rint(known) && Math.abs(known) <= LARGEST_POWER) {
      Numeric one = new Literal(x.kind(), 1.0, PhysicalUnit.ONE);
      Numeric power = known == 0 ? one : power(x.with(null), (int) Math.abs(known));
      Numeric result = known < 0 ? lifting.arithmetic.binary(BinaryKind.DIV, one, power) : power;
      return result.with(unit);
    }
    Value base = lifting.arithmetic.real(x);
    Value result = builder.binary(BinaryKind.POW, base, lifting.arithmetic.real(exponent));
    return new Symbol(x.kind(), result, unit);
  }

  private Numeric power(Numeric x, int exponent) {
    if (exponent == 1) return x;
    if (exponent % 2 == 1) {
      return lifting.arithmetic.binary(BinaryKind.MUL, power(x, exponent - 1), x);
    }
    Numeric root = power(x, exponent / 2);
    return lifting.arithmetic.binary(BinaryKind.MUL, root, root);
  }

  private Numeric fma(Numeric a, Numeric b, Numeric c) {
    PhysicalUnit unit = unit("fma", a, b, c);
    Arithmetic arithmetic = lifting.arithmetic;
    Value value = builder.fma(arithmetic.real(a), arithmetic.real(b), arithmetic.real(c));
    return new Symbol(a.kind(), value, unit);
  }

  private Numeric copySign(Numeric magnitude, Numeric sign) {
    DType bits = lifting.real.bits();
    long signBit = bits == DType.I64 ? Long.MIN_VALUE : Integer.MIN_VALUE;
    Value mask = builder.add(new Constant(bits, signBit));
    Value absolute = builder.unary(UnaryKind.ABS, lifting.arithmetic.real(magnitude));
    Value taken = builder.and(builder.bitcast(bits, lifting.arithmetic.real(sign)), mask);
    Value value = builder.or(builder.bitcast(bits, absolute), taken);
    return new Symbol(magnitude.kind(), builder.bitcast(lifting.real, value), magnitude.unit());
  }
}
