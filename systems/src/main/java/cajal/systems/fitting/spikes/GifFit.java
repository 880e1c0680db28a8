package cajal.systems.fitting.spikes;

import cajal.brain.trains.Coincidence;
import cajal.brain.trains.SpikeTrain;
import java.util.ArrayList;
import java.util.List;

/// Fits the [EscapeGif]: its membrane by regression on recorded potentials, then its threshold by
/// the likelihood of the recorded spikes, then the level at which it fires without noise by Γ.
///
/// Source: Mensi et al. 2012, J. Neurophysiol. 107:1756.
record GifFit(Coincidence gamma) {
  private static final double[] THRESHOLD_TAUS = {5, 40, 600};
  private static final double REFRACTORY = 1.4;
  private static final double RIDGE = 1e-3;
  private static final int LEVELS = 64;
  private static final double LOWEST = -8;
  private static final double HIGHEST = 3;

  SpikeFit.Fitted fit(List<SpikeFit.Task> tasks) {
    Passive passive = Passive.of(tasks, REFRACTORY);
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
            REFRACTORY,
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
  static EscapeLikelihood likelihood(Passive passive, List<SpikeFit.Task> tasks) {
    List<double[]> rows = new ArrayList<>();
    List<Boolean> spikes = new ArrayList<>();
    for (SpikeFit.Task task : tasks) {
      for (SpikeTrain train : task.recording().repetitions()) {
        add(rows, spikes, passive, task, train);
      }
    }
    boolean[] spiked = new boolean[spikes.size()];
    for (int i = 0; i < spiked.length; i++) spiked[i] = spikes.get(i);
    double dt = tasks.getFirst().recording().dt();
    return new EscapeLikelihood(rows.toArray(double[][]::new), spiked, dt);
  }

  private static void add(
      List<double[]> rows,
      List<Boolean> spikes,
      Passive passive,
      SpikeFit.Task task,
      SpikeTrain train) {
    Recording recording = task.recording();
    double dt = recording.dt();
    double kept = Math.exp(-dt / passive.tau());
    double[] w = new double[Passive.TAUS.length];
    double[] g = new double[THRESHOLD_TAUS.length];
    double v = 0;
    int ready = 0;
    int next = 0;
    for (int i = 0; i < recording.current().length; i++) {
      if (i >= ready) {
        double drive = recording.current()[i] / 1000;
        for (int k = 0; k < w.length; k++) drive -= passive.jumps()[k] * w[k];
        double end = passive.resistance() * drive;
        v = end + (v - end) * kept;
      }
      for (int k = 0; k < w.length; k++) w[k] *= Math.exp(-dt / Passive.TAUS[k]);
      for (int k = 0; k < g.length; k++) g[k] *= Math.exp(-dt / THRESHOLD_TAUS[k]);
      boolean spike = next < train.size() && train.times()[next] <= (i + 0.5) * dt;
      if ((i >= ready || spike) && task.windows().hold(i * dt)) {
        rows.add(new double[] {v, -1, -g[0], -g[1], -g[2]});
        spikes.add(spike);
      }
      if (!spike) continue;
      next++;
      v = passive.reset();
      for (int k = 0; k < w.length; k++) w[k]++;
      for (int k = 0; k < g.length; k++) g[k]++;
      ready = i + (int) Math.round(REFRACTORY / dt);
    }
  }
}
