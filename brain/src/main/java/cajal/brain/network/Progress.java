package cajal.brain.network;

/// Told now and then how far a run has come.
@FunctionalInterface
public interface Progress {
  /// @param time simulated time in ms
  void at(double time);
}
