package cajal.text;

import cajal.math.Fn;
import cajal.random.Draw;
import java.util.function.ToDoubleFunction;

/// Evaluates expressions in plain doubles: the reference for everything that compiles them.
///
/// Random draws come from the `DrawSource` bound around the call.
public final class Interpreter {
  private final ToDoubleFunction<String> values;

  /// @param values the value of each name, in its declared unit; `t` and `dt` in ms
  public Interpreter(ToDoubleFunction<String> values) {
    this.values = values;
  }

  /// The value of a number.
  public double number(Expr expr) {
    return switch (expr) {
      case Expr.Number e -> e.value();
      case Expr.Name e -> named(e.name());
      case Expr.UnitConstant _ -> 1;
      case Expr.Unary e when e.op() == Expr.UnaryOp.NEGATE -> -number(e.operand());
      case Expr.Binary e -> binary(e.op(), number(e.left()), number(e.right()));
      case Expr.Call e -> call(e);
      case Expr.Conditional e ->
          condition(e.condition()) ? number(e.then()) : number(e.otherwise());
      case Expr.Unary _, Expr.Compare _, Expr.Logic _ ->
          throw new IllegalArgumentException(expr.text() + " is a condition; call condition(…)");
    };
  }

  /// Whether a condition holds.
  public boolean condition(Expr expr) {
    return switch (expr) {
      case Expr.Unary e when e.op() == Expr.UnaryOp.NOT -> !condition(e.operand());
      case Expr.Compare e -> compare(e.op(), number(e.left()), number(e.right()));
      case Expr.Logic e ->
          e.op() == Expr.LogicOp.AND
              ? condition(e.left()) && condition(e.right())
              : condition(e.left()) || condition(e.right());
      case Expr.Conditional e ->
          condition(e.condition()) ? condition(e.then()) : condition(e.otherwise());
      case Expr.Number _,
          Expr.Name _,
          Expr.UnitConstant _,
          Expr.Unary _,
          Expr.Binary _,
          Expr.Call _ ->
          throw new IllegalArgumentException(expr.text() + " is a number; call number(…)");
    };
  }

  private double named(String name) {
    return switch (name) {
      case "pi" -> Math.PI;
      case "inf" -> Double.POSITIVE_INFINITY;
      default -> values.applyAsDouble(name);
    };
  }

  private static double binary(Expr.BinaryOp op, double left, double right) {
    return switch (op) {
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case OVER -> left / right;
      case MOD -> left - Math.floor(left / right) * right;
      case POWER -> Math.pow(left, right);
    };
  }

  private static boolean compare(Expr.CompareOp op, double left, double right) {
    return switch (op) {
      case LESS -> left < right;
      case LESS_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_EQUAL -> left >= right;
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
    };
  }

  private double call(Expr.Call e) {
    return switch (e.function()) {
      case RAND -> Draw.uniform(0, 1);
      case RANDN -> Draw.normal(0, 1);
      case INT -> integer(e.arguments().getFirst());
      case MIN -> e.arguments().stream().mapToDouble(this::number).reduce(Math::min).orElseThrow();
      case MAX -> e.arguments().stream().mapToDouble(this::number).reduce(Math::max).orElseThrow();
      case CLIP ->
          Fn.clip(
              number(e.arguments().get(0)),
              number(e.arguments().get(1)),
              number(e.arguments().get(2)));
      default -> elementary(e.function(), number(e.arguments().getFirst()));
    };
  }

  private double integer(Expr argument) {
    if (argument.isCondition()) return condition(argument) ? 1 : 0;
    double value = number(argument);
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  private static double elementary(Function function, double x) {
    return switch (function) {
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case LOG10 -> Math.log10(x);
      case SQRT -> Math.sqrt(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TAN -> Math.tan(x);
      case SINH -> Math.sinh(x);
      case COSH -> Math.cosh(x);
      case TANH -> Math.tanh(x);
      case ASIN -> Math.asin(x);
      case ACOS -> Math.acos(x);
      case ATAN -> Math.atan(x);
      case ABS -> Math.abs(x);
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
      case SIGN -> Math.signum(x);
      case EXPREL -> Fn.exprel(x);
      case SIGMOID -> Fn.sigmoid(x);
      case INT, MIN, MAX, CLIP, RAND, RANDN ->
          throw new IllegalArgumentException(function + " is no function of one number");
    };
  }
}
