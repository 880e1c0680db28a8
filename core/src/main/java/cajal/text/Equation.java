package cajal.text;

import cajal.unit.PhysicalUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a model.
public sealed interface Equation {
  String name();

  PhysicalUnit unit();

  /// Where the name stands.
  Span span();

  /// A state: `dv/dt = (EL - v)/tau + sigma*sqrt(2/tau)*xi : mV`.
  ///
  /// @param drift what is left of the derivative without noise, in `unit` per ms
  /// @param noise what the white noises are multiplied by
  /// @param unlessRefractory whether the state stands still while the neuron is refractory
  record Differential(
      String name,
      PhysicalUnit unit,
      Expr drift,
      List<NoiseTerm> noise,
      boolean unlessRefractory,
      Span span)
      implements Equation {
    public Differential {
      noise = List.copyOf(noise);
    }
  }

  /// What a state's equation multiplies one white noise by, in the state's unit per √ms. Terms with
  /// the same noise, in whatever equation, get the same random number in each step.
  record NoiseTerm(String noise, Expr factor) {}

  /// An abbreviation, evaluated wherever it is used: `I = g*(E - v) : nA`.
  record SubExpression(String name, PhysicalUnit unit, Expr value, Span span) implements Equation {}

  /// A quantity given from outside: `tau : ms (constant)`, `tau = 20*ms : ms (constant)`.
  ///
  /// @param constant whether it never changes during a run
  /// @param shared whether there is one value for the population
  /// @param input whether it is summed anew in every step from what arrives from outside
  /// @param initial its value where none is given, an expression of numbers and constants
  record Parameter(
      String name,
      PhysicalUnit unit,
      boolean constant,
      boolean shared,
      boolean input,
      @Nullable Expr initial,
      Span span)
      implements Equation {}
}
