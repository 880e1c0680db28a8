package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Izhikevich's simple model of 2003; the input is the paper's I, in mV/ms.
///
/// dv/dt = 0.04 v² + 5 v + 140 − u + input, du/dt = a (b v − u); above `peak` v goes to c and u
/// grows by d. The numbers given are the regular-spiking cell's.
///
/// Source: Izhikevich 2003, IEEE Trans. Neural Netw. 14:1569.
public class Izhikevich extends Neuron {
  @Unit("1/ms")
  public double a = 0.02;

  @Unit("1/ms")
  public double b = 0.2;

  @Unit("mV")
  public double c = -65;

  @Unit("mV/ms")
  public double d = 8;

  @Unit("mV")
  public double peak = 30;

  @Unit("1/ms/mV")
  public double p1 = 0.04;

  @Unit("1/ms")
  public double p2 = 5;

  @Unit("mV/ms")
  public double p3 = 140;

  @State
  @Unit("mV")
  public double v = -65;

  @State
  @Unit("mV/ms")
  public double u = -13;

  @Derivative
  protected double dv() {
    return p1 * v * v + p2 * v + p3 - u + input;
  }

  @Derivative
  protected double du() {
    return a * (b * v - u);
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
