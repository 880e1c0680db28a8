package cajal.text;

import cajal.text.Equation.Differential;
import cajal.text.Equation.Parameter;
import cajal.text.Equation.SubExpression;
import cajal.text.UnitClause.Flag;
import cajal.unit.PhysicalUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a model in two passes: first what they define, then how, since an equation
/// may use names that are defined further down.
final class EquationParser {
  private enum Kind {
    DIFFERENTIAL(EnumSet.of(Flag.UNLESS_REFRACTORY)),
    SUB_EXPRESSION(EnumSet.of(Flag.CONSTANT, Flag.SHARED)),
    PARAMETER(EnumSet.of(Flag.CONSTANT, Flag.SHARED, Flag.INPUT));

    final Set<Flag> flags;

    Kind(Set<Flag> flags) {
      this.flags = flags;
    }
  }

  /// The left side of a line, and where its right side begins.
  private record Head(Kind kind, String name, Span span, int body, @Nullable UnitClause clause) {
    String title() {
      return switch (kind) {
        case DIFFERENTIAL -> "d" + name + "/dt = …";
        case SUB_EXPRESSION -> name + " = …";
        case PARAMETER -> name;
      };
    }
  }

  private static final String LINES =
      "one of the lines  dv/dt = … : mV  x = … : 1  tau : ms (constant)";

  private final Source source;
  private final Tokens tokens;
  private final Map<String, Constant> constants;
  private final Map<String, Head> heads = new LinkedHashMap<>();

  EquationParser(Source source, Map<String, Constant> constants) {
    this.source = source;
    this.tokens = new Tokens(source);
    this.constants = constants;
  }

  List<Equation> parse() {
    List<Head> lines = new ArrayList<>();
    while (!tokens.finished()) lines.add(head());
    Map<String, PhysicalUnit> units = new LinkedHashMap<>();
    constants.forEach((name, constant) -> units.put(name, constant.unit()));
    Scope outside = new Scope(units);
    for (Head line : lines) {
      units.put(line.name, line.clause == null ? PhysicalUnit.ONE : line.clause.unit());
    }
    Scope scope = new Scope(units);
    List<Expr> bodies = lines.stream().map(line -> body(line, scope, outside)).toList();
    List<Equation> equations = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      equations.add(equation(lines.get(i), bodies.get(i), scope, outside));
    }
    return equations;
  }

  private Head head() {
    Token first = tokens.expect(Token.Kind.NAME, LINES);
    boolean differential =
        first.text().startsWith("d") && tokens.peek().is("/") && tokens.peek(1).is("dt");
    Kind kind = Kind.PARAMETER;
    String name = first.text();
    Span span = first.span();
    if (differential) {
      kind = Kind.DIFFERENTIAL;
      name = name.substring(1);
      tokens.next();
      span = Span.of(span.start(), tokens.next().span().end());
      tokens.expect("=", "= and the derivative");
    } else if (tokens.accept("=") != null) {
      kind = Kind.SUB_EXPRESSION;
    } else if (tokens.peek().kind() != Token.Kind.UNIT && !tokens.atLineEnd()) {
      throw tokens.unexpected(LINES);
    }
    int body = tokens.position();
    while (tokens.peek().kind() != Token.Kind.UNIT && !tokens.atLineEnd()) tokens.next();
    Token unit = tokens.accept(Token.Kind.UNIT);
    UnitClause clause = unit == null ? null : UnitClause.parse(source, unit, kind.flags);
    return define(new Head(kind, name, span, body, clause));
  }

  private Head define(Head head) {
    if (head.name.isEmpty() || Scope.isReserved(head.name) || Scope.isNoise(head.name)) {
      throw EquationError.reserved(source, head.span, head.name);
    }
    Head before = heads.put(head.name, head);
    if (before != null) {
      int line = source.line(before.span.start());
      throw EquationError.twice(source, head.span, head.name, line);
    }
    return head;
  }

  /// The right side; of a parameter without one, its name.
  private Expr body(Head head, Scope scope, Scope outside) {
    tokens.moveTo(head.body);
    Expr body =
        head.kind == Kind.PARAMETER
            ? new Expr.Name(head.name, head.span)
            : new ExpressionParser(tokens, isDefault(head) ? outside : scope).expression();
    if (tokens.atLineEnd()) throw EquationError.missingUnit(source, head.span, head.title());
    if (head.clause == null || tokens.peek().kind() != Token.Kind.UNIT) {
      throw tokens.unexpected("an operator between the two, or : and the unit");
    }
    return body;
  }

  private Equation equation(Head head, Expr body, Scope scope, Scope outside) {
    UnitClause clause = head.clause;
    if (clause == null) throw EquationError.missingUnit(source, head.span, head.title());
    PhysicalUnit unit = clause.unit();
    if (head.kind == Kind.PARAMETER) return parameter(head, clause, null);
    if (isDefault(head)) {
      refuseNoise(source, body);
      new UnitCheck(source, outside).expect(head.name, unit, body);
      return parameter(head, clause, body);
    }
    if (clause.is(Flag.SHARED)) {
      throw EquationError.flag(source, clause.span(), "shared", List.of("constant"));
    }
    UnitCheck check = new UnitCheck(source, scope);
    if (head.kind == Kind.SUB_EXPRESSION) {
      refuseNoise(source, body);
      check.expect(head.name, unit, body);
      return new SubExpression(head.name, unit, body, head.span);
    }
    check.expect("d" + head.name + "/dt", unit.per(Scope.TIME), body);
    return new Differential(
        head.name,
        unit,
        NoiseSplit.drift(source, body),
        NoiseSplit.terms(source, body),
        clause.is(Flag.UNLESS_REFRACTORY),
        head.span);
  }

  private static boolean isDefault(Head head) {
    return head.kind == Kind.SUB_EXPRESSION && head.clause != null && head.clause.is(Flag.CONSTANT);
  }

  private Parameter parameter(Head head, UnitClause clause, @Nullable Expr initial) {
    boolean input = clause.is(Flag.INPUT);
    if (input && clause.flags().size() > 1) {
      throw EquationError.flag(source, clause.span(), "input, and more", List.of("input"));
    }
    return new Parameter(
        head.name,
        clause.unit(),
        clause.is(Flag.CONSTANT),
        clause.is(Flag.SHARED),
        input,
        initial,
        head.span);
  }

  /// White noise has a meaning in derivatives only.
  static void refuseNoise(Source source, Expr expr) {
    if (expr instanceof Expr.Name e && Scope.isNoise(e.name())) {
      throw EquationError.noiseOutside(source, e.span());
    }
    expr.children().forEach(child -> refuseNoise(source, child));
  }
}
