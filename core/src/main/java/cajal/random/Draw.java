package cajal.random;

/// Random draws inside a model, an initialiser or a noise term: `c -> c.v = uniform(-60, -50)`.
///
/// A draw is a pure function of the seed, the place in the source where it stands, the step and the
/// neuron, so it does not depend on threads, vector width or what else is recorded. Compiled code
/// never calls these methods: the lifter turns a call into a `Random` op. Plain Java runs do, and
/// get the same numbers from the [DrawSource] bound around the call.
@DrawsForCaller
public final class Draw {
  private Draw() {}

  /// Uniform on [low, high).
  public static double uniform(double low, double high) {
    return low + (high - low) * DrawSource.current().uniform();
  }

  /// Normal with the given mean and standard deviation.
  public static double normal(double mean, double sd) {
    return mean + sd * DrawSource.current().normal();
  }

  /// True with probability `p`.
  public static boolean bernoulli(double p) {
    return DrawSource.current().uniform() < p;
  }

  /// Exponential with the given mean.
  public static double exponential(double mean) {
    return mean * DrawSource.current().exponential();
  }

  /// Poisson count with mean `lambda`.
  public static int poisson(double lambda) {
    return DrawSource.current().poisson(lambda);
  }
}
