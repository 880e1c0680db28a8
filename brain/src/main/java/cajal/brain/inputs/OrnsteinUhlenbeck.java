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

  public double sd;

  /// In ms.
  public double tau;

  @State public double x;

  /// @param sd in the long run
  /// @param tau ms after which the autocorrelation has fallen to 1/e
  public OrnsteinUhlenbeck(double mean, double sd, double tau) {
    if (!(tau > 0)) {
      throw new IllegalArgumentException(
          "OrnsteinUhlenbeck: a time constant of " + tau + " ms; give one above 0 ms");
    }
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
