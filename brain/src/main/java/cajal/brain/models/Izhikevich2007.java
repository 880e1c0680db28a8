package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Izhikevich's simple model in its biophysical form, driven by a current in pA.
///
/// C dv/dt = k (v − vr)(v − vt) − u + input, du/dt = a (b (v − vr) − u); above `peak` v goes to c
/// and u grows by d. The numbers given are the regular-spiking cell's.
///
/// Source: Izhikevich 2007, Dynamical Systems in Neuroscience, eq. 8.5 and 8.6.
public class Izhikevich2007 extends Neuron {
  @Unit("pF")
  public double C = 100;

  @Unit("nS/mV")
  public double k = 0.7;

  @Unit("mV")
  public double vr = -60;

  @Unit("mV")
  public double vt = -40;

  @Unit("mV")
  public double peak = 35;

  @Unit("1/ms")
  public double a = 0.03;

  @Unit("nS")
  public double b = -2;

  @Unit("mV")
  public double c = -50;

  @Unit("pA")
  public double d = 100;

  @State
  @Unit("mV")
  public double v = -60;

  @State
  @Unit("pA")
  public double u = 0;

  @Derivative
  protected double dv() {
    return (k * (v - vr) * (v - vt) - u + input) / C;
  }

  @Derivative
  protected double du() {
    return a * (b * (v - vr) - u);
  }

  @Override
  protected boolean spikes() {
    return v > peak;
  }

  @Override
  protected void onSpike() {
    v = c;
    u += d;
  }
}
