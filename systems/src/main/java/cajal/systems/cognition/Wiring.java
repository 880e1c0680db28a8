package cajal.systems.cognition;

import cajal.random.Key;
import java.util.SplittableRandom;

/// Which units of a network are connected.
public sealed interface Wiring {

  /// Each with each other.
  record Dense() implements Wiring {}

  /// Each pair with the same probability.
  record Random(double probability) implements Wiring {
    public Random {
      if (!(probability > 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "units are connected with a probability above 0 up to 1, found " + probability);
      }
    }
  }

  /// Excitatory units by their distance d around a ring with the probability exp(-d²/2σ²), others
  /// each with each. Both kinds are spread evenly around the ring.
  ///
  /// @param sigma σ in units of the ring, of which there are as many as in the network
  record Distance(double sigma) implements Wiring {
    public Distance {
      if (!(sigma > 0)) {
        throw new IllegalArgumentException("σ of the distance is above 0, found " + sigma);
      }
    }
  }

  /// 1 where a unit is connected to another, otherwise 0: `sources` rows, then `units` columns.
  ///
  /// @param excitatory whether the sources are
  /// @param first number of the first source among the units
  default boolean[][] present(int first, int sources, int units, boolean excitatory, Key key) {
    SplittableRandom random = Draws.of(key.fold("wiring"));
    boolean[][] present = new boolean[sources][units];
    for (int i = 0; i < sources; i++) {
      for (int j = 0; j < units; j++) {
        double chance = chance((double) i / sources, (double) j / units, units, excitatory);
        present[i][j] = random.nextDouble() < chance && first + i != j;
      }
    }
    return present;
  }

  /// @param x place of the source, in parts of the ring
  /// @param y place of the target
  private double chance(double x, double y, int units, boolean excitatory) {
    return switch (this) {
      case Dense() -> 1;
      case Random(double probability) -> probability;
      case Distance(double sigma) -> {
        double d = Math.abs(x - y);
        double around = Math.min(d, 1 - d) * units / sigma;
        yield excitatory ? Math.exp(-around * around / 2) : 1;
      }
    };
  }
}
