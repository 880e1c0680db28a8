package cajal.systems.fitting.spikes;

import cajal.brain.trains.SpikeTrain;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/// Gathers an [EscapeLikelihood] along recorded spikes: the moments within the windows at which a
/// spike came or could have come.
final class Moments {
  /// What the intensity depends on, step by step.
  interface Row {
    /// Takes a step under a current in nA.
    void advance(double current);

    /// Whether no spike can come.
    boolean refractory();

    void spike();

    double[] numbers();
  }

  private final int stride;
  private final List<double[]> rows = new ArrayList<>();
  private final BitSet spikes = new BitSet();
  private final DoubleStream.Builder weights = DoubleStream.builder();

  /// @param stride of the moments without a spike, each so many-th is taken and counted so often
  Moments(int stride) {
    this.stride = stride;
  }

  /// Adds those of all repetitions.
  ///
  /// @param start makes the row before the first step
  /// @param scale by which its numbers are multiplied
  /// @param share a spike counts one divided by it
  void add(SpikeFit.Task task, Supplier<? extends Row> start, double scale, double share) {
    List<SpikeTrain> trains = task.recording().repetitions();
    double[] current = task.recording().current();
    double dt = task.recording().dt();
    for (int phase = 0; phase < trains.size(); phase++) {
      SpikeTrain train = trains.get(phase);
      Row row = start.get();
      int next = 0;
      for (int i = 0; i < current.length; i++) {
        row.advance(current[i] / 1000);
        boolean spike = next < train.size() && train.times()[next] <= (i + 0.5) * dt;
        boolean taken = spike || !row.refractory() && (i + phase) % stride == 0;
        if (taken && task.windows().hold(i * dt)) {
          spikes.set(rows.size(), spike);
          rows.add(scaled(row.numbers(), scale));
          weights.add((spike ? 1.0 : stride) / share);
        }
        if (!spike) continue;
        next++;
        row.spike();
      }
    }
  }

  private static double[] scaled(double[] numbers, double scale) {
    for (int k = 0; k < numbers.length; k++) numbers[k] *= scale;
    return numbers;
  }

  /// @param dt in ms
  EscapeLikelihood likelihood(double dt) {
    boolean[] spiked = new boolean[rows.size()];
    for (int i = 0; i < spiked.length; i++) spiked[i] = spikes.get(i);
    return new EscapeLikelihood(
        rows.toArray(double[][]::new), spiked, weights.build().toArray(), dt);
  }
}
