package cajal.systems.fitting.spikes;

import java.util.List;

/// The membrane between spikes, from recorded potentials: since the last spike V = E + reset
/// exp(−t/τ) + R (I − w1 − w2) filtered with τ, each wk being bk·exp(−t/τk) summed over past
/// spikes. Linear in all but τ, of which the one with the least squared error is taken.
///
/// @param tau in ms
/// @param resistance in MΩ
/// @param rest E in mV, over all repetitions
/// @param reset potential after a spike, from rest, in mV
/// @param jumps of w1 and w2 at a spike, in nA
/// @param error root mean square, in mV
record Passive(
    double tau, double resistance, double rest, double reset, double[] jumps, double error) {
  static final double[] TAUS = {5, 40};
  private static final double SHORTEST = 1;
  private static final double LONGEST = 50;
  private static final int TRIED = 24;
  private static final double BEFORE = 1.2;

  /// @param refractory how long the potential is not that of the membrane after a spike, in ms
  /// @throws IllegalArgumentException if potentials were not recorded, or are not those of a leaky
  ///   membrane
  static Passive of(List<SpikeFit.Task> tasks, double refractory) {
    for (SpikeFit.Task task : tasks) {
      if (task.recording().voltages().length == task.recording().repetitions().size()) continue;
      throw new IllegalArgumentException(
          "stimulus "
              + task.recording().name()
              + " has no membrane potentials, which the gif is fitted to; give columns V0_mV, V1_mV, … or leave gif out with --models");
    }
    Passive best = with(tasks, SHORTEST, refractory);
    for (int k = 1; k < TRIED; k++) {
      double tau = SHORTEST * Math.pow(LONGEST / SHORTEST, (double) k / (TRIED - 1));
      Passive other = with(tasks, tau, refractory);
      if (other.error < best.error) best = other;
    }
    if (best.resistance > 0) return best;
    throw new IllegalArgumentException(
        "the recorded potentials are not those of a leaky membrane: R = %.3g MΩ; are currents in pA and potentials in mV?"
            .formatted(best.resistance));
  }

  private static Passive with(List<SpikeFit.Task> tasks, double tau, double refractory) {
    NormalSums sums = new NormalSums(3 + TAUS.length);
    for (SpikeFit.Task task : tasks) {
      for (int r = 0; r < task.recording().voltages().length; r++) {
        add(sums, task, r, tau, refractory);
      }
    }
    double[] x = sums.solved(1e-6);
    double[] jumps = new double[TAUS.length];
    for (int k = 0; k < jumps.length; k++) jumps[k] = -x[3 + k] / x[2];
    return new Passive(tau, x[2], x[0], x[1], jumps, sums.error(x));
  }

  private static void add(
      NormalSums sums, SpikeFit.Task task, int repetition, double tau, double refractory) {
    Recording recording = task.recording();
    double dt = recording.dt();
    double kept = Math.exp(-dt / tau);
    double[] v = recording.voltages()[repetition];
    double[] spikes = recording.repetitions().get(repetition).times();
    double[] row = {1, 0, 0, 0, 0};
    double[] traces = new double[TAUS.length];
    int next = 0;
    int ready = 0;
    for (int i = 0; i < v.length; i++) {
      double t = i * dt;
      if (i >= ready) {
        row[1] *= kept;
        row[2] = row[2] * kept + (1 - kept) * recording.current()[i] / 1000;
        for (int k = 0; k < traces.length; k++)
          row[3 + k] = row[3 + k] * kept + (1 - kept) * traces[k];
      }
      for (int k = 0; k < traces.length; k++) traces[k] *= Math.exp(-dt / TAUS[k]);
      boolean spike = next < spikes.length && spikes[next] <= t + dt / 2;
      boolean soon = next < spikes.length && spikes[next] - t < BEFORE;
      if (i >= ready && !soon && task.windows().hold(t)) sums.add(row, v[i], 1);
      if (!spike) continue;
      next++;
      for (int k = 0; k < traces.length; k++) traces[k]++;
      row = new double[] {1, 1, 0, 0, 0};
      ready = i + (int) Math.round(refractory / dt);
    }
  }
}
