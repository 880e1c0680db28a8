package cajal.brain;

import java.io.Serializable;

/// What happens to one neuron: `c -> c.gE += 0.6`. Its bytecode is lifted, so it may say whatever a
/// model's method may.
@FunctionalInterface
public interface Effect<N> extends Serializable {
  void on(N neuron);
}
