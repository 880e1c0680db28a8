package cajal.random;

/// Random draws inside a model, an initialiser or a noise term: `c -> c.v = uniform(-60, -50)`.
///
/// A draw is a pure function of the seed, the place in the source where it stands, the step and the
/// neuron, so it does not depend on threads, vector width or what else is recorded. Compiled code
/// never calls these methods: the lifter turns a call into a `Random` op. Plain Java runs do, and
/// get the same numbers from the [DrawSource] bound around the call. Parameters that are written as
/// numbers and make no sense, as in `uniform(5, 1)`, are refused when the call is compiled.
@DrawsForCaller
public final class Draw {
  private Draw() {}

  /// Uniform on [low, high); low ≤ high.
  public static double uniform(double low, double high) {
    return low + (high - low) * DrawSource.current().uniform();
  }

  /// Normal with the given mean and standard deviation, which is 0 or more.
  public static double normal(double mean, double sd) {
    return mean + sd * DrawSource.current().normal();
  }

  /// True with probability `p`: never where a computed one is below 0, always from 1 on.
  public static boolean bernoulli(double p) {
    return DrawSource.current().uniform() < p;
  }

  /// Exponential with the given mean, 0 or more.
  public static double exponential(double mean) {
    return mean * DrawSource.current().exponential();
  }

  /// Poisson count with mean `lambda`, from 0 to 2·10⁹.
  public static int poisson(double lambda) {
    return DrawSource.current().poisson(lambda);
  }
}
