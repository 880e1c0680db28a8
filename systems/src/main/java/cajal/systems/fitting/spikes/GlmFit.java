package cajal.systems.fitting.spikes;

import cajal.brain.trains.Coincidence;
import cajal.brain.trains.SpikeTrain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Fits the [Glm] by the likelihood of the recorded spikes, which is concave, then the level at
/// which it fires without noise by Γ.
///
/// All stimuli count alike, however many spikes they have. The intensity is exp(r·u) per ms with r
/// in inverse proportion to the stimulus's fluctuations: what the model does not explain of a weak
/// current is small.
///
/// The filters are no longer than the membrane's, and the knee is in the middle of the currents
/// that are fitted: with slower filters of the current a mean between two stimuli is anyone's
/// guess.
record GlmFit(Coincidence gamma) {
  static final double LOWEST = -2;
  static final double HIGHEST = 2;

  private static final double RIDGE = 3e-4;

  /// Of the moments without a spike, every third is taken, and counted thrice.
  private static final int STRIDE = 3;

  private static final double STEEPEST = 4;
  private static final double TAIL = 0.1;
  private static final int QUANTILES = 200;
  private static final int LEVELS = 41;

  SpikeFit.Fitted fit(List<SpikeFit.Task> tasks) {
    double knee = knee(tasks);
    EscapeLikelihood likelihood = likelihood(tasks, knee);
    double[] beta = maximum(likelihood);
    double[][] rows = new double[LEVELS][];
    for (int k = 0; k < LEVELS; k++) {
      double[] row = Arrays.copyOf(beta, beta.length + 2);
      row[beta.length] = knee;
      row[beta.length + 1] = LOWEST + (HIGHEST - LOWEST) * k / (LEVELS - 1);
      rows[k] = row;
    }
    SpikingModel model = SpikingModel.glm();
    return new SpikeFit.Fitted(model, rows[Levels.best(model, tasks, rows, gamma)]);
  }

  /// With a ridge that counts each column in units of its standard deviation.
  private static double[] maximum(EscapeLikelihood likelihood) {
    double[][] rows = likelihood.rows();
    double[] scales = deviations(rows);
    double[][] scaled = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      scaled[i] = rows[i].clone();
      for (int k = 0; k < scales.length; k++) scaled[i][k] /= scales[k];
    }
    double spikes = 0;
    double time = 0;
    for (int i = 0; i < rows.length; i++) {
      if (likelihood.spikes()[i]) spikes += likelihood.weights()[i];
      time += likelihood.dt() * likelihood.weights()[i];
    }
    spikes = Math.max(1, spikes);
    double[] start = new double[scales.length];
    start[0] = Math.log(spikes / time) * scales[0];
    EscapeLikelihood same =
        new EscapeLikelihood(scaled, likelihood.spikes(), likelihood.weights(), likelihood.dt());
    double[] beta = same.maximum(start, RIDGE * spikes);
    for (int k = 0; k < beta.length; k++) beta[k] /= scales[k];
    return beta;
  }

  /// That of the constant is taken as small, so that the ridge hardly counts it.
  private static double[] deviations(double[][] rows) {
    double[] sums = new double[GlmRow.LENGTH];
    double[] squares = new double[GlmRow.LENGTH];
    for (double[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        sums[k] += row[k];
        squares[k] += row[k] * row[k];
      }
    }
    double[] scales = new double[GlmRow.LENGTH];
    for (int k = 0; k < scales.length; k++) {
      double mean = sums[k] / rows.length;
      double variance = squares[k] / rows.length - mean * mean;
      scales[k] = variance > 0 ? Math.sqrt(variance) : 1;
    }
    scales[0] = 1e-2;
    return scales;
  }

  /// In nA, midway between the lowest and the highest tenth of the filtered currents.
  static double knee(List<SpikeFit.Task> tasks) {
    List<Double> pooled = new ArrayList<>();
    for (SpikeFit.Task task : tasks) {
      Recording one = task.recording();
      double[] held = held(task, GlmRow.followed(one.current(), one.dt()));
      Arrays.sort(held);
      for (int k = 0; k < QUANTILES; k++) {
        pooled.add(held[(int) ((k + 0.5) / QUANTILES * held.length)]);
      }
    }
    pooled.sort(null);
    int tail = (int) (TAIL * pooled.size());
    return (pooled.get(tail) + pooled.get(pooled.size() - 1 - tail)) / 2;
  }

  /// Of all repetitions, given the recorded spikes before each moment.
  static EscapeLikelihood likelihood(List<SpikeFit.Task> tasks, double knee) {
    double strongest = tasks.stream().mapToDouble(GlmFit::fluctuation).max().orElse(0);
    Moments moments = new Moments(STRIDE);
    double dt = tasks.getFirst().recording().dt();
    for (SpikeFit.Task task : tasks) {
      double own = Math.max(fluctuation(task), strongest / STEEPEST);
      double steepness = own > 0 ? strongest / own : 1;
      moments.add(task, () -> new GlmRow(dt, knee), steepness, Math.max(1, spikes(task)));
    }
    return moments.likelihood(dt);
  }

  private static int spikes(SpikeFit.Task task) {
    int count = 0;
    for (SpikeTrain train : task.recording().repetitions()) {
      count += task.windows().of(train).size();
    }
    return count;
  }

  /// The standard deviation of the current within the windows, in pA.
  private static double fluctuation(SpikeFit.Task task) {
    double[] held = held(task, task.recording().current());
    double mean = Arrays.stream(held).average().orElse(0);
    return Math.sqrt(Arrays.stream(held).map(i -> (i - mean) * (i - mean)).average().orElse(0));
  }

  /// The samples within the windows.
  private static double[] held(SpikeFit.Task task, double[] samples) {
    double dt = task.recording().dt();
    return IntStream.range(0, samples.length)
        .filter(i -> task.windows().hold(i * dt))
        .mapToDouble(i -> samples[i])
        .toArray();
  }
}
