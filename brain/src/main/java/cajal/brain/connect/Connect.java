package cajal.brain.connect;

/// The library's connectors, to import statically: `net.connect(cells, cells, random(0.02), …)`.
///
/// Unless said otherwise no neuron connects to itself and no pair has two synapses.
public final class Connect {
  private Connect() {}

  /// Each pair with probability `p`, independently.
  public static RandomPairs random(double p) {
    return new RandomPairs(p, false, false);
  }
}
