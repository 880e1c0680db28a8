package cajal.brain.synapses;

import cajal.brain.Derivative;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.unit.Unit;

/// Synapse whose output is the alpha function, which peaks at its weight τ after the spike.
///
/// τ dg/dt = h − g, τ dh/dt = −h; a spike: h ← h + e·w; output g = w (t/τ) e^(1 − t/τ). (BrainPy's
/// Alpha leaves out the factor e.)
///
/// Source: Rall 1967, J. Neurophysiol. 30:1138.
public class Alpha extends Synapse {
  @Unit("ms")
  public double tau = 10;

  @State public double g = 0;

  @State public double h = 0;

  @Derivative
  protected double dg() {
    return (h - g) / tau;
  }

  @Derivative
  protected double dh() {
    return -h / tau;
  }

  @Override
  protected void onPre() {
    h += Math.E * w;
  }

  @Override
  protected double output() {
    return g;
  }
}
