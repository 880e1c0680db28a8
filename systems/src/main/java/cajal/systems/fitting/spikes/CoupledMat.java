package cajal.systems.fitting.spikes;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// A multi-timescale adaptive threshold that also follows the voltage, as inactivation of sodium
/// channels does, with a voltage that a spike draws part of the way to its rest threshold; driven
/// by a current in nA.
///
/// τ dv/dt = −v + R·input; spike where v > ω + θ + h1 + h2 + h3; τθ dθ/dt = c·k·ln(1 + exp((v −
/// vi)/k)) − θ; τk dhk/dt = −hk, hk += αk and v += ρ (ω − v) at a spike, none for `tRef` after one.
/// v is measured from rest.
///
/// Source: Kobayashi, Tsubo and Shinomoto 2009, Front. Comput. Neurosci. 3:9, with the coupling of
/// Mensi et al. 2016, PLoS Comput. Biol. 12:e1004761.
public class CoupledMat extends Neuron {
  @Unit("ms")
  public double tau = 5;

  @Unit("MOhm")
  public double R = 50;

  @Unit("mV")
  public double omega = 14;

  @Unit("mV")
  public double alpha1 = 7;

  @Unit("mV")
  public double alpha2 = 3;

  @Unit("mV")
  public double alpha3 = 0;

  @Unit("ms")
  public double tau1 = 3;

  @Unit("ms")
  public double tau2 = 18;

  @Unit("ms")
  public double tau3 = 500;

  @Unit("ms")
  public double tRef = 2;

  /// How much of a slow change of voltage above vi the threshold takes over.
  public double coupling = 0.5;

  @Unit("ms")
  public double tauTheta = 2;

  @Unit("mV")
  public double vi = 20;

  @Unit("mV")
  public double k = 2;

  /// How far a spike draws the voltage to ω: 1 is a reset.
  public double rho = 0.3;

  @State
  @Unit("mV")
  public double v = 0;

  @State
  @Unit("mV")
  public double theta = 0;

  @State
  @Unit("mV")
  public double h1 = 0;

  @State
  @Unit("mV")
  public double h2 = 0;

  @State
  @Unit("mV")
  public double h3 = 0;

  @Derivative
  protected double dv() {
    return (R * input - v) / tau;
  }

  @Derivative
  protected double dtheta() {
    double above = (v - vi) / k;
    double soft = Math.max(above, 0) + Math.log1p(Math.exp(-Math.abs(above)));
    return (coupling * k * soft - theta) / tauTheta;
  }

  @Derivative
  protected double dh1() {
    return -h1 / tau1;
  }

  @Derivative
  protected double dh2() {
    return -h2 / tau2;
  }

  @Derivative
  protected double dh3() {
    return -h3 / tau3;
  }

  @Override
  protected boolean spikes() {
    return v > omega + theta + h1 + h2 + h3;
  }

  @Override
  protected void onSpike() {
    h1 += alpha1;
    h2 += alpha2;
    h3 += alpha3;
    v += rho * (omega - v);
    refractory(tRef);
  }
}
