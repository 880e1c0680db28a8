package cajal.rules;

/// What the reverse of a loop keeps of each turn, and what it computes again from that: memory
/// against time. It changes no derivative but by rounding in sums.
public sealed interface Recomputation {
  /// All is kept that the reverse uses and that is not elementwise: the fastest.
  record Nothing() implements Recomputation {}

  /// What a turn starts from is kept; each turn is run once more.
  record States() implements Recomputation {}

  /// What every so many turns start from is kept; as many turns are run once more, and all is kept
  /// of those.
  ///
  /// @param turns 1 or more
  record Every(int turns) implements Recomputation {
    public Every {
      if (turns < 1) {
        throw new IllegalArgumentException(
            "recomputation every " + turns + " turns; give 1 or more, the root of all is usual");
      }
    }
  }

  /// Halves of halves of the loop are run again: memory and further forward runs go with the
  /// logarithm of the number of turns (Griewank 1992).
  record Logarithmic() implements Recomputation {}

  /// The fastest of these for which the loop and its reverse keep no more than so many bytes.
  record Within(long bytes) implements Recomputation {}
}
