package cajal.cli;

import java.io.PrintWriter;

/// Where a command writes: results to `out`, everything else to `err`.
///
/// @param terminal whether somebody watches `err`, so that a line may be drawn over
record Console(PrintWriter out, PrintWriter err, boolean terminal) {
  /// Exit codes.
  static final int FAILED = 1;

  static final int USAGE = 2;
  static final int ENVIRONMENT = 3;
  static final int DIVERGED = 4;
  static final int INTERRUPTED = 130;
}
