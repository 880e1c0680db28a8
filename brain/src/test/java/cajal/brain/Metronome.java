package cajal.brain;

import java.util.Set;

/// A neuron that spikes in given steps; one copy per neuron of a population, all alike.
public class Metronome extends Neuron {
  private final Set<Integer> steps;

  public Metronome(Integer... steps) {
    this.steps = Set.of(steps);
  }

  @Override
  protected boolean spikes() {
    return steps.contains(step);
  }
}
