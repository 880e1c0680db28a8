package cajal.text;

import cajal.text.Expr.BinaryOp;
import cajal.text.Expr.CompareOp;
import cajal.text.Expr.LogicOp;
import cajal.text.Expr.UnaryOp;
import cajal.unit.PhysicalUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads an expression by recursive descent, with the precedence of Python.
final class ExpressionParser {
  private static final String OPERAND = "a number, a name or '(' here";
  private static final Map<String, String> FOREIGN =
      Map.of("&&", "and", "&", "and", "||", "or", "|", "or", "!", "not", "^", "** for a power");

  private final Tokens tokens;
  private final Scope scope;

  ExpressionParser(Tokens tokens, Scope scope) {
    this.tokens = tokens;
    this.scope = scope;
  }

  Expr expression() {
    Expr then = or();
    Token mark = tokens.accept("if");
    if (mark == null) return then;
    Expr condition = or();
    tokens.expect("else", "else and the value where the condition is false");
    Expr otherwise = expression();
    return new Expr.Conditional(condition, then, otherwise, span(then, otherwise, mark));
  }

  private Expr or() {
    Expr left = and();
    for (Token op = tokens.accept("or"); op != null; op = tokens.accept("or")) {
      Expr right = and();
      left = new Expr.Logic(LogicOp.OR, left, right, span(left, right, op));
    }
    return left;
  }

  private Expr and() {
    Expr left = not();
    for (Token op = tokens.accept("and"); op != null; op = tokens.accept("and")) {
      Expr right = not();
      left = new Expr.Logic(LogicOp.AND, left, right, span(left, right, op));
    }
    return left;
  }

  private Expr not() {
    Token op = tokens.accept("not");
    if (op == null) return comparison();
    Expr operand = not();
    return new Expr.Unary(UnaryOp.NOT, operand, from(op, operand));
  }

  /// A chain `a < b < c` means `a < b and b < c`.
  private Expr comparison() {
    Expr left = binary(1);
    Expr result = null;
    for (CompareOp op = compareOp(); op != null; op = compareOp()) {
      Token mark = tokens.next();
      Expr right = binary(1);
      Expr link = new Expr.Compare(op, left, right, span(left, right, mark));
      result =
          result == null
              ? link
              : new Expr.Logic(LogicOp.AND, result, link, span(result, link, mark));
      left = right;
    }
    refuseForeignOperator();
    return result == null ? left : result;
  }

  private @Nullable CompareOp compareOp() {
    for (CompareOp op : CompareOp.values()) {
      if (tokens.peek().is(op.symbol)) return op;
    }
    return null;
  }

  private Expr binary(int binding) {
    if (binding > BinaryOp.TIMES.binding) return unary();
    Expr left = binary(binding + 1);
    for (BinaryOp op = binaryOp(binding); op != null; op = binaryOp(binding)) {
      Token mark = tokens.next();
      Expr right = binary(binding + 1);
      left = new Expr.Binary(op, left, right, span(left, right, mark));
    }
    return left;
  }

  private @Nullable BinaryOp binaryOp(int binding) {
    for (BinaryOp op : BinaryOp.values()) {
      if (op.binding == binding && tokens.peek().is(op.symbol)) return op;
    }
    return null;
  }

  private Expr unary() {
    if (tokens.accept("+") != null) return unary();
    Token op = tokens.accept("-");
    if (op == null) return power();
    Expr operand = unary();
    return new Expr.Unary(UnaryOp.NEGATE, operand, from(op, operand));
  }

  private Expr power() {
    Expr base = atom();
    Token op = tokens.accept("**");
    if (op == null) return base;
    Expr exponent = unary();
    return new Expr.Binary(BinaryOp.POWER, base, exponent, span(base, exponent, op));
  }

  private Expr atom() {
    Token token = tokens.peek();
    Token open = tokens.accept("(");
    if (open != null) {
      Expr inside = expression();
      close(open);
      return inside;
    }
    if (token.kind() == Token.Kind.NUMBER) {
      return number(tokens.next());
    }
    if (token.kind() != Token.Kind.NAME || Scope.isKeyword(token.text())) {
      refuseForeignOperator();
      throw tokens.unexpected(OPERAND);
    }
    tokens.next();
    return tokens.peek().is("(") ? call(token) : name(token);
  }

  private Expr number(Token token) {
    double value = Double.parseDouble(token.text());
    if (Double.isInfinite(value)) {
      throw EquationError.syntax(
          tokens.source(), token.span(), "inf, or a number below 1e308", token.text());
    }
    return new Expr.Number(value, token.span());
  }

  private Expr name(Token token) {
    Optional<PhysicalUnit> unit =
        scope.contains(token.text()) ? Optional.empty() : unitNamed(token.text());
    return unit.isPresent()
        ? new Expr.UnitConstant(token.text(), unit.get(), token.span())
        : new Expr.Name(token.text(), token.span());
  }

  /// A unit, or a power of one written as in `cm2`.
  private static Optional<PhysicalUnit> unitNamed(String name) {
    int end = name.length();
    if (!Character.isDigit(name.charAt(end - 1))) return PhysicalUnit.named(name);
    int power = Character.digit(name.charAt(end - 1), 10);
    return PhysicalUnit.named(name.substring(0, end - 1)).map(unit -> unit.pow(power));
  }

  private Expr call(Token name) {
    Token open = tokens.next();
    List<Expr> arguments = new ArrayList<>();
    if (!tokens.peek().is(")")) {
      do arguments.add(expression());
      while (tokens.accept(",") != null);
    }
    Token end = close(open);
    Span span = Span.of(name.span().start(), end.span().end());
    if (name.text().equals("where")) {
      if (arguments.size() != 3) {
        throw EquationError.syntax(
            tokens.source(), span, "where(condition, then, otherwise)", "other arguments");
      }
      return new Expr.Conditional(arguments.get(0), arguments.get(1), arguments.get(2), span);
    }
    if (name.text().equals("pow") && arguments.size() == 2) {
      return new Expr.Binary(BinaryOp.POWER, arguments.get(0), arguments.get(1), span);
    }
    Function function =
        Function.named(name.text())
            .orElseThrow(
                () -> EquationError.unknownFunction(tokens.source(), name.span(), name.text()));
    if (!function.takes(arguments.size())) {
      throw EquationError.arguments(tokens.source(), span, function, arguments.size());
    }
    return new Expr.Call(function, arguments, span);
  }

  private Token close(Token open) {
    refuseForeignOperator();
    if (tokens.peek().is(")")) return tokens.next();
    int line = tokens.source().line(open.span().start());
    int column = tokens.source().column(open.span().start());
    throw tokens.unexpected("a ')' for the '(' of line " + line + ", column " + column);
  }

  private void refuseForeignOperator() {
    Token token = tokens.peek();
    String ours = token.kind() == Token.Kind.OPERATOR ? FOREIGN.get(token.text()) : null;
    if (ours != null) throw tokens.unexpected(ours);
    if (token.is("=")) throw tokens.unexpected("== to compare");
  }

  private static Span span(Expr left, Expr right, Token mark) {
    return Span.between(left.span(), right.span(), mark.span().start());
  }

  private static Span from(Token op, Expr operand) {
    return Span.between(op.span(), operand.span(), op.span().start());
  }
}
