package cajal.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cursor over the tokens of a source.
final class Tokens {
  private final Source source;
  private final List<Token> tokens;
  private int at;

  Tokens(Source source) {
    this.source = source;
    this.tokens = Lexer.tokens(source);
  }

  Source source() {
    return source;
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    if (at < tokens.size() - 1) at++;
    return token;
  }

  int position() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  @Nullable Token accept(String operator) {
    return peek().is(operator) ? next() : null;
  }

  @Nullable Token accept(Token.Kind kind) {
    return peek().kind() == kind ? next() : null;
  }

  Token expect(String operator, String instead) {
    if (!peek().is(operator)) throw unexpected(instead);
    return next();
  }

  Token expect(Token.Kind kind, String instead) {
    if (peek().kind() != kind) throw unexpected(instead);
    return next();
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  boolean atLineEnd() {
    return atEnd() || peek().kind() == Token.Kind.SEPARATOR;
  }

  void skipSeparators() {
    while (peek().kind() == Token.Kind.SEPARATOR) next();
  }

  /// Whether nothing but separators is left; skips them.
  boolean finished() {
    skipSeparators();
    return atEnd();
  }

  EquationError unexpected(String instead) {
    return EquationError.syntax(source, peek().span(), instead, peek().describe());
  }
}
