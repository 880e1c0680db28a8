package cajal.systems.fitting.spikes;

import cajal.brain.trains.Coincidence;
import cajal.brain.trains.SpikeTrain;
import java.util.List;

/// Chooses between candidates that differ only in the level at which they fire, in ascending order.
final class Levels {
  private static final int NEIGHBOURS = 2;

  private Levels() {}

  /// The one whose neighbourhood scores best: single levels win by chance.
  static int best(
      SpikingModel model, List<SpikeFit.Task> tasks, double[][] rows, Coincidence gamma) {
    double[] sums = new double[rows.length];
    for (SpikeFit.Task task : tasks) {
      Recording recording = task.recording();
      Judge judge = new Judge(recording, gamma, task.windows());
      List<SpikeTrain> trains =
          new Candidates(model).spikes(recording.current(), recording.dt(), rows);
      for (int k = 0; k < rows.length; k++) sums[k] += judge.score(trains.get(k));
    }
    int best = NEIGHBOURS;
    for (int k = NEIGHBOURS; k < rows.length - NEIGHBOURS; k++) {
      if (around(sums, k) > around(sums, best)) best = k;
    }
    return best;
  }

  private static double around(double[] sums, int middle) {
    double sum = 0;
    for (int k = middle - NEIGHBOURS; k <= middle + NEIGHBOURS; k++) sum += sums[k];
    return sum;
  }
}
