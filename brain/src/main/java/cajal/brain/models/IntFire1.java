package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Integrate-and-fire neuron without units of voltage that spikes jump: NEURON's IntFire1.
///
/// τ dm/dt = −m + input; a spike adds its weight through [#receive]; above 1 the neuron fires, m
/// goes to 0, and for `tRef` nothing is received.
///
/// Source: Carnevale and Hines 2006, The NEURON Book, chapter 10.
public class IntFire1 extends Neuron {
  @Unit("ms")
  public double tau = 10;

  @Unit("ms")
  public double tRef = 5;

  @State public double m = 0;

  @Derivative(unlessRefractory = true)
  protected double dm() {
    return (input - m) / tau;
  }

  /// A spike that arrives.
  public void receive(double weight) {
    if (!refractory()) m += weight;
  }

  @Override
  protected boolean spikes() {
    return m > 1;
  }

  @Override
  protected void onSpike() {
    m = 0;
    refractory(tRef);
  }
}
