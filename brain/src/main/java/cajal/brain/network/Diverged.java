package cajal.brain.network;

import java.util.Map;

/// A simulation that left the numbers: the step, the neuron and the state where it began.
public final class Diverged extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int step;
  private final String population;
  private final int neuron;

  Diverged(
      double dt,
      int step,
      String population,
      int neuron,
      Map<String, Double> before,
      Map<String, Double> after) {
    super(
        ("the simulation blew up in step %d (t = %s ms): neuron %d of %s went from %s to %s."
                + " Take a smaller step than %s ms, or check the parameters and weights.")
            .formatted(step, (float) (step * dt), neuron, population, before, after, dt));
    this.step = step;
    this.population = population;
    this.neuron = neuron;
  }

  /// Of a network that is too large to go back in.
  ///
  /// @param from the first of the steps in which it happened
  /// @param to the end of them
  Diverged(double dt, int from, int to, String population, int neuron, Map<String, Double> after) {
    super(
        ("the simulation blew up between step %d and step %d (t = %s ms to %s ms): neuron %d of %s"
                + " is at %s. Take a smaller step than %s ms, or check the parameters and"
                + " weights; a smaller network tells the very step.")
            .formatted(
                from, to, (float) (from * dt), (float) (to * dt), neuron, population, after, dt));
    this.step = from;
    this.population = population;
    this.neuron = neuron;
  }

  /// The step, or the first of those among which it is.
  public int step() {
    return step;
  }

  public String population() {
    return population;
  }

  public int neuron() {
    return neuron;
  }
}
