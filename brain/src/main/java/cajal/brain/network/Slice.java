package cajal.brain.network;

import cajal.brain.Neuron;

/// A stretch of a population.
public record Slice<N extends Neuron>(Population<N> population, int from, int size)
    implements Cells<N> {}
