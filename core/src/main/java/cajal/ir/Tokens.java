package cajal.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words, numbers and signs of a graph's text, read from left to right.
final class Tokens {
  static final String WORD = "[\\p{L}_][\\p{L}\\p{N}_.$#'-]*";

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>[ \\t\\r]+)|(?<line>\\n)|(?<comment>//[^\\n]*)"
              + "|(?<token>"
              + WORD
              + "|\"(?:[^\"\\\\\\n]|\\\\.)*\""
              + "|%\\d+|0x[0-9a-fA-F]+|-Infinity|-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?"
              + "|[(){}\\[\\],:=])");

  private record Token(String text, int line, @Nullable String comment) {}

  private final List<Token> tokens = new ArrayList<>();
  private int next;

  Tokens(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int line = 1;
    int at = 0;
    for (; at < text.length() && matcher.find(at) && matcher.start() == at; at = matcher.end()) {
      if (matcher.group("line") != null) line++;
      if (matcher.group("token") != null) tokens.add(new Token(matcher.group(), line, null));
      if (matcher.group("comment") != null) comment(matcher.group().substring(2).strip(), line);
    }
    if (at < text.length()) {
      throw new GraphError("line " + line + ": '" + text.charAt(at) + "' does not belong here");
    }
  }

  private void comment(String comment, int line) {
    if (tokens.isEmpty() || tokens.getLast().line() != line) return;
    tokens.set(tokens.size() - 1, new Token(tokens.getLast().text(), line, comment));
  }

  /// The next token, left where it is; empty at the end.
  String peek() {
    return next < tokens.size() ? tokens.get(next).text() : "";
  }

  String take() {
    if (next == tokens.size()) throw error("the text ends here; a graph ends with `}`");
    return tokens.get(next++).text();
  }

  /// Takes the next token if it is `token`.
  boolean takeIf(String token) {
    boolean there = peek().equals(token);
    if (there) next++;
    return there;
  }

  void expect(String token) {
    if (!takeIf(token)) throw expected("`" + token + "`");
  }

  String word(String what) {
    if (peek().matches(WORD)) return take();
    if (peek().startsWith("\"")) return unquote(take());
    throw expected(what);
  }

  int integer(String what) {
    String text = peek();
    try {
      int number = Integer.parseInt(text);
      take();
      return number;
    } catch (NumberFormatException e) {
      throw expected(what);
    }
  }

  /// The comment behind the last token taken, on its line.
  @Nullable String comment() {
    return next == 0 ? null : tokens.get(next - 1).comment();
  }

  GraphError expected(String what) {
    String found = peek().isEmpty() ? "the end" : "`" + peek() + "`";
    return error("expected " + what + ", found " + found);
  }

  GraphError error(String message) {
    int at = Math.min(next, tokens.size() - 1);
    return error(at < 0 ? 1 : tokens.get(at).line(), message);
  }

  /// The line of the last token taken.
  int line() {
    return next == 0 ? 1 : tokens.get(next - 1).line();
  }

  static GraphError error(int line, String message) {
    return new GraphError("line " + line + ": " + message);
  }

  static String quote(String name) {
    return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private static String unquote(String text) {
    StringBuilder name = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        c = text.charAt(++i);
        if (c == 'n') c = '\n';
      }
      name.append(c);
    }
    return name.toString();
  }
}
