package cajal.random;

/// A source whose draws are pure functions of 64 random bits each.
@DrawsForCaller
public interface BitSource extends DrawSource {
  /// 64 random bits, other ones at each call.
  long bits();

  @Override
  default double uniform() {
    return Variate.uniform64(bits());
  }

  @Override
  default double normal() {
    return Variate.normal64(bits());
  }

  @Override
  default double exponential() {
    return Variate.exponential64(bits());
  }

  @Override
  default int poisson(double lambda) {
    return Counts.poisson(lambda, bits());
  }
}
