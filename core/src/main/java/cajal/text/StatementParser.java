package cajal.text;

import cajal.text.Expr.BinaryOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads statements such as `v = -60*mV; w += b`.
final class StatementParser {
  private static final Map<String, Optional<BinaryOp>> OPERATORS =
      Map.of(
          "=", Optional.empty(),
          "+=", Optional.of(BinaryOp.PLUS),
          "-=", Optional.of(BinaryOp.MINUS),
          "*=", Optional.of(BinaryOp.TIMES),
          "/=", Optional.of(BinaryOp.OVER),
          "**=", Optional.of(BinaryOp.POWER));

  private final Source source;
  private final Tokens tokens;
  private final Scope scope;
  private final Set<String> assignable;

  /// @param assignable what a statement may change
  StatementParser(Source source, Scope scope, Set<String> assignable) {
    this.source = source;
    this.tokens = new Tokens(source);
    this.scope = scope;
    this.assignable = assignable;
  }

  List<Assignment> parse() {
    List<Assignment> statements = new ArrayList<>();
    while (!tokens.finished()) statements.add(statement());
    return statements;
  }

  private Assignment statement() {
    Token target = tokens.expect(Token.Kind.NAME, "a statement such as v = -60*mV");
    if (!assignable.contains(target.text())) throw refused(target);
    Optional<BinaryOp> op = OPERATORS.get(tokens.peek().text());
    if (op == null) throw tokens.unexpected("= or one of += -= *= /= to assign");
    Token mark = tokens.next();
    Expr right = new ExpressionParser(tokens, scope).expression();
    if (!tokens.atLineEnd()) throw tokens.unexpected("an operator, or ; between two statements");
    EquationParser.refuseNoise(source, right);
    Span span = Span.between(target.span(), right.span(), mark.span().start());
    Expr old = new Expr.Name(target.text(), target.span());
    Expr value = op.<Expr>map(o -> new Expr.Binary(o, old, right, span)).orElse(right);
    new UnitCheck(source, scope).expect(target.text(), scope.unit(target.text()), value);
    return new Assignment(target.text(), value, span);
  }

  private EquationError refused(Token target) {
    boolean known = scope.contains(target.text());
    return known
        ? EquationError.notAssignable(source, target.span(), target.text(), assignable)
        : EquationError.unknownName(source, target.span(), target.text(), scope);
  }
}
