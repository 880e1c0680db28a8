package cajal.rules;

import cajal.ir.GraphBuilder;
import cajal.ir.Scan;

/// Chooses how a loop is run backwards.
final class LoopVjp {
  /// Turns of which all is kept rather than halved again.
  static final int SHORT = 16;

  private LoopVjp() {}

  /// Adds the loop with what its reverse needs.
  ///
  /// @param wanted which operands of the loop have cotangents
  static Reversible of(GraphBuilder b, Scan scan, boolean[] wanted, Recomputation how) {
    return switch (how) {
      case Recomputation.Nothing all -> new ScanVjp(b, scan, wanted, true, all);
      case Recomputation.States states ->
          new ScanVjp(b, scan, wanted, false, new Recomputation.Nothing());
      case Recomputation.Every every ->
          every.turns() >= scan.length()
              ? of(b, scan, wanted, new Recomputation.Nothing())
              : segments(b, scan, wanted, every.turns(), new Recomputation.Nothing());
      case Recomputation.Logarithmic log ->
          scan.length() <= SHORT
              ? of(b, scan, wanted, new Recomputation.Nothing())
              : segments(b, scan, wanted, half(scan.length()), log);
      case Recomputation.Within within ->
          of(b, scan, wanted, LoopMemory.of(scan, wanted).within(within.bytes()));
    };
  }

  /// The largest of [#SHORT], twice that, ... of which there are two or more in `length`.
  static int half(int length) {
    int half = SHORT;
    while (half <= length / 4) half *= 2;
    return Math.min(half, Math.max(1, length / 2));
  }

  private static Reversible segments(
      GraphBuilder b, Scan scan, boolean[] wanted, int turns, Recomputation inside) {
    Segments segments = Segments.of(scan, turns);
    return Vjp.of(b, segments, scan.operands(), wanted, inside);
  }
}
