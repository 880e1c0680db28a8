package cajal.surrogate;

import java.io.Serializable;

/// What stands for the derivative of a spike, which has none: its slope by how far the membrane is
/// above the threshold. Any formula in Java, a lambda or a class; it is compiled with the program
/// it is used in, so it may use what it captured, `Math`, conditions and loops of known length.
@FunctionalInterface
public interface Surrogate extends Serializable {
  /// The derivative where the membrane is by `x` above the threshold.
  double slope(double x);
}
