package cajal.brain;

import java.io.Serializable;

/// What an amount does to one neuron: `(c, w) -> c.gE += w`, where `w` is the weight of a synapse,
/// what it transmits, or its output.
@FunctionalInterface
public interface Action<N> extends Serializable {
  void on(N neuron, double amount);
}
