package cajal.brain.synapses;

import cajal.brain.Derivative;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.unit.Unit;

/// Short-term depression: every spike uses up the share U of the resources x.
///
/// τ dx/dt = 1 − x; a spike: hands over w·x, x ← x − U·x, so that the first spike has the weight w.
///
/// Source: Abbott et al. 1997, Science 275:220; numbers as in BrainPy's STD.
public class Depression extends Synapse {
  public double U = 0.07;

  @Unit("ms")
  public double tau = 200;

  @State public double x = 1;

  @Derivative
  protected double dx() {
    return (1 - x) / tau;
  }

  @Override
  protected void onPre() {
    transmit(w * x);
    x -= U * x;
  }
}
