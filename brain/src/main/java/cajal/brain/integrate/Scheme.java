package cajal.brain.integrate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How equations are carried from t to t + dt.
///
/// With noise, Euler is Euler–Maruyama (Itô, strong order 1/2), Milstein is Itô of strong order 1,
/// and Heun is Stratonovich of strong order 1. The normal number ξ of a state and step makes dW =
/// √dt ξ.
public enum Scheme {
  /// [#EXACT] for the equations that are linear among themselves with coefficients that all neurons
  /// share, [#EXPONENTIAL_EULER] for each of the others. Noise is exact where it does not depend on
  /// the states and its equation is linear and stands alone, and + g(x) dW elsewhere.
  AUTOMATIC(1, true, null),
  /// x + dt f(x), and + g(x) dW where there is noise.
  EULER(1, true, Tableau.EULER),
  /// x + dt f(x + dt/2 f(x)).
  MIDPOINT(2, false, Tableau.MIDPOINT),
  /// The mean of the slopes (and noises) at x and where Euler would go.
  HEUN(2, true, Tableau.HEUN),
  /// The classical scheme of Runge and Kutta.
  RK4(4, false, Tableau.RK4),
  /// x + dt exprel(dt J) f(x), and + g(x) dW; J is each equation's derivative to its own state.
  EXPONENTIAL_EULER(1, true, null),
  /// The exact solution of linear equations with constant input; with noise only where it is exact
  /// too, see [#AUTOMATIC].
  EXACT(Integer.MAX_VALUE, true, null),
  /// Euler–Maruyama and + g g'/2 (dW² − dt), g' each term's derivative to its own state.
  MILSTEIN(1, true, Tableau.EULER);

  private final int order;
  private final boolean forNoise;
  private final @Nullable Tableau tableau;

  Scheme(int order, boolean forNoise, @Nullable Tableau tableau) {
    this.order = order;
    this.forNoise = forNoise;
    this.tableau = tableau;
  }

  /// Order of convergence without noise.
  public int order() {
    return order;
  }

  /// How slopes are combined, for the schemes that do nothing else with them.
  public Optional<Tableau> tableau() {
    return Optional.ofNullable(tableau);
  }

  /// @param what the model or system that has noise
  /// @throws IllegalArgumentException if the scheme says nothing about noise
  public void requireNoiseRule(String what) {
    if (!forNoise) {
      throw new IllegalArgumentException(
          this
              + " has no rule for the @Noise of "
              + what
              + "; integrate with AUTOMATIC, EULER, EXPONENTIAL_EULER, HEUN or MILSTEIN");
    }
  }

  /// The answer to equations that cannot be solved.
  ///
  /// @param which the equation, as `dv/dt of Lif`
  /// @param why what is wrong with it
  public static IllegalArgumentException notExact(String which, String why) {
    return new IllegalArgumentException(
        "EXACT cannot carry "
            + which
            + ", "
            + why
            + "; integrate with AUTOMATIC, which is exact where it can be, or with RK4");
  }
}
