package cajal.text;

import java.util.stream.Collectors;

/// Writes expressions so that they read back as themselves.
final class ExpressionText {
  private static final int CONDITIONAL = -4;
  private static final int OR = -3;
  private static final int AND = -2;
  private static final int NOT = -1;
  private static final int COMPARE = 0;
  private static final int NEGATE = 3;
  private static final int ATOM = 5;

  private ExpressionText() {}

  static String of(Expr expr) {
    return switch (expr) {
      case Expr.Number e -> number(e.value());
      case Expr.Name e -> e.name();
      case Expr.UnitConstant e -> e.name();
      case Expr.Unary e ->
          e.op() == Expr.UnaryOp.NOT
              ? "not " + in(e.operand(), NOT)
              : "-" + in(e.operand(), NEGATE);
      case Expr.Binary e -> binary(e);
      case Expr.Call e ->
          e.arguments().stream()
              .map(ExpressionText::of)
              .collect(Collectors.joining(", ", e.function() + "(", ")"));
      case Expr.Compare e ->
          in(e.left(), COMPARE + 1) + " " + e.op().symbol + " " + in(e.right(), COMPARE + 1);
      case Expr.Logic e -> {
        int binding = binding(e);
        String word = e.op() == Expr.LogicOp.AND ? " and " : " or ";
        yield in(e.left(), binding) + word + in(e.right(), binding + 1);
      }
      case Expr.Conditional e ->
          in(e.then(), OR) + " if " + in(e.condition(), OR) + " else " + of(e.otherwise());
    };
  }

  private static String binary(Expr.Binary e) {
    int binding = e.op().binding;
    if (e.op() == Expr.BinaryOp.POWER) {
      return in(e.left(), ATOM) + "**" + in(e.right(), NEGATE);
    }
    String symbol = binding == 1 ? " " + e.op().symbol + " " : e.op().symbol;
    return in(e.left(), binding) + symbol + in(e.right(), binding + 1);
  }

  private static String in(Expr expr, int least) {
    return binding(expr) < least ? "(" + of(expr) + ")" : of(expr);
  }

  private static int binding(Expr expr) {
    return switch (expr) {
      case Expr.Number _, Expr.Name _, Expr.UnitConstant _, Expr.Call _ -> ATOM;
      case Expr.Unary e -> e.op() == Expr.UnaryOp.NOT ? NOT : NEGATE;
      case Expr.Binary e -> e.op().binding;
      case Expr.Compare _ -> COMPARE;
      case Expr.Logic e -> e.op() == Expr.LogicOp.AND ? AND : OR;
      case Expr.Conditional _ -> CONDITIONAL;
    };
  }

  private static String number(double value) {
    boolean integer = value == Math.rint(value) && Math.abs(value) < 1e15;
    return integer ? Long.toString((long) value) : Double.toString(value);
  }
}
