package cajal.brain.models;

import static cajal.math.Fn.exprel;
import static cajal.unit.Units.mV;
import static cajal.unit.Units.ms;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Pyramidal cell of Traub and Miles with exponential synaptic conductances in nS, driven by a
/// current in pA: the neuron of the COBAHH benchmark.
///
/// C dv/dt = gL (EL − v) + gE (EE − v) + gI (EI − v) + gNa m³h (ENa − v) + gK n⁴ (EK − v) + input;
/// dx/dt = αx (1 − x) − βx x for the gates m, h, n, whose rates are shifted by VT. A spike is
/// counted where v exceeds `threshold`, at most one every `detector`. The weights of the network
/// are 6 nS on gE and 67 nS on gI.
///
/// Source: Brette et al. 2007, J. Comput. Neurosci. 23:349, benchmark 3 (Traub and Miles 1991), on
/// 20,000 µm² of membrane.
public class TraubMiles extends Neuron {
  @Unit("pF")
  public double C = 200;

  @Unit("nS")
  public double gL = 10;

  @Unit("nS")
  public double gNa = 20_000;

  @Unit("nS")
  public double gK = 6_000;

  @Unit("mV")
  public double EL = -60;

  @Unit("mV")
  public double ENa = 50;

  @Unit("mV")
  public double EK = -90;

  @Unit("mV")
  public double EE = 0;

  @Unit("mV")
  public double EI = -80;

  @Unit("mV")
  public double VT = -63;

  @Unit("ms")
  public double tauE = 5;

  @Unit("ms")
  public double tauI = 10;

  @Unit("mV")
  public double threshold = -20;

  /// No second spike is counted for so long, since v stays above the threshold for a while.
  @Unit("ms")
  public double detector = 3;

  @State
  @Unit("mV")
  public double v = -60;

  @State public double m = 0;

  @State public double h = 0;

  @State public double n = 0;

  @State
  @Unit("nS")
  public double gE = 0;

  @State
  @Unit("nS")
  public double gI = 0;

  @Derivative
  protected double dv() {
    double iNa = gNa * m * m * m * h * (ENa - v);
    double iK = gK * n * n * n * n * (EK - v);
    return (gL * (EL - v) + gE * (EE - v) + gI * (EI - v) + iNa + iK + input) / C;
  }

  @Derivative
  protected double dm() {
    double alpha = 1.28 / ms / exprel((13 * mV - v + VT) / (4 * mV));
    double beta = 1.4 / ms / exprel((v - VT - 40 * mV) / (5 * mV));
    return alpha * (1 - m) - beta * m;
  }

  @Derivative
  protected double dh() {
    double alpha = 0.128 / ms * Math.exp((17 * mV - v + VT) / (18 * mV));
    double beta = 4 / ms / (1 + Math.exp((40 * mV - v + VT) / (5 * mV)));
    return alpha * (1 - h) - beta * h;
  }

  @Derivative
  protected double dn() {
    double alpha = 0.16 / ms / exprel((15 * mV - v + VT) / (5 * mV));
    double beta = 0.5 / ms * Math.exp((10 * mV - v + VT) / (40 * mV));
    return alpha * (1 - n) - beta * n;
  }

  @Derivative
  protected double dgE() {
    return -gE / tauE;
  }

  @Derivative
  protected double dgI() {
    return -gI / tauI;
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
