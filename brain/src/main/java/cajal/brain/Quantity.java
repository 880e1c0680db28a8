package cajal.brain;

import java.io.Serializable;

/// A number that one neuron has: `c -> c.v`, or `c -> c.gE * (c.EE - c.v)`.
@FunctionalInterface
public interface Quantity<N> extends Serializable {
  double of(N neuron);
}
