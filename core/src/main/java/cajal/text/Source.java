package cajal.text;

/// The text of a model, which knows its lines.
public record Source(String text) {
  /// Line number of a character, from 1.
  public int line(int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /// Column of a character in its line, from 1.
  public int column(int at) {
    return at - lineStart(at) + 1;
  }

  /// The characters of a span.
  public String at(Span span) {
    return text.substring(span.start(), span.end());
  }

  /// The line the span's mark is in, and below it `~~~^~~~` under the span.
  String underlined(Span span) {
    int from = lineStart(span.mark());
    int to = text.indexOf('\n', span.mark());
    if (to < 0) to = text.length();
    String line = text.substring(from, to).stripTrailing();
    int indent = line.length() - line.stripLeading().length();
    StringBuilder marks = new StringBuilder();
    for (int at = from + indent; at < Math.clamp(span.end(), span.mark() + 1, to + 1); at++) {
      marks.append(at == span.mark() ? '^' : at < span.start() ? ' ' : '~');
    }
    return "  " + line.strip().replace('\t', ' ') + "\n  " + marks;
  }

  private int lineStart(int at) {
    return text.lastIndexOf('\n', at - 1) + 1;
  }
}
