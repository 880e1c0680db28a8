package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.unit.Unit;

/// Leaky integrate-and-fire neuron with exponential synaptic currents in pA, in NEST's conventions.
///
/// dv/dt = (EL − v)/τ + (iE + iI + drive + input)/C, τE diE/dt = −iE, τI diI/dt = −iI. It fires at
/// v ≥ threshold, and v is held for exactly `tRef` after the step that reached it, while the
/// currents go on. With the exact propagator the result is NEST's.
///
/// Source: Rotter and Diesmann 1999, Biol. Cybern. 81:381; numbers as in NEST's iaf_psc_exp.
public class IafPscExp extends Neuron {
  @Unit("pF")
  public double C = 250;

  @Unit("ms")
  public double tau = 10;

  @Unit("ms")
  public double tauE = 2;

  @Unit("ms")
  public double tauI = 2;

  @Unit("mV")
  public double EL = -70;

  @Unit("mV")
  public double threshold = -55;

  @Unit("mV")
  public double reset = -70;

  @Unit("ms")
  public double tRef = 2;

  /// Constant current.
  @Unit("pA")
  public double drive = 0;

  @State
  @Unit("mV")
  public double v = -70;

  @State
  @Unit("pA")
  public double iE = 0;

  @State
  @Unit("pA")
  public double iI = 0;

  @Derivative(unlessRefractory = true)
  protected double dv() {
    return (EL - v) / tau + (iE + iI + drive + input) / C;
  }

  @Derivative
  protected double diE() {
    return -iE / tauE;
  }

  @Derivative
  protected double diI() {
    return -iI / tauI;
  }

  /// A spike of weight `jump`: excitatory where positive, inhibitory where negative.
  public void receive(@Unit("pA") double jump) {
    if (jump >= 0) {
      iE += jump;
    } else {
      iI += jump;
    }
  }

  @Override
  protected boolean spikes() {
    return v >= threshold;
  }

  @Override
  protected void onSpike() {
    v = reset;
    refractory(tRef + dt);
  }
}
