package cajal.brain;

/// A small model of its own beside each neuron of a population, which drives it: a noisy current,
/// an oscillator. Its states are integrated with the neuron's, in the same compiled step.
///
/// ```java
/// cells.drive(new OrnsteinUhlenbeck(0, 5, 10), (c, i) -> c.input += i);
/// ```
public abstract class Drive extends Model {
  /// What acts on the neuron in every step, of the states at its start.
  protected abstract double output();
}
