package cajal.systems.fitting.spikes;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.random.Draw;
import cajal.unit.Unit;

/// Generalised integrate-and-fire neuron with spike-triggered currents, a moving threshold and
/// escape noise, driven by a current in nA.
///
/// τ dv/dt = −v + R (input − w1 − w2); a spike comes with intensity λ = exp((v − θ)/Δ) per ms, θ =
/// vt + g1 + g2 + g3; at a spike v ← reset for `tRef`, wk += bk, gk += ck, each of which decays
/// with a time constant of its own. Without noise it fires where ln λ exceeds `level`. v is
/// measured from rest.
///
/// Source: Mensi et al. 2012, J. Neurophysiol. 107:1756; Pozzorini et al. 2015, PLoS Comput. Biol.
/// 11:e1004275.
public class EscapeGif extends Neuron {
  @Unit("ms")
  public double tau = 10;

  @Unit("MOhm")
  public double R = 50;

  @Unit("mV")
  public double reset = 20;

  @Unit("ms")
  public double tRef = 1.4;

  @Unit("nA")
  public double b1 = 0;

  @Unit("nA")
  public double b2 = 0;

  @Unit("mV")
  public double vt = 20;

  @Unit("mV")
  public double delta = 1;

  @Unit("mV")
  public double c1 = 0;

  @Unit("mV")
  public double c2 = 0;

  @Unit("mV")
  public double c3 = 0;

  @Unit("ms")
  public double tauFast = 5;

  @Unit("ms")
  public double tauMiddle = 40;

  @Unit("ms")
  public double tauSlow = 600;

  /// The logarithm of the intensity per ms above which it fires without noise.
  public double level = 0;

  /// Fires at random with its intensity.
  public boolean noisy = false;

  @State
  @Unit("mV")
  public double v = 0;

  @State
  @Unit("nA")
  public double w1 = 0;

  @State
  @Unit("nA")
  public double w2 = 0;

  @State
  @Unit("mV")
  public double g1 = 0;

  @State
  @Unit("mV")
  public double g2 = 0;

  @State
  @Unit("mV")
  public double g3 = 0;

  @Derivative(unlessRefractory = true)
  protected double dv() {
    return (R * (input - w1 - w2) - v) / tau;
  }

  @Derivative
  protected double dw1() {
    return -w1 / tauFast;
  }

  @Derivative
  protected double dw2() {
    return -w2 / tauMiddle;
  }

  @Derivative
  protected double dg1() {
    return -g1 / tauFast;
  }

  @Derivative
  protected double dg2() {
    return -g2 / tauMiddle;
  }

  @Derivative
  protected double dg3() {
    return -g3 / tauSlow;
  }

  @Override
  protected boolean spikes() {
    double intensity = (v - (vt + g1 + g2 + g3)) / delta;
    return noisy ? -Math.log(Draw.uniform(0, 1)) < Math.exp(intensity) * dt : intensity > level;
  }

  @Override
  protected void onSpike() {
    v = reset;
    w1 += b1;
    w2 += b2;
    g1 += c1;
    g2 += c2;
    g3 += c3;
    refractory(tRef);
  }
}
