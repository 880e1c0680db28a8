package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Leaky integrate-and-fire neuron with exponential synaptic currents, in the unit of v.
///
/// τ dv/dt = EL − v + gE + gI + input, τE dgE/dt = −gE, τI dgI/dt = −gI. The weights of the network
/// are +1.62 mV on gE and −9 mV on gI.
///
/// Source: Brette et al. 2007, J. Comput. Neurosci. 23:349, benchmark 2 (Vogels and Abbott 2005).
public class CubaLif extends Neuron {
  @Unit("ms")
  public double tau = 20;

  @Unit("ms")
  public double tauE = 5;

  @Unit("ms")
  public double tauI = 10;

  @Unit("mV")
  public double EL = -49;

  @Unit("mV")
  public double threshold = -50;

  @Unit("mV")
  public double reset = -60;

  @Unit("ms")
  public double tRef = 5;

  @State
  @Unit("mV")
  public double v = -60;

  @State
  @Unit("mV")
  public double gE = 0;

  @State
  @Unit("mV")
  public double gI = 0;

  @Derivative(unlessRefractory = true)
  protected double dv() {
    return (EL - v + gE + gI + input) / tau;
  }

  @Derivative
  protected double dgE() {
    return -gE / tauE;
  }

  @Derivative
  protected double dgI() {
    return -gI / tauI;
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
