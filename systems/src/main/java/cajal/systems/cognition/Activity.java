package cajal.systems.cognition;

import cajal.learn.data.Decoder;
import cajal.learn.data.Pca;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a network did in trials of a task, in bins of time.
///
/// @param binMs length of a bin
/// @param rates of the units, Hz, `[trials][bins][units]`
/// @param conditions level of each condition, `[conditions][trials]`
/// @param chosen which output was the answer, `[trials]`
/// @param right which would have been
public record Activity(
    double binMs, double[][][] rates, int[][] conditions, int[] chosen, int[] right) {

  public int trials() {
    return rates.length;
  }

  public int bins() {
    return rates[0].length;
  }

  public int units() {
    return rates[0][0].length;
  }

  /// Middle of each bin, ms.
  public double[] times() {
    double[] times = new double[bins()];
    Arrays.setAll(times, i -> (i + 0.5) * binMs);
    return times;
  }

  /// Mean rates of the trials of one group, `[bins][units]`; empty if there is none.
  ///
  /// @param groups the group of each trial
  public double[][] mean(int[] groups, int group) {
    int count = (int) Arrays.stream(groups).filter(g -> g == group).count();
    if (count == 0) return new double[0][];
    double[][] mean = new double[bins()][units()];
    for (int i = 0; i < trials(); i++) {
      if (groups[i] != group) continue;
      for (int t = 0; t < bins(); t++) {
        for (int k = 0; k < units(); k++) mean[t][k] += rates[i][t][k] / count;
      }
    }
    return mean;
  }

  /// Mean rate of each unit in some bins by the level of a condition, `[units][levels]`, Hz; NaN
  /// where no trial has the level.
  public double[][] tuning(int condition, int levels, int fromBin, int toBin) {
    double[][] tuning = new double[units()][levels];
    for (int level = 0; level < levels; level++) {
      double[][] mean = mean(conditions[condition], level);
      for (int k = 0; k < units(); k++) {
        double sum = mean.length == 0 ? Double.NaN : 0;
        for (int t = fromBin; t < toBin && mean.length > 0; t++) sum += mean[t][k];
        tuning[k][level] = sum / (toBin - fromBin);
      }
    }
    return tuning;
  }

  /// The ways of the groups' mean rates along the components in which they differ most.
  ///
  /// @param paths `[groups][bins][components]`; without bins for groups without trials
  /// @param explained share of their variance along each component
  public record Trajectories(double[][][] paths, double[] explained) {}

  /// @param groups the group of each trial
  /// @param count how many groups there are
  public Trajectories trajectories(int[] groups, int count, int components) {
    List<double[][]> means = new ArrayList<>();
    for (int group = 0; group < count; group++) means.add(mean(groups, group));
    double[][] all = means.stream().flatMap(Arrays::stream).toArray(double[][]::new);
    Pca pca = Pca.of(all, components);
    double[][][] paths = new double[count][][];
    for (int group = 0; group < count; group++) {
      paths[group] = Arrays.stream(means.get(group)).map(pca::project).toArray(double[][]::new);
    }
    double total = Math.max(pca.total(), Double.MIN_NORMAL);
    return new Trajectories(paths, Arrays.stream(pca.variances()).map(v -> v / total).toArray());
  }

  /// How often each bin's rates alone tell the group of a trial, by a cross-validated linear
  /// decoder.
  public double[] decoding(int[] groups, int count) {
    Decoder decoder = new Decoder(count, 5, 100);
    double[] found = new double[bins()];
    for (int t = 0; t < bins(); t++) {
      int bin = t;
      double[][] now = Arrays.stream(rates).map(trial -> trial[bin]).toArray(double[][]::new);
      found[t] = decoder.accuracy(now, groups);
    }
    return found;
  }
}
