package cajal.rules;

import cajal.ir.Constant;
import cajal.ir.Elementwise;
import cajal.ir.Iota;
import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a turn of a loop keeps for its reverse: the fewest bytes from which all that the reverse
/// uses can be computed again by elementwise operations and moves alone.
///
/// What a turn started from as carried value costs its bytes like anything else, slices and
/// constants of the loop are there anyway. A carried result is next to free where its predecessor
/// is kept, since that is what the next turn starts from.
final class Residuals {
  private final TurnVjp turn;
  private final boolean everything;
  private final boolean[] isFixed;

  private Residuals(TurnVjp turn, boolean everything) {
    this.turn = turn;
    this.everything = everything;
    isFixed = fixed();
  }

  /// @param everything whether also what is not elementwise is kept, not computed again
  static List<Value> of(TurnVjp turn, boolean everything) {
    Residuals residuals = new Residuals(turn, everything);
    return residuals.cheapest(residuals.cheapest(List.of()));
  }

  /// What depends on the constants of the loop alone.
  private boolean[] fixed() {
    boolean[] fixed = new boolean[turn.valueCount()];
    int carried = turn.scan.carry().size() + turn.scan.xs().size();
    for (int i = carried; i < turn.primal.size(); i++) fixed[turn.primal.get(i).id()] = true;
    for (Node node : turn.graph.nodes()) {
      boolean all = node.op().operands().stream().allMatch(x -> fixed[x.id()]);
      for (Value result : node.results()) fixed[result.id()] = all;
    }
    return fixed;
  }

  /// The values of the turn that its reverse uses.
  private Set<Value> used() {
    Set<Value> used = new LinkedHashSet<>();
    for (Node node : turn.graph.nodes()) {
      if (!turn.isReverse(node.results().getFirst())) continue;
      for (Value x : node.op().operands()) if (!turn.isReverse(x)) used.add(x);
    }
    for (Value cotangent : turn.cotangents) {
      if (cotangent != null && !turn.isReverse(cotangent)) used.add(cotangent);
    }
    return used;
  }

  /// @param starts what is known to be kept
  private List<Value> cheapest(List<Value> starts) {
    Set<Value> used = used();
    MinCut cut = new MinCut(turn.valueCount());
    List<Value> all = new ArrayList<>(turn.primal);
    for (Node node : turn.graph.nodes()) {
      if (turn.isReverse(node.results().getFirst())) continue;
      for (Value result : node.results()) {
        all.add(result);
        for (Value x : node.op().operands()) cut.edge(x.id(), result.id());
        if (everything && !isCheap(node.op()) && !isFixed[result.id()]) cut.source(result.id());
      }
    }
    for (Value value : all) cut.cost(value.id(), cost(value, starts));
    for (int i = 0; i < turn.scan.carry().size(); i++) cut.source(turn.primal.get(i).id());
    used.forEach(value -> cut.sink(value.id()));
    BitSet found = cut.nodes();
    return all.stream().filter(value -> found.get(value.id())).toList();
  }

  private long cost(Value value, List<Value> starts) {
    if (!turn.isForward(value)) return MinCut.ENDLESS;
    int i = turn.carriedOn(value);
    if (i >= 0 && starts.contains(turn.primal.get(i))) return 1;
    return Math.max(1, TurnVjp.bytes(value));
  }

  private static boolean isCheap(Op op) {
    return switch (op) {
      case Elementwise elementwise -> true;
      case Move move -> true;
      case Constant constant -> true;
      case Iota iota -> true;
      default -> false;
    };
  }
}
