package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Leaky integrate-and-fire neuron with alpha-shaped synaptic conductances in µS, driven by a
/// current in nA.
///
/// dv/dt = (EL − v)/τ + (gE (EE − v) + gI (EI − v) + input)/C, dgE/dt = xE − gE/τE, dxE/dt =
/// −xE/τE, likewise gI; a spike adds e·weight/τE to xE, so that gE peaks at the weight. v is held
/// for exactly `tRef` after the step that reached the threshold.
///
/// Source: Davison et al. 2009, Front. Neuroinform. 2:11, standard cell IF_cond_alpha of PyNN.
public class CondAlphaLif extends Neuron {
  @Unit("nF")
  public double C = 1;

  @Unit("ms")
  public double tau = 20;

  @Unit("ms")
  public double tauE = 0.3;

  @Unit("ms")
  public double tauI = 0.5;

  @Unit("mV")
  public double EL = -65;

  @Unit("mV")
  public double EE = 0;

  @Unit("mV")
  public double EI = -70;

  @Unit("mV")
  public double threshold = -50;

  @Unit("mV")
  public double reset = -65;

  @Unit("ms")
  public double tRef = 0.1;

  @State
  @Unit("mV")
  public double v = -65;

  @State
  @Unit("uS")
  public double gE = 0;

  @State
  @Unit("uS/ms")
  public double xE = 0;

  @State
  @Unit("uS")
  public double gI = 0;

  @State
  @Unit("uS/ms")
  public double xI = 0;

  @Derivative(unlessRefractory = true)
  protected double dv() {
    return (EL - v) / tau + (gE * (EE - v) + gI * (EI - v) + input) / C;
  }

  @Derivative
  protected double dgE() {
    return xE - gE / tauE;
  }

  @Derivative
  protected double dxE() {
    return -xE / tauE;
  }

  @Derivative
  protected double dgI() {
    return xI - gI / tauI;
  }

  @Derivative
  protected double dxI() {
    return -xI / tauI;
  }

  /// An excitatory spike whose conductance peaks at `peak`.
  public void excite(@Unit("uS") double peak) {
    xE += Math.E * peak / tauE;
  }

  /// An inhibitory spike whose conductance peaks at `peak`.
  public void inhibit(@Unit("uS") double peak) {
    xI += Math.E * peak / tauI;
  }

  @Override
  protected boolean spikes() {
    return v >= threshold;
  }

  @Override
  protected void onSpike() {
    v = reset;
    refractory(tRef + dt);
  }
}
