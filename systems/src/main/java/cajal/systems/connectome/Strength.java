package cajal.systems.connectome;

/// How strong one contact is; a connection is as strong as its contacts together.
///
/// @param chemical of one synapse; in nS where it is graded, relative to the leak where it spikes
/// @param electrical of one gap junction, in the same unit
public record Strength(double chemical, double electrical) {
  public Strength {
    if (!(chemical >= 0 && electrical >= 0) || Double.isInfinite(chemical + electrical)) {
      throw new IllegalArgumentException(
          "strengths of a contact are 0 or more, found %s and %s".formatted(chemical, electrical));
    }
  }

  static double[] scaled(double[] counts, double strength) {
    double[] scaled = counts.clone();
    for (int i = 0; i < scaled.length; i++) scaled[i] *= strength;
    return scaled;
  }
}
