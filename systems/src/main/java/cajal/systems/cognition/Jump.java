package cajal.systems.cognition;

/// Filters of spikes whose mean does not depend on the length of a step.
final class Jump {
  private Jump() {}

  /// What is kept of an exponential filter in a step.
  static double keep(double dt, double tau) {
    return Math.exp(-dt / tau);
  }

  /// By how much a spike raises it: 1 with steps of 1 ms, and with others what gives the same mean
  /// for the same rate.
  static double gain(double dt, double tau) {
    return Math.expm1(-dt / tau) / Math.expm1(-1 / tau) / dt;
  }
}
