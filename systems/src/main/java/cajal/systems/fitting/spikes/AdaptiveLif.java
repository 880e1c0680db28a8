package cajal.systems.fitting.spikes;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Leaky integrate-and-fire neuron with a current that grows at each spike, driven by a current in
/// nA.
///
/// τ dv/dt = EL − v + R (input − w), τw dw/dt = −w; where v > θ: v ← reset for `tRef`, w += b. v is
/// measured from rest unless EL says otherwise.
///
/// Source: Treves 1993, Network 4:259, as in Gerstner et al. 2014, Neuronal Dynamics, section 6.1.
public class AdaptiveLif extends Neuron {
  @Unit("ms")
  public double tau = 8;

  @Unit("MOhm")
  public double R = 50;

  @Unit("mV")
  public double EL = 0;

  @Unit("mV")
  public double threshold = 15;

  @Unit("mV")
  public double reset = 8;

  @Unit("nA")
  public double b = 0.02;

  @Unit("ms")
  public double tauW = 100;

  @Unit("ms")
  public double tRef = 1;

  @State
  @Unit("mV")
  public double v = 0;

  @State
  @Unit("nA")
  public double w = 0;

  @Derivative(unlessRefractory = true)
  protected double dv() {
    return (EL - v + R * (input - w)) / tau;
  }

  @Derivative
  protected double dw() {
    return -w / tauW;
  }

  @Override
  protected boolean spikes() {
    return v > threshold;
  }

  @Override
  protected void onSpike() {
    v = reset;
    w += b;
    refractory(tRef);
  }
}
