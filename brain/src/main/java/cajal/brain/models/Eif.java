package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Exponential integrate-and-fire neuron driven by a current in nA.
///
/// τ dv/dt = EL − v + ΔT exp((v − VT)/ΔT) + R·input; spike above `peak`, v back to `reset`. The
/// exponent stops growing at `peak`, so no step overflows.
///
/// Source: Fourcaud-Trocmé et al. 2003, J. Neurosci. 23:11628; peak lowered to −30 mV.
public class Eif extends Neuron {
  @Unit("ms")
  public double tau = 10;

  @Unit("MOhm")
  public double R = 1;

  @Unit("mV")
  public double EL = -65;

  @Unit("mV")
  public double VT = -59.9;

  /// Sharpness of the spike's onset.
  @Unit("mV")
  public double deltaT = 3.48;

  @Unit("mV")
  public double peak = -30;

  @Unit("mV")
  public double reset = -68;

  @Unit("ms")
  public double tRef = 1.7;

  @State
  @Unit("mV")
  public double v = -65;

  @Derivative(unlessRefractory = true)
  protected double dv() {
    double onset = deltaT * Math.exp((Math.min(v, peak) - VT) / deltaT);
    return (EL - v + onset + R * input) / tau;
  }

  @Override
  protected boolean spikes() {
    return v > peak;
  }

  @Override
  protected void onSpike() {
    v = reset;
    refractory(tRef);
  }
}
