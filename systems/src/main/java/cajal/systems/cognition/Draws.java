package cajal.systems.cognition;

import cajal.random.Key;
import java.util.SplittableRandom;

/// Random numbers on the host, from a key.
final class Draws {
  private Draws() {}

  static SplittableRandom of(Key key) {
    return new SplittableRandom((long) key.seed() << 32 ^ key.stream());
  }
}
