package cajal.brain.inputs;

import cajal.brain.Derivative;
import cajal.brain.Drive;
import cajal.brain.Noise;
import cajal.brain.State;

/// Noise that forgets itself over `tau` ms, around a mean: dx = (mean − x) dt / τ + sd √(2/τ) dW,
/// from x = mean on, each neuron with its own. It is carried over a step exactly, whatever the
/// step.
///
/// `sd` is the standard deviation that x has in the long run; where noise is written as σ dW, sd is
/// σ √(τ/2).
///
/// Source: Uhlenbeck and Ornstein 1930, Phys. Rev. 36:823; exact step: Gillespie 1996, Phys. Rev. E
/// 54:2084.
public class OrnsteinUhlenbeck extends Drive {
  /// In the unit of what it is added to, as are `sd` and `x`.
  public double mean;

  /// Standard deviation in the long run, 0 or more.
  public double sd;

  /// In ms.
  public double tau;

  @State public double x;

  /// @param sd in the long run, 0 or more
  /// @param tau ms after which the autocorrelation has fallen to 1/e, above 0
  public OrnsteinUhlenbeck(double mean, double sd, double tau) {
    Ranges.finite("OrnsteinUhlenbeck", "mean", mean);
    Ranges.notNegative("OrnsteinUhlenbeck", "standard deviation", sd);
    Ranges.timeConstant("OrnsteinUhlenbeck", tau);
    this.mean = mean;
    this.sd = sd;
    this.tau = tau;
    this.x = mean;
  }

  @Derivative
  double dx() {
    return (mean - x) / tau;
  }

  @Noise(of = "x")
  double noise() {
    return sd * Math.sqrt(2 / tau);
  }

  @Override
  protected double output() {
    return x;
  }
}
