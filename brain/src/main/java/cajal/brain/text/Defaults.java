package cajal.brain.text;

import cajal.text.Constant;
import cajal.text.Equation.Differential;
import cajal.text.Equation.Parameter;
import cajal.text.EquationSet;
import cajal.text.Expr;
import cajal.text.Interpreter;
import java.util.LinkedHashMap;
import java.util.Map;

/// The numbers the fields of a model start with.
final class Defaults {
  private Defaults() {}

  /// @param given values that go before those of the text
  static Map<String, Double> of(EquationSet equations, Map<String, Double> given) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Differential state : equations.differentials()) {
      values.put(state.name(), given.getOrDefault(state.name(), 0.0));
    }
    for (Parameter parameter : equations.parameters()) {
      if (!parameter.input()) values.put(parameter.name(), value(equations, parameter, given));
    }
    return values;
  }

  private static double value(
      EquationSet equations, Parameter parameter, Map<String, Double> given) {
    Double set = given.get(parameter.name());
    if (set != null) return set;
    Expr initial = parameter.initial();
    if (initial != null) {
      return new Interpreter(name -> constant(equations, name)).number(initial);
    }
    if (parameter.constant() || parameter.shared()) throw Refusals.noValue(equations, parameter);
    return 0;
  }

  private static double constant(EquationSet equations, String name) {
    Constant constant = equations.constants().get(name);
    if (constant == null) throw new IllegalArgumentException("no constant " + name);
    return constant.value();
  }
}
