package cajal.brain;

/// One synapse that has more to it than adding to its target: kinetics, short-term plasticity,
/// STDP.
///
/// The user says what one synapse does; where its state is kept (at the target, at the source, or
/// per synapse) is proved from these methods, and told by `net.explain()`.
///
/// A synapse acts on its target in one of two ways, and the action given to `connect` says how:
/// [#transmit] hands an amount over at a spike, [#output] gives a value in every step.
public abstract class Synapse extends Model {
  /// The synapse's weight, as given to `connect`; plastic where a method assigns it.
  public double w = 1;

  private double transmitted;

  /// What a spike of the source does, when it arrives after the delay.
  protected void onPre() {}

  /// What a spike of the target does.
  protected void onPost() {}

  /// The value that acts on the target in every step; sums over the synapses of one target.
  protected double output() {
    return 0;
  }

  /// Called in [#onPre]: hands `amount` to the target now.
  protected final void transmit(double amount) {
    transmitted += amount;
  }

  double takeTransmitted() {
    double amount = transmitted;
    transmitted = 0;
    return amount;
  }
}
