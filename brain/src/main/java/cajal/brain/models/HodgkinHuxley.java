package cajal.brain.models;

import static cajal.math.Fn.exprel;
import static cajal.unit.Units.mV;
import static cajal.unit.Units.ms;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// The squid axon's membrane, per area; the input is a current density in µA/cm².
///
/// C dv/dt = gL (EL − v) + gNa m³h (ENa − v) + gK n⁴ (EK − v) + input; dx/dt = φ (αx (1 − x) − βx
/// x) for the gates m, h, n, which start at rest for v = −65 mV. A spike is counted where v exceeds
/// `threshold`, at most one every `detector`.
///
/// Source: Hodgkin and Huxley 1952, J. Physiol. 117:500, with v absolute and rest at −65 mV.
public class HodgkinHuxley extends Neuron {
  @Unit("uF/cm^2")
  public double C = 1;

  @Unit("mS/cm^2")
  public double gNa = 120;

  @Unit("mS/cm^2")
  public double gK = 36;

  @Unit("mS/cm^2")
  public double gL = 0.3;

  @Unit("mV")
  public double ENa = 50;

  @Unit("mV")
  public double EK = -77;

  @Unit("mV")
  public double EL = -54.387;

  /// How much faster than at 6.3 °C the gates are: 3^((T − 6.3)/10).
  public double phi = 1;

  @Unit("mV")
  public double threshold = 0;

  /// No second spike is counted for so long, since v stays above the threshold for a while.
  @Unit("ms")
  public double detector = 3;

  @State
  @Unit("mV")
  public double v = -65;

  @State public double m = 0.0529324852572496;

  @State public double h = 0.5961207535084603;

  @State public double n = 0.3176769140606974;

  @Derivative
  protected double dv() {
    double iNa = gNa * m * m * m * h * (ENa - v);
    double iK = gK * n * n * n * n * (EK - v);
    return (gL * (EL - v) + iNa + iK + input) / C;
  }

  @Derivative
  protected double dm() {
    double alpha = 1 / ms / exprel(-(v + 40 * mV) / (10 * mV));
    double beta = 4 / ms * Math.exp(-(v + 65 * mV) / (18 * mV));
    return phi * (alpha * (1 - m) - beta * m);
  }

  @Derivative
  protected double dh() {
    double alpha = 0.07 / ms * Math.exp(-(v + 65 * mV) / (20 * mV));
    double beta = 1 / ms / (1 + Math.exp(-(v + 35 * mV) / (10 * mV)));
    return phi * (alpha * (1 - h) - beta * h);
  }

  @Derivative
  protected double dn() {
    double alpha = 0.1 / ms / exprel(-(v + 55 * mV) / (10 * mV));
    double beta = 0.125 / ms * Math.exp(-(v + 65 * mV) / (80 * mV));
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
