package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Generalised integrate-and-fire neuron with a moving threshold and two internal currents, driven
/// by a current in nA.
///
/// τ dv/dt = EL − v + R (input + I1 + I2), dVth/dt = a (v − EL) − b (Vth − vthInf), dI1/dt = −k1
/// I1, dI2/dt = −k2 I2; when v exceeds Vth: I1 ← R1 I1 + A1, I2 ← R2 I2 + A2, v ← reset, Vth ←
/// max(vthReset, Vth).
///
/// Source: Mihalaş and Niebur 2009, Neural Comput. 21:704; numbers as in BrainPy's Gif.
public class Gif extends Neuron {
  @Unit("ms")
  public double tau = 20;

  @Unit("MOhm")
  public double R = 20;

  @Unit("mV")
  public double EL = -70;

  @Unit("mV")
  public double reset = -70;

  @Unit("mV")
  public double vthInf = -50;

  @Unit("mV")
  public double vthReset = -60;

  @Unit("1/ms")
  public double a = 0;

  @Unit("1/ms")
  public double b = 0.01;

  @Unit("1/ms")
  public double k1 = 0.2;

  @Unit("1/ms")
  public double k2 = 0.02;

  public double R1 = 0;

  public double R2 = 1;

  @Unit("nA")
  public double A1 = 0;

  @Unit("nA")
  public double A2 = 0;

  @Unit("ms")
  public double tRef = 0;

  @State
  @Unit("mV")
  public double v = -70;

  @State
  @Unit("mV")
  public double vth = -50;

  @State
  @Unit("nA")
  public double I1 = 0;

  @State
  @Unit("nA")
  public double I2 = 0;

  @Derivative(unlessRefractory = true)
  protected double dv() {
    return (EL - v + R * (input + I1 + I2)) / tau;
  }

  @Derivative
  protected double dvth() {
    return a * (v - EL) - b * (vth - vthInf);
  }

  @Derivative
  protected double dI1() {
    return -k1 * I1;
  }

  @Derivative
  protected double dI2() {
    return -k2 * I2;
  }

  @Override
  protected boolean spikes() {
    return v > vth;
  }

  @Override
  protected void onSpike() {
    I1 = R1 * I1 + A1;
    I2 = R2 * I2 + A2;
    v = reset;
    vth = Math.max(vthReset, vth);
    refractory(tRef);
  }
}
