package cajal.brain.connectome;

import cajal.kernel.Csr;

/// How often connections are answered.
///
/// @param answered the share of connections whose reverse exists, too
/// @param chance what that share would be if as many connections were drawn at random
public record Reciprocity(double answered, double chance) {

  /// Connections of a cell to itself do not count.
  public static Reciprocity of(Wiring wiring) {
    Csr csr = wiring.csr();
    int[] source = csr.sources();
    long connections = 0;
    long answered = 0;
    for (int k = 0; k < csr.size(); k++) {
      if (source[k] == csr.target()[k]) continue;
      connections++;
      if (wiring.joins(csr.target()[k], source[k])) answered++;
    }
    double pairs = (double) csr.pre() * (csr.pre() - 1);
    return new Reciprocity(
        connections == 0 ? 0 : (double) answered / connections,
        pairs == 0 ? 0 : connections / pairs);
  }
}
