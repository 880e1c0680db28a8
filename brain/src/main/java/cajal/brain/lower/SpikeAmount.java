package cajal.brain.lower;

/// What one spike adds to a state: perWeight · w + constant.
public record SpikeAmount(double perWeight, double constant) {
  public double of(double w) {
    return perWeight * w + constant;
  }
}
