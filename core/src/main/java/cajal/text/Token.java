package cajal.text;

/// A piece of a model's text. What follows a `:` up to the end of its line is one token.
record Token(Kind kind, String text, Span span) {
  enum Kind {
    NUMBER,
    NAME,
    OPERATOR,
    UNIT,
    SEPARATOR,
    END
  }

  boolean is(String operator) {
    return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(operator);
  }

  /// For messages.
  String describe() {
    return switch (kind) {
      case END, SEPARATOR -> "the end of the line";
      case UNIT -> "the unit \":" + text + "\"";
      case NUMBER, NAME, OPERATOR -> "'" + text + "'";
    };
  }
}
