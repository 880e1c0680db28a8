package cajal.text;

/// Where something stands in a [Source]: characters from `start` up to `end`, and the one between
/// them to point at, such as the operator of a sum.
public record Span(int start, int end, int mark) {
  static Span of(int start, int end) {
    return new Span(start, end, start);
  }

  /// From the start of one to the end of another, pointing at `mark`.
  static Span between(Span first, Span last, int mark) {
    return new Span(first.start, last.end, mark);
  }
}
