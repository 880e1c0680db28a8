package cajal.text;

/// A statement that changes a state or parameter, such as `w += b`, with the value in full: `w +
/// b`.
public record Assignment(String target, Expr value, Span span) {}
