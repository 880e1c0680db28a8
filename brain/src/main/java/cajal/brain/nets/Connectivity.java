package cajal.brain.nets;

import cajal.brain.connect.Connector;
import cajal.brain.connect.RandomPairs;

/// Whether a network keeps its connections in memory, or draws them again for each spike; the
/// connections are the same.
public enum Connectivity {
  /// Kept where there are no more than a million cells.
  AUTOMATIC,
  STORED,
  JUST_IN_TIME;

  private static final int MOST_STORED = 1_000_000;

  Connector of(RandomPairs pairs, int cells) {
    return isStored(cells) ? pairs : pairs.justInTime();
  }

  /// Whether a network of so many cells keeps its connections.
  boolean isStored(long cells) {
    return this == STORED || this == AUTOMATIC && cells <= MOST_STORED;
  }
}
