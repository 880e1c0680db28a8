package cajal.brain.plain;

/// A system dxᵢ = fᵢ(t, x) dt + gᵢ(t, x) dWᵢ with one independent Wiener process per equation.
public interface Dynamics {
  /// Number of equations.
  int size();

  /// Writes fᵢ(t, x) to `slopes`.
  void slopes(double t, double[] x, double[] slopes);

  /// Writes gᵢ(t, x) to `noises`.
  void noises(double t, double[] x, double[] noises);

  /// Whether any gᵢ may differ from 0.
  boolean noisy();
}
