package cajal.systems.fitting.spikes;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Multi-timescale adaptive threshold: a leaky integrator that no spike resets, below a threshold
/// that each spike lifts; driven by a current in nA.
///
/// τ dv/dt = −v + R·input; spike where v > ω + h1 + h2, τk dhk/dt = −hk, hk += αk at a spike, none
/// for `tRef` after one. v is measured from rest.
///
/// Source: Kobayashi, Tsubo and Shinomoto 2009, Front. Comput. Neurosci. 3:9.
public class Mat extends Neuron {
  @Unit("ms")
  public double tau = 5;

  @Unit("MOhm")
  public double R = 50;

  @Unit("mV")
  public double omega = 15;

  @Unit("mV")
  public double alpha1 = 7;

  @Unit("mV")
  public double alpha2 = 1;

  @Unit("ms")
  public double tau1 = 10;

  @Unit("ms")
  public double tau2 = 200;

  @Unit("ms")
  public double tRef = 2;

  @State
  @Unit("mV")
  public double v = 0;

  @State
  @Unit("mV")
  public double h1 = 0;

  @State
  @Unit("mV")
  public double h2 = 0;

  @Derivative
  protected double dv() {
    return (R * input - v) / tau;
  }

  @Derivative
  protected double dh1() {
    return -h1 / tau1;
  }

  @Derivative
  protected double dh2() {
    return -h2 / tau2;
  }

  @Override
  protected boolean spikes() {
    return v > omega + h1 + h2;
  }

  @Override
  protected void onSpike() {
    h1 += alpha1;
    h2 += alpha2;
    refractory(tRef);
  }
}
