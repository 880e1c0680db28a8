package cajal.brain.synapses;

import cajal.brain.Derivative;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.unit.Unit;

/// Synapse whose output rises and decays exponentially and peaks at its weight.
///
/// dg/dt = h − g/τd, dh/dt = −h/τr; a spike: h ← h + w·a, a = (τd/τr)^(τr/(τd − τr))/τr; output g.
/// Equal time constants are the alpha function.
///
/// Source: Gerstner et al. 2014, Neuronal Dynamics, section 3.1.2; numbers as in BrainPy's
/// DualExpon.
public class DualExponential extends Synapse {
  @Unit("ms")
  public double tauRise = 1;

  @Unit("ms")
  public double tauDecay = 10;

  @State public double g = 0;

  @State
  @Unit("1/ms")
  public double h = 0;

  @Derivative
  protected double dg() {
    return h - g / tauDecay;
  }

  @Derivative
  protected double dh() {
    return -h / tauRise;
  }

  /// The h from which g peaks at 1.
  @Unit("1/ms")
  private double perUnitPeak() {
    double excess = tauDecay / tauRise - 1;
    double exponent = excess == 0 ? 1 : Math.log1p(excess) / excess;
    return Math.exp(exponent) / tauRise;
  }

  @Override
  protected void onPre() {
    h += w * perUnitPeak();
  }

  @Override
  protected double output() {
    return g;
  }
}
