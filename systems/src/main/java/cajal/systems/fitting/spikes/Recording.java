package cajal.systems.fitting.spikes;

import cajal.brain.trains.Coincidence;
import cajal.brain.trains.SpikeTrain;
import java.util.List;

/// One stimulus and what a cell did when it was repeated.
///
/// @param name of the stimulus: "05"
/// @param dt sampling interval in ms
/// @param current in pA, a sample for each `dt`, the mean of the repetitions; not modified
/// @param repetitions the spikes of each repetition, over the same time as the current
/// @param voltages membrane potentials in mV, a row for each repetition; none where not recorded
public record Recording(
    String name, double dt, double[] current, List<SpikeTrain> repetitions, double[][] voltages) {
  public Recording {
    repetitions = List.copyOf(repetitions);
    for (double[] row : voltages) {
      if (row.length == current.length) continue;
      throw new IllegalArgumentException(
          "stimulus %s: %d samples of current and %d of membrane potential; give as many"
              .formatted(name, current.length, row.length));
    }
    for (SpikeTrain train : repetitions) {
      if (Math.abs(train.duration() - dt * current.length) < dt) continue;
      throw new IllegalArgumentException(
          "stimulus %s: %s ms of spikes and %s ms of current; give both over the same time"
              .formatted(name, train.duration(), dt * current.length));
    }
  }

  /// In ms.
  public double duration() {
    return dt * current.length;
  }

  /// Γ_int: how well the repetitions predict each other.
  public double reliability(Coincidence gamma) {
    return gamma.reliability(repetitions);
  }
}
