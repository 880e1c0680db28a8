package cajal.text;

import cajal.unit.PhysicalUnit;
import java.util.List;

/// The right side of an equation as a tree. Every node knows where it stands in its source.
public sealed interface Expr {
  Span span();

  /// A number as it stands in the text.
  record Number(double value, Span span) implements Expr {}

  /// A state, parameter, sub-expression or constant, or one of `t`, `dt`, `pi`, `inf`.
  record Name(String name, Span span) implements Expr {}

  /// A unit within an expression, as in `-60*mV`; its value is 1.
  record UnitConstant(String name, PhysicalUnit unit, Span span) implements Expr {}

  record Unary(UnaryOp op, Expr operand, Span span) implements Expr {}

  record Binary(BinaryOp op, Expr left, Expr right, Span span) implements Expr {}

  record Call(Function function, List<Expr> arguments, Span span) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Compare(CompareOp op, Expr left, Expr right, Span span) implements Expr {}

  record Logic(LogicOp op, Expr left, Expr right, Span span) implements Expr {}

  /// `then if condition else otherwise`, or `where(condition, then, otherwise)`.
  record Conditional(Expr condition, Expr then, Expr otherwise, Span span) implements Expr {}

  enum UnaryOp {
    NEGATE,
    NOT
  }

  /// Arithmetic; the remainder has the sign of the divisor, as in Python.
  enum BinaryOp {
    PLUS("+", 1),
    MINUS("-", 1),
    TIMES("*", 2),
    OVER("/", 2),
    MOD("%", 2),
    POWER("**", 4);

    final String symbol;
    final int binding;

    BinaryOp(String symbol, int binding) {
      this.symbol = symbol;
      this.binding = binding;
    }
  }

  enum CompareOp {
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!=");

    final String symbol;

    CompareOp(String symbol) {
      this.symbol = symbol;
    }
  }

  enum LogicOp {
    AND,
    OR
  }

  /// The nodes directly below this one, in the order they are written.
  default List<Expr> children() {
    return switch (this) {
      case Number _, Name _, UnitConstant _ -> List.of();
      case Unary e -> List.of(e.operand);
      case Binary e -> List.of(e.left, e.right);
      case Call e -> e.arguments;
      case Compare e -> List.of(e.left, e.right);
      case Logic e -> List.of(e.left, e.right);
      case Conditional e -> List.of(e.condition, e.then, e.otherwise);
    };
  }

  /// Whether this is a condition and not a number.
  default boolean isCondition() {
    return switch (this) {
      case Compare _, Logic _ -> true;
      case Unary e -> e.op == UnaryOp.NOT;
      case Conditional e -> e.then.isCondition();
      case Number _, Name _, UnitConstant _, Binary _, Call _ -> false;
    };
  }

  /// The expression as text, with no more parentheses than needed.
  default String text() {
    return ExpressionText.of(this);
  }
}
