package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Adaptive exponential integrate-and-fire neuron driven by a current in pA.
///
/// C dv/dt = gL (EL − v) + gL ΔT exp((v − VT)/ΔT) − w + input, τw dw/dt = a (v − EL) − w; above
/// `peak` v goes to `reset` and w grows by b. The equations see v no higher than `peak`, so no step
/// overflows.
///
/// Source: Brette and Gerstner 2005, J. Neurophysiol. 94:3637.
public class AdEx extends Neuron {
  @Unit("pF")
  public double C = 281;

  @Unit("nS")
  public double gL = 30;

  @Unit("mV")
  public double EL = -70.6;

  @Unit("mV")
  public double VT = -50.4;

  @Unit("mV")
  public double deltaT = 2;

  @Unit("ms")
  public double tauW = 144;

  @Unit("nS")
  public double a = 4;

  @Unit("pA")
  public double b = 80.5;

  @Unit("mV")
  public double peak = 20;

  @Unit("mV")
  public double reset = -70.6;

  @Unit("ms")
  public double tRef = 0;

  @State
  @Unit("mV")
  public double v = -70.6;

  @State
  @Unit("pA")
  public double w = 0;

  @Derivative(unlessRefractory = true)
  protected double dv() {
    double u = Math.min(v, peak);
    return (gL * (EL - u) + gL * deltaT * Math.exp((u - VT) / deltaT) - w + input) / C;
  }

  @Derivative
  protected double dw() {
    return (a * (Math.min(v, peak) - EL) - w) / tauW;
  }

  @Override
  protected boolean spikes() {
    return v > peak;
  }

  @Override
  protected void onSpike() {
    v = reset;
    w += b;
    refractory(tRef);
  }
}
