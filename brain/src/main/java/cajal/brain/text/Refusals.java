package cajal.brain.text;

import cajal.text.Equation;
import cajal.text.Equation.Differential;
import cajal.text.Equation.NoiseTerm;
import cajal.text.Equation.Parameter;
import cajal.text.EquationError;
import cajal.text.EquationSet;
import cajal.text.Source;
import cajal.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Texts that are well formed, but not a neuron of a network.
final class Refusals {
  /// Names that the classes of neurons and the network's kernels have for themselves.
  private static final Set<String> TAKEN = Set.of("step", "readyAt", "seed", "spikes");

  private Refusals() {}

  static void check(EquationSet equations) {
    Source source = equations.source();
    List<Equation> all = new ArrayList<>(equations.differentials());
    all.addAll(equations.subExpressions());
    all.addAll(equations.parameters());
    for (Equation equation : all) {
      boolean isInput = equation instanceof Parameter parameter && parameter.input();
      if (TAKEN.contains(equation.name())) throw taken(source, equation);
      if (equation.name().equals("input") && !isInput) throw input(source, equation);
    }
    Map<String, Differential> noises = new HashMap<>();
    for (Differential state : equations.differentials()) {
      for (NoiseTerm term : state.noise()) {
        Differential other = noises.put(term.noise(), state);
        if (other != null) throw sharedNoise(source, state, term.noise(), other.name());
      }
    }
  }

  private static EquationError taken(Source source, Equation equation) {
    return new EquationError(
        source,
        equation.span(),
        equation.name() + " has a meaning of its own in a network",
        equation.name(),
        "another name");
  }

  private static EquationError input(Source source, Equation equation) {
    return new EquationError(
        source,
        equation.span(),
        "input is what arrives at a neuron from outside",
        "input as something else",
        "input : " + equation.unit() + " (input), or another name");
  }

  private static EquationError sharedNoise(
      Source source, Differential state, String noise, String other) {
    return new EquationError(
        source,
        state.span(),
        "each equation of a neuron in a network has a noise of its own",
        noise + " in d" + other + "/dt and in d" + state.name() + "/dt",
        noise + "_1 in one and " + noise + "_2 in the other");
  }

  static EquationError refractoryCondition(Source source, Span span) {
    return new EquationError(
        source,
        span,
        "a neuron in a network is refractory for a time",
        "a condition",
        "a time such as 5*ms");
  }

  static EquationError noValue(EquationSet equations, Parameter parameter) {
    return new EquationError(
        equations.source(),
        parameter.span(),
        parameter.name() + " needs a value",
        "neither a default nor a value that is set",
        "%s = 1*%s : %s (constant), or .set(\"%s\", 1)"
            .formatted(parameter.name(), parameter.unit(), parameter.unit(), parameter.name()));
  }
}
