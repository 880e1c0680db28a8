package cajal.unit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The unit of every operation's result, for all doors into the graph.
///
/// A null unit means *any*: that of the literals 0 and ±∞, and of a value about which nothing is
/// known. It fits everywhere, and what is computed with it by `*` and `/` is unknown as well.
/// `where` is the place for the message, such as `Lif.dv, line 12`, or empty.
public final class UnitRules {
  private UnitRules() {}

  /// A number as it stands in the model: a plain number, except that 0, ±∞ and NaN fit any unit.
  public static @Nullable PhysicalUnit literal(double value) {
    return value == 0 || !Double.isFinite(value) ? null : PhysicalUnit.ONE;
  }

  /// The common unit of two operands of `operation`: `+`, `-`, `<`, `==`, `?:`, `%` and the like.
  ///
  /// @throws UnitError if both are known and differ
  public static @Nullable PhysicalUnit same(
      String operation, @Nullable PhysicalUnit left, @Nullable PhysicalUnit right, String where) {
    if (left == null) return right;
    if (right != null && !left.equals(right)) {
      throw UnitError.mismatch(operation, left, right, where);
    }
    return left;
  }

  /// Checks a value against the unit its place asks for; `what` names the place, as `dv/dt`.
  ///
  /// @throws UnitError if both are known and differ
  public static void expect(
      String what, @Nullable PhysicalUnit expected, @Nullable PhysicalUnit found, String where) {
    if (expected != null && found != null && !expected.equals(found)) {
      throw UnitError.unexpected(what, expected, found, where);
    }
  }

  public static @Nullable PhysicalUnit times(
      @Nullable PhysicalUnit left, @Nullable PhysicalUnit right) {
    return left == null || right == null ? null : left.times(right);
  }

  public static @Nullable PhysicalUnit per(
      @Nullable PhysicalUnit left, @Nullable PhysicalUnit right) {
    return left == null || right == null ? null : left.per(right);
  }

  /// A base with a unit needs a constant exponent that is a simple fraction.
  ///
  /// @param constant the exponent's value where it is a constant
  /// @throws UnitError if the exponent has a unit, or the base has one and the exponent is not such
  ///   a constant
  public static @Nullable PhysicalUnit power(
      @Nullable PhysicalUnit base,
      @Nullable PhysicalUnit exponent,
      @Nullable Double constant,
      String where) {
    if (exponent != null && !exponent.isOne()) {
      throw UnitError.notPlain("the exponent of a power", exponent, where);
    }
    if (base == null || base.isOne()) return base;
    Optional<Ratio> ratio = constant == null ? Optional.empty() : Ratio.of(constant);
    try {
      return base.pow(ratio.orElseThrow(() -> UnitError.openPower(base, where)));
    } catch (ArithmeticException overflow) {
      throw UnitError.openPower(base, where);
    }
  }

  /// The unit of a call of an elementary function, under its name in `java.lang.Math`,
  /// `cajal.math.Fn` or the equation language; powers go to [#power]. Functions that are not named
  /// here, such as `exp`, need plain numbers and give one.
  ///
  /// @throws UnitError if the arguments' units do not fit the function
  public static @Nullable PhysicalUnit call(
      String function, List<? extends @Nullable PhysicalUnit> arguments, String where) {
    return switch (function) {
      case "abs", "negateExact" -> arguments.getFirst();
      case "sqrt" -> root(arguments.getFirst(), Ratio.HALF);
      case "cbrt" -> root(arguments.getFirst(), new Ratio(1, 3));
      case "min", "max", "clip", "clamp", "hypot", "copySign" ->
          allSame(function, arguments, where);
      case "atan2" -> {
        allSame(function, arguments, where);
        yield PhysicalUnit.ONE;
      }
      case "sign", "signum" -> PhysicalUnit.ONE;
      case "fma" ->
          same(function, times(arguments.get(0), arguments.get(1)), arguments.get(2), where);
      default -> {
        for (PhysicalUnit argument : arguments) {
          if (argument != null && !argument.isOne()) {
            throw UnitError.notPlain(function, argument, where);
          }
        }
        yield PhysicalUnit.ONE;
      }
    };
  }

  private static @Nullable PhysicalUnit root(@Nullable PhysicalUnit unit, Ratio exponent) {
    return unit == null ? null : unit.pow(exponent);
  }

  private static @Nullable PhysicalUnit allSame(
      String function, List<? extends @Nullable PhysicalUnit> arguments, String where) {
    PhysicalUnit common = null;
    for (PhysicalUnit argument : arguments) common = same(function, common, argument, where);
    return common;
  }
}
