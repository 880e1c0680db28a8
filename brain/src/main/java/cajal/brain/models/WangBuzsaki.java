package cajal.brain.models;

import static cajal.math.Fn.exprel;
import static cajal.unit.Units.mV;
import static cajal.unit.Units.ms;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Fast-spiking interneuron, per area; the input is a current density in µA/cm².
///
/// C dv/dt = gL (EL − v) + gNa m∞³h (ENa − v) + gK n⁴ (EK − v) + input, with m∞ = αm/(αm + βm);
/// dx/dt = φ (αx (1 − x) − βx x) for the gates h and n, which start at rest for v = −65 mV. A spike
/// is counted where v exceeds `threshold`, at most one every `detector`.
///
/// Source: Wang and Buzsáki 1996, J. Neurosci. 16:6402.
public class WangBuzsaki extends Neuron {
  @Unit("uF/cm^2")
  public double C = 1;

  @Unit("mS/cm^2")
  public double gNa = 35;

  @Unit("mS/cm^2")
  public double gK = 9;

  @Unit("mS/cm^2")
  public double gL = 0.1;

  @Unit("mV")
  public double ENa = 55;

  @Unit("mV")
  public double EK = -90;

  @Unit("mV")
  public double EL = -65;

  public double phi = 5;

  @Unit("mV")
  public double threshold = 0;

  /// No second spike is counted for so long, since v stays above the threshold for a while.
  @Unit("ms")
  public double detector = 2;

  @State
  @Unit("mV")
  public double v = -65;

  @State public double h = 0.8045789772702735;

  @State public double n = 0.08255363030234175;

  @Derivative
  protected double dv() {
    double m = openSodium();
    double iNa = gNa * m * m * m * h * (ENa - v);
    double iK = gK * n * n * n * n * (EK - v);
    return (gL * (EL - v) + iNa + iK + input) / C;
  }

  /// The activation gate, which follows v at once.
  private double openSodium() {
    double alpha = 1 / ms / exprel(-(v + 35 * mV) / (10 * mV));
    double beta = 4 / ms * Math.exp(-(v + 60 * mV) / (18 * mV));
    return alpha / (alpha + beta);
  }

  @Derivative
  protected double dh() {
    double alpha = 0.07 / ms * Math.exp(-(v + 58 * mV) / (20 * mV));
    double beta = 1 / ms / (1 + Math.exp(-(v + 28 * mV) / (10 * mV)));
    return phi * (alpha * (1 - h) - beta * h);
  }

  @Derivative
  protected double dn() {
    double alpha = 0.1 / ms / exprel(-(v + 34 * mV) / (10 * mV));
    double beta = 0.125 / ms * Math.exp(-(v + 44 * mV) / (80 * mV));
    return phi * (alpha * (1 - n) - beta * n);
  }

  @Override
  protected boolean spikes() {
    return v > threshold;
  }

  @Override
  protected void onSpike() {
    refractory(detector);
  }
}
