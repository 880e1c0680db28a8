package cajal.brain.synapses;

import cajal.brain.Derivative;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.unit.Unit;

/// Synapse whose output jumps by its weight at a spike and decays exponentially.
///
/// τ dg/dt = −g; a spike: g ← g + w; output g.
///
/// Source: Gerstner et al. 2014, Neuronal Dynamics, eq. 3.2.
public class Exponential extends Synapse {
  @Unit("ms")
  public double tau = 5;

  @State public double g = 0;

  @Derivative
  protected double dg() {
    return -g / tau;
  }

  @Override
  protected void onPre() {
    g += w;
  }

  @Override
  protected double output() {
    return g;
  }
}
