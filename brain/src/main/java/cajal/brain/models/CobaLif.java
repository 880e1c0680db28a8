package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Leaky integrate-and-fire neuron with exponential conductances, relative to the leak's.
///
/// τ dv/dt = EL − v + gE (EE − v) + gI (EI − v) + drive + input, τE dgE/dt = −gE, τI dgI/dt = −gI.
/// The weights of the network are 0.6 on gE and 6.7 on gI (6 and 67 nS over a leak of 10 nS).
///
/// Source: Brette et al. 2007, J. Comput. Neurosci. 23:349, benchmark 1 (Vogels and Abbott 2005).
public class CobaLif extends Neuron {
  @Unit("ms")
  public double tau = 20;

  @Unit("ms")
  public double tauE = 5;

  @Unit("ms")
  public double tauI = 10;

  @Unit("mV")
  public double EL = -60;

  @Unit("mV")
  public double EE = 0;

  @Unit("mV")
  public double EI = -80;

  @Unit("mV")
  public double threshold = -50;

  @Unit("mV")
  public double reset = -60;

  @Unit("ms")
  public double tRef = 5;

  /// The constant current times the leak resistance.
  @Unit("mV")
  public double drive = 20;

  @State
  @Unit("mV")
  public double v = -60;

  @State public double gE = 0;

  @State public double gI = 0;

  @Derivative(unlessRefractory = true)
  protected double dv() {
    return (EL - v + gE * (EE - v) + gI * (EI - v) + drive + input) / tau;
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
