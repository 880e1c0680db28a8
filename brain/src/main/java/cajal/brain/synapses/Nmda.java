package cajal.brain.synapses;

import cajal.brain.Derivative;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.unit.Unit;

/// NMDA receptor that saturates; the block by magnesium is [MgBlock], in the action on the target.
///
/// dg/dt = a x (1 − g) − g/τd, τr dx/dt = −x; a spike: x ← x + 1; output w·g.
///
/// Source: Wang 1999, J. Neurosci. 19:9587.
public class Nmda extends Synapse {
  /// How fast the receptors open.
  @Unit("1/ms")
  public double a = 0.5;

  @Unit("ms")
  public double tauRise = 2;

  @Unit("ms")
  public double tauDecay = 100;

  @State public double g = 0;

  @State public double x = 0;

  @Derivative
  protected double dg() {
    return a * x * (1 - g) - g / tauDecay;
  }

  @Derivative
  protected double dx() {
    return -x / tauRise;
  }

  @Override
  protected void onPre() {
    x += 1;
  }

  @Override
  protected double output() {
    return w * g;
  }
}
