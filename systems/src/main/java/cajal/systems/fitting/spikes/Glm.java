package cajal.systems.fitting.spikes;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;

/// A generalised linear model of when a neuron fires, taken without its noise, driven by a current
/// in nA.
///
/// u = offset + Σ ai xi − c y + Σ sk (bk + Σ dki xi); it fires where u exceeds `level`, and not
/// within 1 ms of a spike. xi is the current filtered with 0.5, 1, 2, 4, 8 ms. y, the part of x4
/// above `knee` filtered with 4 ms, raises the threshold as inactivation of sodium channels does.
/// sk grows by 1 at a spike and decays with 1, 4, … 4096 ms; the three fast ones change how much of
/// the current counts (dki for x1, x3, x4), as the conductances of a spike do.
///
/// Source: Truccolo et al. 2005, J. Neurophysiol. 93:1074; Pillow et al. 2008, Nature 454:995; the
/// threshold is that of Mensi et al. 2016, PLoS Comput. Biol. 12:e1004761.
public class Glm extends Neuron {
  public double offset = -7;
  public double level = 0;
  public double a1 = 0;
  public double a2 = 0;
  public double a3 = 20;
  public double a4 = 0;
  public double a5 = 0;
  public double knee = 0.4;
  public double c = 0;
  public double b1 = 0;
  public double b2 = 0;
  public double b3 = 0;
  public double b4 = 0;
  public double b5 = 0;
  public double b6 = 0;
  public double b7 = 0;
  public double d11 = 0;
  public double d13 = 0;
  public double d14 = 0;
  public double d21 = 0;
  public double d23 = 0;
  public double d24 = 0;
  public double d31 = 0;
  public double d33 = 0;
  public double d34 = 0;

  @State public double x1 = 0;
  @State public double x2 = 0;
  @State public double x3 = 0;
  @State public double x4 = 0;
  @State public double x5 = 0;
  @State public double y = 0;
  @State public double s1 = 0;
  @State public double s2 = 0;
  @State public double s3 = 0;
  @State public double s4 = 0;
  @State public double s5 = 0;
  @State public double s6 = 0;
  @State public double s7 = 0;

  @Derivative
  protected double dx1() {
    return (input - x1) / GlmRow.CURRENT_TAUS[0];
  }

  @Derivative
  protected double dx2() {
    return (input - x2) / GlmRow.CURRENT_TAUS[1];
  }

  @Derivative
  protected double dx3() {
    return (input - x3) / GlmRow.CURRENT_TAUS[2];
  }

  @Derivative
  protected double dx4() {
    return (input - x4) / GlmRow.CURRENT_TAUS[3];
  }

  @Derivative
  protected double dx5() {
    return (input - x5) / GlmRow.CURRENT_TAUS[4];
  }

  @Derivative
  protected double dy() {
    return (Math.max(x4 - knee, 0) - y) / GlmRow.THRESHOLD_TAU;
  }

  @Derivative
  protected double ds1() {
    return -s1 / GlmRow.SPIKE_TAUS[0];
  }

  @Derivative
  protected double ds2() {
    return -s2 / GlmRow.SPIKE_TAUS[1];
  }

  @Derivative
  protected double ds3() {
    return -s3 / GlmRow.SPIKE_TAUS[2];
  }

  @Derivative
  protected double ds4() {
    return -s4 / GlmRow.SPIKE_TAUS[3];
  }

  @Derivative
  protected double ds5() {
    return -s5 / GlmRow.SPIKE_TAUS[4];
  }

  @Derivative
  protected double ds6() {
    return -s6 / GlmRow.SPIKE_TAUS[5];
  }

  @Derivative
  protected double ds7() {
    return -s7 / GlmRow.SPIKE_TAUS[6];
  }

  @Override
  protected boolean spikes() {
    double drive = offset + a1 * x1 + a2 * x2 + a3 * x3 + a4 * x4 + a5 * x5 - c * y;
    double fast =
        s1 * (b1 + d11 * x1 + d13 * x3 + d14 * x4)
            + s2 * (b2 + d21 * x1 + d23 * x3 + d24 * x4)
            + s3 * (b3 + d31 * x1 + d33 * x3 + d34 * x4);
    return drive + fast + b4 * s4 + b5 * s5 + b6 * s6 + b7 * s7 > level;
  }

  @Override
  protected void onSpike() {
    s1 += 1;
    s2 += 1;
    s3 += 1;
    s4 += 1;
    s5 += 1;
    s6 += 1;
    s7 += 1;
    refractory(GlmRow.REFRACTORY);
  }
}
