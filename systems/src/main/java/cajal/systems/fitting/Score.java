package cajal.systems.fitting;

/// How far what a candidate does is from what was recorded, as a number that has no gradient: it
/// counts, matches or looks for peaks. For methods without gradients.
public interface Score {
  String title();

  /// The lower the better, never NaN.
  double of(Simulation.Traces traces);
}
