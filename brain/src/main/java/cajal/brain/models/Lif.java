package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Leaky integrate-and-fire neuron driven by a current in nA.
///
/// τ dv/dt = EL − v + R·input; at threshold v is set to `reset`, or lowered by threshold − reset
/// where `subtract` is chosen, and held for `tRef`.
///
/// Source: Lapicque 1907, as in Gerstner et al. 2014, Neuronal Dynamics, eq. 1.5.
public class Lif extends Neuron {
  @Unit("ms")
  public double tau = 20;

  @Unit("MOhm")
  public double R = 1;

  @Unit("mV")
  public double EL = -70;

  @Unit("mV")
  public double threshold = -50;

  @Unit("mV")
  public double reset = -60;

  @Unit("ms")
  public double tRef = 2;

  /// Fire at v ≥ threshold instead of v > threshold.
  public boolean inclusive = false;

  /// Reset by subtraction: what exceeds the threshold is kept.
  public boolean subtract = false;

  @State
  @Unit("mV")
  public double v = -70;

  @Derivative(unlessRefractory = true)
  protected double dv() {
    return (EL - v + R * input) / tau;
  }

  /// A voltage jump by `jump`, ignored while refractory.
  public void receive(@Unit("mV") double jump) {
    if (!refractory()) v += jump;
  }

  @Override
  protected boolean spikes() {
    return inclusive ? v >= threshold : v > threshold;
  }

  @Override
  protected void onSpike() {
    v = subtract ? v - (threshold - reset) : reset;
    refractory(tRef);
  }
}
