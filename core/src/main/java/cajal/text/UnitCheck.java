package cajal.text;

import cajal.unit.PhysicalUnit;
import cajal.unit.UnitError;
import cajal.unit.UnitRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Infers the type of an expression, and refuses one whose units do not fit.
final class UnitCheck {
  /// A condition, or a number in a unit; a null unit fits any.
  record Type(boolean logical, @Nullable PhysicalUnit unit) {
    static final Type CONDITION = new Type(true, null);
  }

  private final Source source;
  private final Scope scope;

  UnitCheck(Source source, Scope scope) {
    this.source = source;
    this.scope = scope;
  }

  Type type(Expr expr) {
    return switch (expr) {
      case Expr.Number e -> new Type(false, UnitRules.literal(e.value()));
      case Expr.Name e -> new Type(false, named(e));
      case Expr.UnitConstant e -> new Type(false, e.unit());
      case Expr.Unary e -> unary(e);
      case Expr.Binary e -> new Type(false, binary(e));
      case Expr.Call e -> new Type(false, call(e));
      case Expr.Compare e -> {
        same(e.op().symbol, e.left(), e.right(), e.span());
        yield Type.CONDITION;
      }
      case Expr.Logic e -> {
        condition(e.left());
        condition(e.right());
        yield Type.CONDITION;
      }
      case Expr.Conditional e -> conditional(e);
    };
  }

  /// The unit of an expression that must be a number; null if any unit fits it.
  @Nullable PhysicalUnit number(Expr expr) {
    Type type = type(expr);
    if (type.logical) throw EquationError.kind(source, expr.span(), false);
    return type.unit;
  }

  /// Checks that an expression is a condition.
  void condition(Expr expr) {
    if (!type(expr).logical) throw EquationError.kind(source, expr.span(), true);
  }

  /// Checks that an expression is a number in the unit its place asks for.
  void expect(String what, @Nullable PhysicalUnit expected, Expr expr) {
    PhysicalUnit found = number(expr);
    checked(
        expr.span(),
        () -> {
          UnitRules.expect(what, expected, found, "");
          return null;
        });
  }

  private @Nullable PhysicalUnit named(Expr.Name e) {
    if (!scope.contains(e.name())) {
      throw EquationError.unknownName(source, e.span(), e.name(), scope);
    }
    return scope.unit(e.name());
  }

  private Type unary(Expr.Unary e) {
    if (e.op() == Expr.UnaryOp.NEGATE) return new Type(false, number(e.operand()));
    condition(e.operand());
    return Type.CONDITION;
  }

  private @Nullable PhysicalUnit binary(Expr.Binary e) {
    return switch (e.op()) {
      case PLUS, MINUS, MOD -> same(e.op().symbol, e.left(), e.right(), e.span());
      case TIMES -> UnitRules.times(number(e.left()), number(e.right()));
      case OVER -> UnitRules.per(number(e.left()), number(e.right()));
      case POWER -> {
        PhysicalUnit base = number(e.left());
        PhysicalUnit exponent = number(e.right());
        Double constant = constant(e.right());
        yield checked(e.span(), () -> UnitRules.power(base, exponent, constant, ""));
      }
    };
  }

  private @Nullable PhysicalUnit call(Expr.Call e) {
    if (e.function() == Function.INT && e.arguments().getFirst().isCondition()) {
      condition(e.arguments().getFirst());
      return PhysicalUnit.ONE;
    }
    List<@Nullable PhysicalUnit> units = new ArrayList<>();
    for (Expr argument : e.arguments()) units.add(number(argument));
    return checked(e.span(), () -> UnitRules.call(e.function().toString(), units, ""));
  }

  private Type conditional(Expr.Conditional e) {
    condition(e.condition());
    if (type(e.then()).logical) {
      condition(e.otherwise());
      return Type.CONDITION;
    }
    return new Type(false, same("if … else", e.then(), e.otherwise(), e.span()));
  }

  private @Nullable PhysicalUnit same(String operation, Expr left, Expr right, Span span) {
    PhysicalUnit first = number(left);
    PhysicalUnit second = number(right);
    return checked(span, () -> UnitRules.same(operation, first, second, ""));
  }

  private <T> T checked(Span span, Supplier<T> rule) {
    try {
      return rule.get();
    } catch (UnitError error) {
      throw EquationError.unit(source, span, error);
    }
  }

  /// The value of an expression of numbers alone, such as the exponent `1/3`.
  static @Nullable Double constant(Expr expr) {
    boolean numeric =
        switch (expr) {
          case Expr.Number _ -> true;
          case Expr.Unary _, Expr.Binary _ ->
              expr.children().stream().allMatch(child -> constant(child) != null);
          default -> false;
        };
    return numeric ? new Interpreter(name -> Double.NaN).number(expr) : null;
  }
}
