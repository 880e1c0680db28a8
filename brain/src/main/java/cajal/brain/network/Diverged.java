package cajal.brain.network;

import java.util.Map;
import java.util.TreeMap;

/// A simulation that left the numbers: the step, the neuron and the state where it began.
public final class Diverged extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int step;
  private final String population;
  private final int neuron;

  private Diverged(int step, String population, int neuron, String message) {
    super(message);
    this.step = step;
    this.population = population;
    this.neuron = neuron;
  }

  static Diverged in(
      Network network,
      int step,
      String population,
      int neuron,
      Map<String, Double> before,
      Map<String, Double> after) {
    String message =
        "the simulation blew up in step %d (t = %s ms): neuron %d of %s went from %s to %s. %s."
            .formatted(step, ms(network, step), neuron, population, before, after, advice(network));
    return new Diverged(step, population, neuron, message);
  }

  /// Of a network that is too large to go back in.
  ///
  /// @param from the first of the steps in which it happened
  /// @param to the end of them
  static Diverged between(
      Network network, int from, int to, String population, int neuron, Map<String, Double> after) {
    String message =
        ("the simulation blew up between step %d and step %d (t = %s ms to %s ms): neuron %d of %s"
                + " is at %s. %s; a smaller network tells the very step.")
            .formatted(
                from,
                to,
                ms(network, from),
                ms(network, to),
                neuron,
                population,
                after,
                advice(network));
    return new Diverged(from, population, neuron, message);
  }

  /// Of a network that was given what is no number to begin with.
  static Diverged before(
      Network network, int step, String population, int neuron, Map<String, Double> start) {
    Map<String, Double> wrong = new TreeMap<>(start);
    wrong.values().removeIf(Double::isFinite);
    String message =
        ("nothing can be simulated from step %d (t = %s ms) on: neuron %d of %s starts with %s,"
                + " which is not finite. Look at what init(…) or set(…) gives it.")
            .formatted(
                step, ms(network, step), neuron, population, wrong.isEmpty() ? start : wrong);
    return new Diverged(step, population, neuron, message);
  }

  private static float ms(Network network, int step) {
    return (float) (step * network.dt());
  }

  private static String advice(Network network) {
    Map<String, Double> wrong = new TreeMap<>(Parameters.of(network).numbers());
    wrong.values().removeIf(Double::isFinite);
    return wrong.isEmpty()
        ? "Take a smaller step than " + network.dt() + " ms, or check the parameters and weights"
        : "Not every parameter is finite: " + wrong;
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
