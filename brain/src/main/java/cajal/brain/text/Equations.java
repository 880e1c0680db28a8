package cajal.brain.text;

import cajal.brain.Neuron;
import cajal.error.Spelling;
import cajal.text.Assignment;
import cajal.text.Constant;
import cajal.text.EquationError;
import cajal.text.EquationSet;
import cajal.text.Expr;
import cajal.text.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A neuron written as text.
///
/// ```java
/// Neuron lif = Equations.of("""
///         dv/dt = (EL - v + R*input)/tau : mV (unless refractory)
///         EL = -70*mV : mV (constant)
///         R = 1*MOhm : MOhm (constant)
///         tau : ms (constant)
///         input : nA (input)
///         """)
///     .named("Lif")
///     .threshold("v > -50*mV")
///     .reset("v = -60*mV")
///     .refractory("2*ms")
///     .set("tau", 20)
///     .set("v", -70)
///     .neuron();
/// ```
///
/// The neuron's class is made when it is asked for: an `(input)` becomes an `@Input`, what changes
/// a `@State`, the rest parameters with their defaults; sub-expressions become methods. States
/// start at 0 where nothing is set.
public final class Equations {
  private final EquationSet equations;
  private final Map<String, Double> values = new LinkedHashMap<>();
  private String name = "Model";
  private @Nullable Condition threshold;
  private @Nullable Period refractory;
  private @Nullable Statements reset;

  record Condition(Source source, Expr expr) {}

  record Period(Source source, Expr expr) {}

  record Statements(Source source, List<Assignment> assignments) {}

  private Equations(EquationSet equations) {
    this.equations = equations;
  }

  /// Reads equations; their language is that of [EquationSet].
  ///
  /// @throws EquationError if the text cannot be read, its units do not fit, or a network has no
  ///   place for what it says
  public static Equations of(String text) {
    return of(text, Map.of());
  }

  /// Reads equations that use names from outside.
  ///
  /// @param constants names that the texts may use without defining them
  /// @throws EquationError as [#of(String)]
  public static Equations of(String text, Map<String, Constant> constants) {
    EquationSet equations = EquationSet.parse(text, constants);
    Refusals.check(equations);
    return new Equations(equations);
  }

  /// The name of the class, which errors, files and pictures show.
  public Equations named(String name) {
    if (!Character.isJavaIdentifierStart(name.isEmpty() ? ' ' : name.charAt(0))
        || !name.chars().allMatch(Character::isJavaIdentifierPart)) {
      throw new IllegalArgumentException(
          "a model is named by letters, digits and _, found '" + name + "'; as in AdEx");
    }
    this.name = name;
    return this;
  }

  /// When the neuron spikes: `v > -50*mV`.
  public Equations threshold(String condition) {
    threshold = new Condition(new Source(condition), equations.condition(condition));
    return this;
  }

  /// What a spike does to the neuron: `v = -60*mV; w += b`.
  public Equations reset(String statements) {
    reset = new Statements(new Source(statements), equations.statements(statements));
    return this;
  }

  /// How long after a spike there is no other, and the states that are `(unless refractory)` stand
  /// still: `5*ms`.
  public Equations refractory(String period) {
    Expr expr = equations.refractory(period);
    Source source = new Source(period);
    if (expr.isCondition()) throw Refusals.refractoryCondition(source, expr.span());
    refractory = new Period(source, expr);
    return this;
  }

  /// The value of a parameter, or of a state at the start, in its declared unit.
  public Equations set(String name, double value) {
    List<String> known = names();
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "set(\"%s\", %s): no such state or parameter.%s The text defines %s"
              .formatted(name, value, Spelling.suggestion(name, known), known));
    }
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("set(\"" + name + "\", NaN): give a number");
    }
    values.put(name, value);
    return this;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    equations.differentials().forEach(state -> names.add(state.name()));
    equations
        .parameters()
        .forEach(parameter -> {
          if (!parameter.input()) names.add(parameter.name());
        });
    return names;
  }

  /// A new neuron of a new class.
  ///
  /// @throws EquationError if a constant has no value
  /// @throws IllegalStateException if it has a reset but no threshold
  public Neuron neuron() {
    if (threshold == null && (reset != null || refractory != null)) {
      throw new IllegalStateException(
          name + " has a reset or is refractory, but never spikes; add .threshold(\"v > …\")");
    }
    ModelLoader loader = new ModelLoader(Neuron.class.getClassLoader(), equations);
    byte[] file =
        new ModelClass(name, equations, Defaults.of(equations, values))
            .file(threshold, reset, refractory);
    return (Neuron) loader.instance(name, file);
  }
}
