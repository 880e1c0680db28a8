package cajal.brain.connect;

import cajal.random.Stream;

/// Draws of targets that leave out the source itself.
final class Draws {
  private Draws() {}

  /// The number of targets open to source `i`.
  static int choices(Ends ends, int i) {
    long self = ends.self(i);
    return self >= 0 && self < ends.post() ? ends.post() - 1 : ends.post();
  }

  /// One of them; there must be one.
  static int target(Ends ends, int i, Stream stream) {
    return skip(ends, i, stream.below(choices(ends, i)));
  }

  /// The target that is number `choice` of those open to source `i`.
  static int skip(Ends ends, int i, int choice) {
    long self = ends.self(i);
    return self >= 0 && choice >= self ? choice + 1 : choice;
  }
}
