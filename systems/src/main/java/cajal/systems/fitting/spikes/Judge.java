package cajal.systems.fitting.spikes;

import cajal.brain.trains.Coincidence;
import cajal.brain.trains.SpikeTrain;
import java.util.List;

/// The competition's score of predicted spikes on one recording: the mean Γ with each repetition,
/// divided by the neuron's own reliability Γ_int over the whole recording.
public final class Judge {
  /// What a train scores that fires all the time, so that Γ has no meaning.
  private static final double NONSENSE = -1;

  private final Coincidence gamma;
  private final Windows windows;
  private final List<SpikeTrain> repetitions;
  private final double reliability;

  public Judge(Recording recording, Coincidence gamma, Windows windows) {
    this.gamma = gamma;
    this.windows = windows;
    repetitions = recording.repetitions().stream().map(windows::of).toList();
    reliability = recording.reliability(gamma);
  }

  public Judge(Recording recording, Coincidence gamma) {
    this(recording, gamma, Windows.all(recording.duration()));
  }

  /// Γ / Γ_int; 1 is as good as another repetition, and a prediction may be better than that.
  public double score(SpikeTrain prediction) {
    SpikeTrain part = windows.of(prediction);
    if (2 * part.rate() * gamma.window() > 0.95) return NONSENSE;
    return gamma.factor(part, repetitions) / reliability;
  }

  /// How far the number of spikes is from that of the repetitions, as a part of it.
  double rateError(SpikeTrain prediction) {
    double mean = repetitions.stream().mapToInt(SpikeTrain::size).average().orElse(0);
    return Math.abs(windows.of(prediction).size() - mean) / Math.max(1, mean);
  }
}
