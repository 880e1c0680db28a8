package cajal.brain.integrate;

import java.util.List;

/// Butcher's tableau of an explicit Runge-Kutta scheme: stage i takes the slope at t + cᵢ dt and x
/// + dt Σⱼ aᵢⱼ kⱼ, and the step goes to x + dt Σᵢ bᵢ kᵢ.
///
/// Sums run from left to right over the entries that are not 0, are then multiplied by dt and added
/// to x, so that any code that does the same gives the same bits.
public record Tableau(List<List<Double>> a, List<Double> b, List<Double> c) {
  static final Tableau EULER = new Tableau(List.of(List.of()), List.of(1.0), List.of(0.0));

  static final Tableau MIDPOINT =
      new Tableau(List.of(List.of(), List.of(0.5)), List.of(0.0, 1.0), List.of(0.0, 0.5));

  static final Tableau HEUN =
      new Tableau(List.of(List.of(), List.of(1.0)), List.of(0.5, 0.5), List.of(0.0, 1.0));

  static final Tableau RK4 =
      new Tableau(
          List.of(List.of(), List.of(0.5), List.of(0.0, 0.5), List.of(0.0, 0.0, 1.0)),
          List.of(1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0),
          List.of(0.0, 0.5, 0.5, 1.0));

  /// How often slopes are asked for.
  public int stages() {
    return b.size();
  }
}
