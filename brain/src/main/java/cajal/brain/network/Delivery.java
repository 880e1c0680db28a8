package cajal.brain.network;

/// What a projection does in the parts of a step, as one worker for the targets it owns.
interface Delivery {
  /// Whether it has something to [#show], after which the workers meet.
  default boolean shows() {
    return false;
  }

  /// Before anything else: what neurons of the worker let all others see.
  default void show(int worker, int step) {}

  /// At the start of the step: what synapses give out, and where they go from there.
  default void begin(int worker, int step) {}

  /// After the neurons' step: what synapses keep at the sources and targets that the worker owns
  /// goes on, and spikes reach it.
  default void advance(int worker, int step) {}

  /// When all workers have done that: spikes reach the targets.
  default void deliver(int worker, int step) {}

  /// After all deliveries: the targets' own spikes reach the synapses.
  default void report(int worker, int step) {}
}
