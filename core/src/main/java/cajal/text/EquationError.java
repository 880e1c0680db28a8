package cajal.text;

import cajal.error.Spelling;
import cajal.unit.PhysicalUnit;
import cajal.unit.UnitError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A mistake in the text of a model: line, column, the line itself with the place marked, what was
/// found, and what to write instead.
public final class EquationError extends RuntimeException {
  private final int line;
  private final int column;

  /// @param source the text the mistake is in
  /// @param span where it is
  /// @param asked what is asked of the text there
  /// @param found what is there
  /// @param instead what to write
  public EquationError(Source source, Span span, String asked, String found, String instead) {
    super(
        "line %d, column %d: %s\n%s\n  found: %s\n  write: %s"
            .formatted(
                source.line(span.mark()),
                source.column(span.mark()),
                asked,
                source.underlined(span),
                found,
                instead));
    line = source.line(span.mark());
    column = source.column(span.mark());
  }

  /// Line of the mistake, from 1.
  public int line() {
    return line;
  }

  /// Column of the mistake, from 1.
  public int column() {
    return column;
  }

  static EquationError unit(Source source, Span span, UnitError error) {
    return new EquationError(source, span, error.asked(), error.found(), error.instead());
  }

  static EquationError unknownName(Source source, Span span, String name, Scope scope) {
    List<String> known = new ArrayList<>(scope.names());
    known.addAll(PhysicalUnit.symbols());
    return new EquationError(
        source,
        span,
        "unknown name " + name + "." + Spelling.suggestion(name, known),
        name + ", which is neither defined here nor a unit",
        "a definition such as \""
            + name
            + " : mV (constant)\", or one of "
            + String.join(", ", scope.names()));
  }

  static EquationError unknownFunction(Source source, Span span, String name) {
    List<String> known = Function.names();
    return new EquationError(
        source,
        span,
        "unknown function " + name + "." + Spelling.suggestion(name, known),
        name + "(…)",
        "one of " + String.join(" ", known) + ", or " + name + "*(…) for a product");
  }

  static EquationError arguments(Source source, Span span, Function function, int given) {
    return new EquationError(
        source,
        span,
        function + " takes " + function.arity() + " argument" + (given == 1 ? "s" : "(s)"),
        given + " of them",
        function.example());
  }

  static EquationError syntax(Source source, Span span, String expected, String found) {
    return new EquationError(source, span, "cannot read this", found, expected);
  }

  static EquationError missingUnit(Source source, Span span, String what) {
    return new EquationError(
        source,
        span,
        what + " needs its unit",
        "no unit",
        what + " … : mV, or : 1 for a plain number");
  }

  static EquationError twice(Source source, Span span, String name, int firstLine) {
    return new EquationError(
        source,
        span,
        name + " is defined twice",
        "a first definition in line " + firstLine,
        "one definition of " + name + ", or another name");
  }

  static EquationError reserved(Source source, Span span, String name) {
    return new EquationError(
        source, span, name + " has a meaning of its own here", name, "another name");
  }

  static EquationError cycle(Source source, Span span, List<String> path) {
    return new EquationError(
        source,
        span,
        path.getFirst() + " depends on itself",
        String.join(" -> ", path),
        "one of them as a differential equation, or without the others");
  }

  static EquationError kind(Source source, Span span, boolean wantedLogical) {
    return wantedLogical
        ? new EquationError(
            source, span, "a condition is needed here", "a number", "a comparison such as v > 0*mV")
        : new EquationError(
            source,
            span,
            "a number is needed here",
            "a condition",
            "int(condition), which is 1 or 0, or: a if condition else b");
  }

  static EquationError noiseOutside(Source source, Span span) {
    return new EquationError(
        source,
        span,
        "white noise belongs in a derivative",
        source.at(span) + " outside of one",
        "the term with it in dv/dt, as in dv/dt = -v/tau + sigma*sqrt(2/tau)*xi : mV");
  }

  static EquationError noiseNotLinear(Source source, Span span, String noise) {
    return new EquationError(
        source,
        span,
        "a derivative may hold " + noise + " as a factor of a sum's terms only",
        noise + " within something else",
        "a term like sigma*sqrt(2/tau)*" + noise);
  }

  static EquationError noiseTwice(Source source, Span span, String noise, String other) {
    return new EquationError(
        source,
        span,
        "is this the same noise as in d" + other + "/dt, or an independent one?",
        noise + " in two equations",
        "xi_1 in one and xi_2 in the other for independent noise; the same name, such as xi_common,"
            + " in both for shared noise");
  }

  static EquationError notAssignable(
      Source source, Span span, String name, Collection<String> assignable) {
    return new EquationError(
        source,
        span,
        "a statement cannot change " + name + "." + Spelling.suggestion(name, assignable),
        name,
        "one of " + String.join(", ", assignable));
  }

  static EquationError flag(Source source, Span span, String flag, Collection<String> allowed) {
    return new EquationError(
        source,
        span,
        "this equation cannot be (" + flag + ")",
        flag,
        allowed.isEmpty()
            ? "no flag"
            : "one of (" + String.join("), (", allowed) + "), or no flag");
  }
}
