package cajal.systems.fitting.spikes;

import cajal.brain.trains.Coincidence;
import java.util.List;

/// Fits the [EscapeGif]: its membrane by regression on recorded potentials, then its threshold by
/// the likelihood of the recorded spikes, then the level at which it fires without noise by Γ.
///
/// Source: Mensi et al. 2012, J. Neurophysiol. 107:1756.
record GifFit(Coincidence gamma) {
  static final double LOWEST = -8;
  static final double HIGHEST = 3;

  private static final double RIDGE = 1e-3;
  private static final int LEVELS = 64;

  SpikeFit.Fitted fit(List<SpikeFit.Task> tasks) {
    Passive passive = Passive.of(tasks, GifRow.REFRACTORY);
    double dt = tasks.getFirst().recording().dt();
    double[] beta = likelihood(passive, tasks).maximum(new double[] {0.2, 5, 0, 0, 0}, RIDGE);
    if (!(beta[0] > 0) || !(dt > 0)) {
      throw new IllegalArgumentException(
          "the recorded spikes do not come where the potential is high; do the spikes belong to these stimuli?");
    }
    double[][] rows = new double[LEVELS][];
    for (int k = 0; k < LEVELS; k++) {
      double level = LOWEST + (HIGHEST - LOWEST) * k / (LEVELS - 1);
      rows[k] =
          new double[] {
            passive.tau(),
            passive.resistance(),
            passive.reset(),
            GifRow.REFRACTORY,
            passive.jumps()[0],
            passive.jumps()[1],
            beta[1] / beta[0],
            1 / beta[0],
            beta[2] / beta[0],
            beta[3] / beta[0],
            beta[4] / beta[0],
            level
          };
    }
    SpikingModel model = SpikingModel.gif();
    return new SpikeFit.Fitted(model, rows[Levels.best(model, tasks, rows, gamma)]);
  }

  /// What the intensity depends on wherever a spike could come, given the recorded spikes before.
  private static EscapeLikelihood likelihood(Passive passive, List<SpikeFit.Task> tasks) {
    Moments moments = new Moments(1);
    double dt = tasks.getFirst().recording().dt();
    for (SpikeFit.Task task : tasks) moments.add(task, () -> new GifRow(passive, dt), 1, 1);
    return moments.likelihood(dt);
  }
}
