package cajal.cli.train;

import cajal.exec.Settings;
import cajal.learn.online.OnlineNetwork;
import cajal.learn.online.Response;
import cajal.learn.task.Trials;
import cajal.systems.cognition.Activity;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Trials of a test, looked at: rates in bins, conditions and answers.
final class Observed {
  private static final int BIN_MS = 50;

  private Observed() {}

  static Activity of(Drawn lesson, OnlineNetwork network, Exam exam, Settings settings) {
    int steps = (int) Math.round(BIN_MS / lesson.task().dt());
    Compiled seen =
        Cajal.compileAll(
            batch -> {
              Trials trials = lesson.trials(batch);
              Tensor spikes = Response.of(network, trials.inputs()).spikes();
              int bins = spikes.dim(0) / steps;
              Tensor parts = spikes.reshape(bins, steps, spikes.dim(1), spikes.dim(2));
              List<Tensor> all = new ArrayList<>(List.of(Reductions.mean(parts, 1)));
              all.addAll(trials.conditions());
              return all;
            },
            settings);
    List<double[][]> rates = new ArrayList<>();
    List<int[]> levels = new ArrayList<>();
    List<Integer> chosen = new ArrayList<>();
    List<Integer> right = new ArrayList<>();
    for (List<Tensor> weighted : lesson.test()) {
      List<Tensor> batch = weighted.subList(0, weighted.size() - 1);
      List<Tensor> found = seen.applyAll(batch);
      List<Tensor> answered = exam.answersTo(batch);
      float[] scores = answered.get(0).floats();
      int[] answers = answered.get(1).ints();
      for (int i = 0; i < answers.length; i++) {
        rates.add(trial(found.getFirst(), i, lesson.task().dt()));
        int trial = i;
        levels.add(found.stream().skip(1).mapToInt(x -> x.ints()[trial]).toArray());
        chosen.add(exam.choice(scores, i));
        right.add(answers[i]);
      }
    }
    int[][] conditions = new int[levels.getFirst().length][levels.size()];
    for (int i = 0; i < levels.size(); i++) {
      for (int c = 0; c < conditions.length; c++) conditions[c][i] = levels.get(i)[c];
    }
    return new Activity(
        BIN_MS, rates.toArray(double[][][]::new), conditions, ints(chosen), ints(right));
  }

  /// Hz, `[bins][units]`.
  private static double[][] trial(Tensor binned, int trial, double dt) {
    int units = binned.dim(2);
    double[][] rates = new double[binned.dim(0)][units];
    float[] all = binned.floats();
    for (int t = 0; t < rates.length; t++) {
      int from = (t * binned.dim(1) + trial) * units;
      for (int k = 0; k < units; k++) rates[t][k] = all[from + k] * 1000 / dt;
    }
    return rates;
  }

  private static int[] ints(List<Integer> all) {
    return all.stream().mapToInt(Integer::intValue).toArray();
  }
}
