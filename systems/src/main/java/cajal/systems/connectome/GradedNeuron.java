package cajal.systems.connectome;

import cajal.brain.Derivative;
import cajal.brain.Input;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// A neuron of C. elegans, which makes no spikes: a leaky membrane, and a release that follows its
/// voltage.
///
/// C dv/dt = gL (EL − v) + gE (EE − v) + gI (EI − v) + input, with currents of gap junctions in
/// `input`; ds/dt = opening·σ(v) (1 − s) − closing·s, σ(v) = 1 / (1 + e^(−β (v − vHalf))).
///
/// Source: Kunert, Shlizerman and Kutz 2014, Phys. Rev. E 89:052805; after Wicks, Roehrig and
/// Rankin 1996, J. Neurosci. 16:4017.
public class GradedNeuron extends Neuron {
  @Unit("pF")
  public double C = 1;

  @Unit("nS")
  public double gL = 0.01;

  @Unit("mV")
  public double EL = -35;

  @Unit("mV")
  public double EE = 0;

  @Unit("mV")
  public double EI = -45;

  @Unit("1/mV")
  public double beta = 0.125;

  /// Where the release is half of the most.
  @Unit("mV")
  public double vHalf = -35;

  @Unit("1/ms")
  public double opening = 0.001;

  @Unit("1/ms")
  public double closing = 0.005;

  /// What a stimulus drives it with while it is on.
  @Unit("pA")
  public double current = 0;

  @Input
  @Unit("nS")
  public double gE;

  @Input
  @Unit("nS")
  public double gI;

  @State
  @Unit("mV")
  public double v = -35;

  /// The share of receptors that are open, which its synapses share.
  @State public double s = 1.0 / 11;

  @Derivative
  protected double dv() {
    return (gL * (EL - v) + gE * (EE - v) + gI * (EI - v) + input) / C;
  }

  @Derivative
  protected double ds() {
    return opening / (1 + Math.exp(-beta * (v - vHalf))) * (1 - s) - closing * s;
  }
}
