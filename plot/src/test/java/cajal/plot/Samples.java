package cajal.plot;

import cajal.brain.Spikes;
import java.util.Arrays;
import java.util.Random;

/// Made-up data that look like simulations, the same in every run.
final class Samples {
  private Samples() {}

  /// A bursting population: Poisson neurons under one slowly wandering rate in Hz.
  static Spikes bursting(String name, int neurons, double milliseconds, double hertz, long seed) {
    Random random = new Random(seed);
    double[] times = new double[1024];
    int[] ids = new int[1024];
    int count = 0;
    for (double t = 0; t < milliseconds; t += 0.1) {
      double wave = Math.sin(t / 17 + 2 * Math.sin(t / 61)) + 0.6 * Math.sin(t / 7.3);
      double rate = hertz * Math.exp(1.4 * wave) / 2;
      int spikes = poisson(random, rate * neurons * 1e-4);
      for (int i = 0; i < spikes; i++) {
        if (count == ids.length) {
          times = Arrays.copyOf(times, 2 * count);
          ids = Arrays.copyOf(ids, 2 * count);
        }
        times[count] = t;
        ids[count++] = random.nextInt(neurons);
      }
    }
    return new Spikes(name, neurons, Arrays.copyOf(times, count), Arrays.copyOf(ids, count));
  }

  static Spikes spikes(String name, int neurons, double[] times, int... ids) {
    return new Spikes(name, neurons, times, ids);
  }

  /// A leaky neuron driven by noise: v in mV every 0.1 ms, with its spikes.
  static Trace membrane(String label, int steps, long seed) {
    Random random = new Random(seed);
    double[] v = new double[steps];
    double[] spikes = new double[steps];
    int fired = 0;
    double now = -60;
    double drive = 0;
    for (int i = 0; i < steps; i++) {
      drive += (11.5 - drive) * 0.02 + 1.3 * random.nextGaussian();
      now += 0.1 / 20 * (-60 - now + drive);
      if (now > -50) {
        now = -60;
        spikes[fired++] = i * 0.1;
      }
      v[i] = now;
    }
    return Trace.every(label, 0, 0.1, v).withSpikes(Arrays.copyOf(spikes, fired));
  }

  /// Compressed rows of a random projection; cells near one another are joined more often.
  static SparseMatrix ring(int rows, int columns, double probability, long seed) {
    Random random = new Random(seed);
    int[] pointers = new int[rows + 1];
    int[] targets = new int[1024];
    int count = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double turn = 2 * Math.PI * (i / (double) rows - j / (double) columns);
        double p = probability * (0.4 + Math.exp(6 * (Math.cos(turn) - 1)) * 3);
        if (random.nextDouble() >= p) continue;
        if (count == targets.length) targets = Arrays.copyOf(targets, 2 * count);
        targets[count++] = j;
      }
      pointers[i + 1] = count;
    }
    return new SparseMatrix(pointers, Arrays.copyOf(targets, count), columns);
  }

  private static int poisson(Random random, double mean) {
    int count = 0;
    double product = random.nextDouble();
    double limit = Math.exp(-mean);
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
