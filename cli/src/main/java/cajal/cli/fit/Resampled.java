package cajal.cli.fit;

import java.util.function.Consumer;

/// A current in the steps of a model.
public final class Resampled {
  private static final double COARSEST = 50;

  private Resampled() {}

  /// @param dt the model's step in ms
  /// @param said told if the current had another sampling interval
  /// @throws IllegalArgumentException if the current is far coarser than the model, or shorter than
  ///   a step
  public static double[] to(CurrentFile current, double dt, Consumer<String> said) {
    if (Math.abs(current.dt() - dt) < 1e-6 * dt) return current.current();
    if (current.dt() > COARSEST * dt) {
      throw new IllegalArgumentException(
          "the current is sampled every %s ms, the model goes in steps of %s ms; give one sampled every %s ms or more often (are the times in ms?)"
              .formatted(current.dt(), dt, COARSEST * dt));
    }
    double[] samples = new Sampling(current.dt()).resampled(current.current(), dt);
    if (samples.length == 0) {
      throw new IllegalArgumentException("the current is shorter than a step of " + dt + " ms");
    }
    said.accept(
        "the current is sampled every %s ms, the model was fitted at %s ms: resampled"
            .formatted(current.dt(), dt));
    return samples;
  }
}
