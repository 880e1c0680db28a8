package cajal.brain.synapses;

import cajal.brain.Derivative;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.unit.Unit;

/// Short-term facilitation and depression: of its resources x the synapse hands over the share u.
///
/// τf du/dt = −u, τd dx/dt = 1 − x; a spike: u ← u + U (1 − u), hands over w·u·x, x ← x − u·x.
///
/// Source: Tsodyks, Pawelzik and Markram 1998, Neural Comput. 10:821; numbers as in BrainPy's STP.
public class TsodyksMarkram extends Synapse {
  /// The share used by a spike after a long silence.
  public double U = 0.15;

  @Unit("ms")
  public double tauF = 1500;

  @Unit("ms")
  public double tauD = 200;

  @State public double u = 0;

  @State public double x = 1;

  @Derivative
  protected double du() {
    return -u / tauF;
  }

  @Derivative
  protected double dx() {
    return (1 - x) / tauD;
  }

  @Override
  protected void onPre() {
    u += U * (1 - u);
    double released = u * x;
    x -= released;
    transmit(w * released);
  }
}
