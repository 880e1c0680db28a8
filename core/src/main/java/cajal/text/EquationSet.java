package cajal.text;

import cajal.text.Equation.Differential;
import cajal.text.Equation.NoiseTerm;
import cajal.text.Equation.Parameter;
import cajal.text.Equation.SubExpression;
import cajal.unit.PhysicalUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A model read from text, its units checked.
///
/// ```java
/// EquationSet lif = EquationSet.parse("""
///     dv/dt = (EL - v + R*I)/tau : mV (unless refractory)
///     EL = -70*mV : mV (constant)         # a default
///     R : MOhm (constant)
///     tau : ms (constant)
///     I : nA (input)
///     """);
/// Expr threshold = lif.condition("v > -50*mV");
/// List<Assignment> reset = lif.statements("v = EL");
/// ```
///
/// A line ends at its end or at a `;`, unless a parenthesis is open or an operator ends it or
/// starts the next. Numbers are in the declared units and time is in ms; nothing is converted.
///
/// @param constants numbers from outside the text
/// @param subExpressions each behind those it uses
public record EquationSet(
    Source source,
    Map<String, Constant> constants,
    List<Differential> differentials,
    List<SubExpression> subExpressions,
    List<Parameter> parameters) {
  public EquationSet {
    constants = Map.copyOf(constants);
    differentials = List.copyOf(differentials);
    subExpressions = List.copyOf(subExpressions);
    parameters = List.copyOf(parameters);
  }

  /// @throws EquationError if the text cannot be read or its units do not fit
  public static EquationSet parse(String text) {
    return parse(text, Map.of());
  }

  /// @param constants names the text may use without defining them
  /// @throws EquationError if the text cannot be read or its units do not fit
  public static EquationSet parse(String text, Map<String, Constant> constants) {
    Source source = new Source(text);
    List<Equation> equations = new EquationParser(source, constants).parse();
    List<Differential> differentials = only(equations, Differential.class);
    refuseSharedPlainNoise(source, differentials);
    return new EquationSet(
        source,
        constants,
        differentials,
        DependencyOrder.of(source, only(equations, SubExpression.class)),
        only(equations, Parameter.class));
  }

  /// Reads an expression over this model's names, such as one that is recorded.
  public Expr expression(String text) {
    Source source = new Source(text);
    Tokens tokens = new Tokens(source);
    tokens.skipSeparators();
    Expr expr = new ExpressionParser(tokens, scope()).expression();
    if (!tokens.finished()) throw tokens.unexpected("an operator, or the end of the expression");
    EquationParser.refuseNoise(source, expr);
    new UnitCheck(source, scope()).type(expr);
    return expr;
  }

  /// Reads a condition, such as a threshold: `v > -50*mV`.
  public Expr condition(String text) {
    Expr expr = expression(text);
    new UnitCheck(new Source(text), scope()).condition(expr);
    return expr;
  }

  /// Reads a refractory period: a time such as `5*ms`, or the condition under which it lasts.
  public Expr refractory(String text) {
    Expr expr = expression(text);
    if (!expr.isCondition()) {
      new UnitCheck(new Source(text), scope()).expect("a refractory period", Scope.TIME, expr);
    }
    return expr;
  }

  /// Reads what happens at an event, such as a reset: `v = -60*mV; w += b`. Statements run one
  /// after the other and may change states and parameters that are neither constant nor shared.
  public List<Assignment> statements(String text) {
    return statements(text, Set.of(), Set.of());
  }

  /// Reads statements that also name quantities the model does not define, such as the weight of a
  /// synapse: their units fit any.
  ///
  /// @param given names that the statements may read
  /// @param sums names that they may read and change
  public List<Assignment> statements(String text, Set<String> given, Set<String> sums) {
    Set<String> assignable = new LinkedHashSet<>(sums);
    for (Differential state : differentials) assignable.add(state.name());
    for (Parameter parameter : parameters) {
      if (!parameter.constant() && !parameter.shared()) assignable.add(parameter.name());
    }
    Set<String> open = new LinkedHashSet<>(given);
    open.addAll(sums);
    return new StatementParser(new Source(text), scope().with(open), assignable).parse();
  }

  /// The unit of an expression over this model's names; null where any fits, as that of 0.
  public @Nullable PhysicalUnit unit(Expr expr) {
    return new UnitCheck(source, scope()).number(expr);
  }

  private Scope scope() {
    Map<String, PhysicalUnit> units = new LinkedHashMap<>();
    constants.forEach((name, constant) -> units.put(name, constant.unit()));
    for (Differential equation : differentials) units.put(equation.name(), equation.unit());
    for (SubExpression equation : subExpressions) units.put(equation.name(), equation.unit());
    for (Parameter equation : parameters) units.put(equation.name(), equation.unit());
    return new Scope(units);
  }

  private static <T extends Equation> List<T> only(List<Equation> equations, Class<T> kind) {
    return equations.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static void refuseSharedPlainNoise(Source source, List<Differential> states) {
    Differential first = null;
    for (Differential state : states) {
      for (NoiseTerm term : state.noise()) {
        if (!term.noise().equals("xi")) continue;
        if (first != null) {
          throw EquationError.noiseTwice(source, state.span(), term.noise(), first.name());
        }
        first = state;
      }
    }
  }
}
