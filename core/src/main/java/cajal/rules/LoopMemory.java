package cajal.rules;

import cajal.ir.Scan;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;

/// The bytes that a loop and its reverse keep, by how much is computed again.
///
/// @param states bytes of what a turn starts from, as far as the reverse uses it
/// @param turn bytes of all that is kept of a turn, and stacked for large products
record LoopMemory(int length, long states, long turn) {

  static LoopMemory of(Scan scan, boolean[] wanted) {
    boolean[] active = Activity.ofBody(scan, wanted);
    TurnVjp turn =
        new TurnVjp(
            scan, active, Activity.outputs(scan.body(), active), new Recomputation.Nothing());
    List<Value> kept = Residuals.of(turn, true);
    Deferred deferred = new Deferred(turn, value -> isStacked(turn, kept, value));
    int fixed = scan.carry().size() + scan.xs().size();
    List<Value> stacked = new ArrayList<>();
    for (int i = fixed; i < turn.primal.size(); i++) {
      Value sum = turn.cotangents.get(i);
      if (sum == null) continue;
      for (Deferred.Product product : deferred.split(sum, new ArrayList<>())) {
        for (Value matrix : List.of(product.left(), product.right())) {
          Value base = deferred.base(matrix);
          int at = turn.input(base);
          boolean isSlice = at >= scan.carry().size() && at < fixed;
          if (isSlice || isStacked(turn, kept, base) || stacked.contains(base)) continue;
          stacked.add(base);
        }
      }
    }
    return new LoopMemory(scan.length(), sum(Residuals.of(turn, false)), sum(kept) + sum(stacked));
  }

  private static boolean isStacked(TurnVjp turn, List<Value> kept, Value value) {
    Value start = turn.nextStart(value);
    return kept.contains(value) || (start != null && kept.contains(start));
  }

  private static long sum(List<Value> values) {
    return values.stream().mapToLong(TurnVjp::bytes).sum();
  }

  long bytes(Recomputation how) {
    return switch (how) {
      case Recomputation.Nothing nothing -> length * turn;
      case Recomputation.States one -> length * states + turn;
      case Recomputation.Every every ->
          every.turns() >= length
              ? length * turn
              : (length / every.turns() + length % every.turns()) * states + every.turns() * turn;
      case Recomputation.Logarithmic log -> logarithmic(length);
      case Recomputation.Within within -> within.bytes();
    };
  }

  private long logarithmic(int turns) {
    if (turns <= LoopVjp.SHORT) return turns * turn;
    int half = LoopVjp.half(turns);
    return turns / half * states + logarithmic(half) + logarithmic(turns % half);
  }

  /// The fastest that keeps so many bytes at most.
  ///
  /// @throws IllegalArgumentException if all keep more, with the least that works
  Recomputation within(long most) {
    int root =
        (int) Math.max(1, Math.round(Math.sqrt(length * (double) states / Math.max(1, turn))));
    List<Recomputation> all =
        List.of(
            new Recomputation.Nothing(),
            new Recomputation.Every(root),
            new Recomputation.States(),
            new Recomputation.Logarithmic());
    long least = Long.MAX_VALUE;
    for (Recomputation how : all) {
      if (bytes(how) <= most) return how;
      least = Math.min(least, bytes(how));
    }
    throw new IllegalArgumentException(
        ("the gradient of a loop of %,d turns is to keep %,d bytes at most; the least is %,d bytes"
                + " (%,d for what a turn starts from, %,d for all of a turn). Allow that, or make"
                + " the batch or the network smaller.")
            .formatted(length, most, least, states, turn));
  }
}
