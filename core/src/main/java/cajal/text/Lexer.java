package cajal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a model's text into tokens: drops comments, and joins lines that are continued by an open
/// parenthesis, a backslash, or an operator at the end of one or the start of the next.
final class Lexer {
  private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\d_]*");
  private static final Pattern OPERATOR =
      Pattern.compile("\\*\\*=|[-+*/]=|\\*\\*|[<>=!]=|&&|\\|\\||[-+*/%(),=<>^!&|:]");
  private static final Pattern CONTINUED =
      Pattern.compile("([ \\t\\r]*(#[^\\n]*)?\\n)*[ \\t\\r]*([-+*/%),:<>=]|(and|or|if|else)\\b)");
  private static final Set<String> WORD_OPERATORS = Set.of("and", "or", "not", "if", "else");

  private final Source source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private Lexer(Source source) {
    this.source = source;
    this.text = source.text();
  }

  static List<Token> tokens(Source source) {
    return new Lexer(source).run();
  }

  private List<Token> run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') skipComment();
      else if (c == '\n') lineEnd();
      else if (c == ';') add(Token.Kind.SEPARATOR, at + 1);
      else if (c == '\\' && text.startsWith("\n", at + 1)) at += 2;
      else if (Character.isWhitespace(c)) at++;
      else if (c == ':' && depth == 0) unit();
      else word(c);
    }
    tokens.add(new Token(Token.Kind.END, "", Span.of(at, at)));
    return tokens;
  }

  private void word(char c) {
    Matcher number = matcher(NUMBER);
    if (number.lookingAt()) {
      add(Token.Kind.NUMBER, number.end());
      if (matcher(NAME).lookingAt()) throw numberWithUnit();
      return;
    }
    Matcher name = matcher(NAME);
    if (name.lookingAt()) {
      add(Token.Kind.NAME, name.end());
      return;
    }
    Matcher operator = matcher(OPERATOR);
    if (!operator.lookingAt()) {
      throw EquationError.syntax(
          source, Span.of(at, at + 1), "names, numbers and + - * / ** ( ) only", "'" + c + "'");
    }
    if (c == '(') depth++;
    if (c == ')' && depth > 0) depth--;
    add(Token.Kind.OPERATOR, operator.end());
  }

  private void unit() {
    int end = at + 1;
    while (end < text.length() && "\n;#".indexOf(text.charAt(end)) < 0) end++;
    tokens.add(new Token(Token.Kind.UNIT, text.substring(at + 1, end), Span.of(at, end)));
    at = end;
  }

  private void lineEnd() {
    boolean continues = depth > 0 || endsOpen() || startsOpen();
    if (continues) at++;
    else add(Token.Kind.SEPARATOR, at + 1);
  }

  private boolean endsOpen() {
    if (tokens.isEmpty()) return false;
    Token last = tokens.getLast();
    return last.kind() == Token.Kind.OPERATOR && !last.is(")")
        || last.kind() == Token.Kind.NAME && WORD_OPERATORS.contains(last.text());
  }

  private boolean startsOpen() {
    Token.Kind last = tokens.isEmpty() ? Token.Kind.SEPARATOR : tokens.getLast().kind();
    boolean closed = last == Token.Kind.UNIT || last == Token.Kind.SEPARATOR;
    return !closed && matcher(CONTINUED).lookingAt();
  }

  private void skipComment() {
    while (at < text.length() && text.charAt(at) != '\n') at++;
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), Span.of(at, end)));
    at = end;
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length());
  }

  private EquationError numberWithUnit() {
    Token number = tokens.getLast();
    Matcher name = matcher(NAME);
    String unit = name.lookingAt() ? name.group() : "";
    Span span = new Span(number.span().start(), at + unit.length(), at);
    return EquationError.syntax(
        source, span, number.text() + "*" + unit, "no operator between number and name");
  }
}
