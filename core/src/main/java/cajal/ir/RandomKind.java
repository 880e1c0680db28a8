package cajal.ir;

import java.util.Locale;

/// The distributions a `Random` op draws from, with the parameters it takes.
public enum RandomKind {
  /// The first 32-bit word of the cipher, as i32.
  BITS(0),
  /// On [0, 1).
  UNIFORM(0),
  /// Mean 0, standard deviation 1.
  NORMAL(0),
  /// Mean 1.
  EXPONENTIAL(0),
  /// True with probability `p`.
  BERNOULLI(1),
  /// A count, as i32, with mean `lambda`.
  POISSON(1);

  private final int parameters;

  RandomKind(int parameters) {
    this.parameters = parameters;
  }

  public int parameters() {
    return parameters;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
