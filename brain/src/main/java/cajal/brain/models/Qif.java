package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Quadratic integrate-and-fire neuron driven by a current in nA.
///
/// τ dv/dt = c (v − EL)(v − VC) + R·input; spike above `threshold`, v back to `reset`.
///
/// Source: Latham et al. 2000, J. Neurophysiol. 83:808; numbers as in BrainPy's QuaIF.
public class Qif extends Neuron {
  @Unit("ms")
  public double tau = 10;

  @Unit("MOhm")
  public double R = 1;

  /// Curvature.
  @Unit("1/mV")
  public double c = 0.07;

  @Unit("mV")
  public double EL = -65;

  /// Above this v rises by itself.
  @Unit("mV")
  public double VC = -50;

  @Unit("mV")
  public double threshold = -30;

  @Unit("mV")
  public double reset = -68;

  @Unit("ms")
  public double tRef = 0;

  @State
  @Unit("mV")
  public double v = -65;

  @Derivative(unlessRefractory = true)
  protected double dv() {
    return (c * (v - EL) * (v - VC) + R * input) / tau;
  }

  @Override
  protected boolean spikes() {
    return v > threshold;
  }

  @Override
  protected void onSpike() {
    v = reset;
    refractory(tRef);
  }
}
