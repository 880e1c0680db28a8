package cajal.brain;

/// Spikes of one population in the order they happened: parallel arrays of times in ms and of
/// neuron numbers from 0; neither is modified after construction.
public record Spikes(String population, int neurons, double[] times, int[] ids) {
  public Spikes {
    if (times.length != ids.length) {
      throw new IllegalArgumentException(
          "spikes of "
              + population
              + ": "
              + times.length
              + " times but "
              + ids.length
              + " neurons");
    }
  }

  public int size() {
    return ids.length;
  }

  /// Mean rate in Hz of all neurons between two times in ms.
  public double rate(double from, double to) {
    int count = 0;
    for (double time : times) {
      if (time >= from && time < to) count++;
    }
    return count / (double) neurons / ((to - from) / 1000);
  }
}
