package cajal.random;

/// Where the draws of a plain Java run come from; bound with [#CURRENT] around the call of a model.
public interface DrawSource {
  ScopedValue<DrawSource> CURRENT = ScopedValue.newInstance();

  /// Uniform on [0, 1).
  double uniform();

  /// Standard normal.
  double normal();

  /// Exponential with mean 1.
  double exponential();

  /// Poisson count with mean `lambda`.
  int poisson(double lambda);

  static DrawSource current() {
    if (!CURRENT.isBound()) {
      throw new IllegalStateException(
          "a random draw outside a run: call Draw only in a model's methods, in init(...) or in a"
              + " lambda given to the network");
    }
    return CURRENT.get();
  }
}
