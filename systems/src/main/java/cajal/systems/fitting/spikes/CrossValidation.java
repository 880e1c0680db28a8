package cajal.systems.fitting.spikes;

import cajal.brain.trains.SpikeTrain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// How a model does on what it was not fitted to, within the recordings it may be fitted to.
///
/// In time: fitted to every other block of each recording, judged on the blocks between, and the
/// other way round. Across: fitted to all recordings but one, judged on that one; where stimuli
/// differ much this asks a model to extrapolate, so models are chosen by the first.
///
/// @param inTime score of each recording in the blocks it was not fitted to, the mean of both ways
/// @param across score of each recording when fitted to the others; empty if there is only one
public record CrossValidation(double[] inTime, double[] across) {
  private static final int BLOCKS = 8;

  /// How many fits [#of] makes.
  public static int fits(int recordings) {
    return 2 + (recordings > 1 ? recordings : 0);
  }

  /// By this a model is chosen: the mean score in time.
  public double score() {
    double sum = 0;
    for (double one : inTime) sum += one;
    return sum / inTime.length;
  }

  /// @param progress told how many candidates each fit has judged
  public static CrossValidation of(
      SpikeFit fit, SpikingModel model, List<Recording> recordings, IntConsumer progress) {
    double[] inTime = new double[recordings.size()];
    for (boolean second : new boolean[] {false, true}) {
      List<SpikeFit.Task> tasks = new ArrayList<>();
      for (Recording one : recordings) {
        tasks.add(new SpikeFit.Task(one, Windows.blocks(one.duration(), BLOCKS, second)));
      }
      SpikeFit.Fitted fitted = fit.fit(model, tasks, progress);
      for (int i = 0; i < inTime.length; i++) {
        Recording one = recordings.get(i);
        Windows others = Windows.blocks(one.duration(), BLOCKS, !second);
        inTime[i] += new Judge(one, fit.gamma(), others).score(predicted(fitted, one)) / 2;
      }
    }
    double[] across = new double[recordings.size() > 1 ? recordings.size() : 0];
    for (int i = 0; i < across.length; i++) {
      List<Recording> others = new ArrayList<>(recordings);
      Recording left = others.remove(i);
      SpikeFit.Fitted fitted = fit.fit(model, whole(others), progress);
      across[i] = new Judge(left, fit.gamma()).score(predicted(fitted, left));
    }
    return new CrossValidation(inTime, across);
  }

  /// All of the recordings as what is fitted.
  public static List<SpikeFit.Task> whole(List<Recording> recordings) {
    return recordings.stream()
        .map(one -> new SpikeFit.Task(one, Windows.all(one.duration())))
        .toList();
  }

  private static SpikeTrain predicted(SpikeFit.Fitted fitted, Recording one) {
    return fitted.predict(one.current(), one.dt());
  }
}
