package cajal.rules;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Scan;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The reverse of a loop is a loop from the last turn to the first. Of each turn the [Residuals]
/// are kept; what else the reverse uses is computed again.
final class ScanVjp implements Reversible {
  private final GraphBuilder b;
  private final Scan scan;
  private final boolean[] active;
  private final boolean keepsAll;
  private final Recomputation inside;
  private final TurnVjp turn;
  private final List<Value> made;
  private final List<Value> kept = new ArrayList<>();
  private final Map<Value, Value> stacks = new HashMap<>();

  /// Adds the loop, with stacks of what its reverse needs.
  ///
  /// @param wanted which operands of the loop have cotangents
  /// @param keepsAll whether what is not elementwise is kept and not computed again
  /// @param inside what loops in the body keep
  ScanVjp(
      GraphBuilder builder, Scan scan, boolean[] wanted, boolean keepsAll, Recomputation inside) {
    b = builder;
    this.scan = scan;
    this.keepsAll = keepsAll;
    this.inside = inside;
    active = Activity.ofBody(scan, wanted);
    turn = new TurnVjp(scan, active, flowing(), inside);
    for (Value value : Residuals.of(turn, keepsAll)) {
      Value start = turn.nextStart(value);
      Value stacked = start == null ? value : start;
      if (!kept.contains(stacked)) kept.add(stacked);
    }
    made = b.addAll(scan.with(forward()));
    int own = scan.body().outputs().size();
    for (int i = 0; i < kept.size(); i++) stacks.put(kept.get(i), made.get(own + i));
  }

  /// The outputs of the body that may have cotangents.
  private boolean[] flowing() {
    boolean[] outputs = Activity.outputs(scan.body(), active);
    System.arraycopy(active, 0, outputs, 0, scan.carry().size());
    return outputs;
  }

  /// The turn with what is kept of it; where that is what it starts from alone, without anything
  /// that only its reverse needs.
  private Graph forward() {
    if (!kept.stream().allMatch(value -> turn.input(value) >= 0)) return turn.forward(kept);
    List<Graph.Port> inputs = scan.body().inputs();
    List<Graph.Port> outputs = new ArrayList<>(scan.body().outputs());
    for (Value value : kept) {
      Graph.Port port = inputs.get(turn.input(value));
      outputs.add(new Graph.Port("kept." + outputs.size(), port.value()));
    }
    return new Graph(inputs, scan.body().nodes(), outputs);
  }

  @Override
  public List<Value> results() {
    return made.subList(0, scan.body().outputs().size());
  }

  @Override
  public List<@Nullable Value> cotangents(List<@Nullable Value> g) {
    boolean[] given = new boolean[g.size()];
    for (int i = 0; i < given.length; i++) given[i] = g.get(i) != null;
    boolean[] reached = turn.reached(given);
    TurnVjp back = turn.isOf(reached) ? turn : new TurnVjp(scan, active, reached, inside);
    return new Reverse(back, g).run();
  }

  /// The loop back. Carried are the cotangents of what is carried, the sums of those of constants,
  /// and what the turn before in this order, which is the next one forward, started from.
  private final class Reverse {
    private final TurnVjp turn;
    private final List<@Nullable Value> g;
    private final int carried = scan.carry().size();
    private final int fixed = carried + scan.xs().size();
    private final Deferred deferred;
    private final @Nullable Node[] producers;
    private final Map<Integer, List<Deferred.Product>> products = new TreeMap<>();
    private final Map<Integer, List<Value>> rests = new TreeMap<>();
    private final List<Value> stacked = new ArrayList<>();
    private final List<Value> carry = new ArrayList<>();
    private final List<Value> xs = new ArrayList<>();
    private final List<Value> constants = new ArrayList<>();

    Reverse(TurnVjp turn, List<@Nullable Value> g) {
      this.turn = turn;
      this.g = g;
      deferred = new Deferred(turn, this::isStacked);
      producers = turn.graph.producers();
      for (int i = fixed; i < turn.primal.size(); i++) {
        Value sum = turn.cotangents.get(i);
        if (sum == null) continue;
        List<Value> rest = new ArrayList<>();
        if (keepsAll) products.put(i, deferred.split(sum, rest));
        else rest.add(sum);
        rests.put(i, rest);
      }
      for (int i = carried; i < fixed; i++) {
        Value slice = turn.cotangents.get(i);
        if (slice != null) stacked.add(slice);
      }
      for (List<Deferred.Product> all : products.values()) {
        for (Deferred.Product product : all) {
          stack(deferred.base(product.left()));
          stack(deferred.base(product.right()));
        }
      }
    }

    private void stack(Value base) {
      if (!isStacked(base) && !stacked.contains(base)) stacked.add(base);
    }

    private boolean isSlice(Value value) {
      int i = turn.input(value);
      return i >= carried && i < fixed;
    }

    private boolean isStacked(Value value) {
      return isSlice(value) || stacks.containsKey(value) || startOf(value) != null;
    }

    List<@Nullable Value> run() {
      Excerpt excerpt = new Excerpt(turn.graph, roots(), this::isGiven);
      List<Value> starts = inputs(excerpt);
      Graph body = body(excerpt, starts);
      Scan whole = new Scan(body, scan.length(), !scan.reversed(), carry, xs, constants);
      int turns = stretch();
      return turns == 0 ? cotangents(b.addAll(whole)) : cotangents(new Stretches(b, whole, turns));
    }

    /// Turns of a stretch, where nothing needs the stacks of the reverse but products; otherwise 0.
    private int stretch() {
      for (int i = carried; i < fixed; i++) if (turn.cotangents.get(i) != null) return 0;
      long bytes = stacked.stream().mapToLong(TurnVjp::bytes).sum();
      return bytes == 0 ? 0 : Stretches.turns(scan.length(), bytes);
    }

    /// What the reverse of a turn has to give.
    private List<Value> roots() {
      List<Value> roots = new ArrayList<>(stacked);
      for (int i = 0; i < carried; i++) {
        Value cotangent = turn.cotangents.get(i);
        if (turn.flowing.get(i) != null && cotangent != null) roots.add(cotangent);
      }
      rests.values().forEach(roots::addAll);
      return roots;
    }

    private boolean isGiven(Value value) {
      return stacks.containsKey(value) || startOf(value) != null || ofConstant(value) != null;
    }

    /// A constant that is transposed; that is done once for all turns.
    private Move.@Nullable Transpose ofConstant(Value value) {
      return producers[value.id()] instanceof Node node
              && node.op() instanceof Move.Transpose move
              && turn.input(move.x()) >= fixed
          ? move
          : null;
    }

    /// What the next turn starts from as, where that is this value and kept.
    private @Nullable Value startOf(Value value) {
      Value start = turn.nextStart(value);
      return start != null && stacks.containsKey(start) ? start : null;
    }

    /// Makes the inputs of the reverse turn; gives the starts of turns that are carried back.
    private List<Value> inputs(Excerpt excerpt) {
      Shaped arrays = new Shaped(b);
      for (int i = 0; i < carried; i++) {
        Value flow = turn.flowing.get(i);
        if (flow == null) continue;
        carry.add(arrays.orZeros(g.get(i), scan.carry().get(i).type()));
        excerpt.input(flow);
      }
      for (int i = fixed; i < turn.primal.size(); i++) {
        if (!hasRest(i)) continue;
        carry.add(arrays.zeros(turn.primal.get(i).type()));
        excerpt.input(turn.primal.get(i).type());
      }
      List<Value> starts = new ArrayList<>();
      for (Value value : excerpt.given()) {
        Value start = startOf(value);
        if (start == null) continue;
        starts.add(start);
        carry.add(made.get(turn.carriedOn(value)));
        excerpt.input(value);
      }
      slices(excerpt, starts);
      for (int i = fixed; i < turn.primal.size(); i++) {
        if (!excerpt.uses(turn.primal.get(i))) continue;
        constants.add(scan.constants().get(i - fixed));
        excerpt.input(turn.primal.get(i));
      }
      for (Value value : excerpt.given()) {
        Move.Transpose move = ofConstant(value);
        if (move == null) continue;
        Value constant = scan.constants().get(turn.input(move.x()) - fixed);
        constants.add(b.add(new Move.Transpose(constant, move.order())));
        excerpt.input(value);
      }
      return starts;
    }

    private void slices(Excerpt excerpt, List<Value> starts) {
      for (Value value : kept) {
        if (!excerpt.uses(value) && !starts.contains(value)) continue;
        xs.add(Objects.requireNonNull(stacks.get(value)));
        excerpt.input(value);
      }
      for (int i = carried; i < fixed; i++) {
        if (!excerpt.uses(turn.primal.get(i))) continue;
        xs.add(scan.xs().get(i - carried));
        excerpt.input(turn.primal.get(i));
      }
      for (int i = 0; i < turn.stacks.size(); i++) {
        Value stack = turn.stacks.get(i);
        if (stack == null || !excerpt.uses(stack)) continue;
        xs.add(Objects.requireNonNull(g.get(carried + i)));
        excerpt.input(stack);
      }
    }

    private boolean hasRest(int constant) {
      return !rests.getOrDefault(constant, List.of()).isEmpty();
    }

    private Graph body(Excerpt excerpt, List<Value> starts) {
      excerpt.copy();
      Shaped arrays = new Shaped(excerpt.builder);
      List<Value> outputs = new ArrayList<>();
      for (int i = 0; i < carried; i++) {
        if (turn.flowing.get(i) == null) continue;
        Value cotangent = turn.cotangents.get(i);
        Value here = cotangent == null ? null : excerpt.at(cotangent);
        outputs.add(arrays.orZeros(here, turn.primal.get(i).type()));
      }
      int sums = outputs.size();
      for (int i = fixed; i < turn.primal.size(); i++) {
        if (!hasRest(i)) continue;
        Value sum = excerpt.builder.inputs().get(sums++).value();
        for (Value term : Objects.requireNonNull(rests.get(i))) {
          sum = excerpt.builder.plus(sum, excerpt.at(term));
        }
        outputs.add(sum);
      }
      for (Value start : starts) outputs.add(excerpt.at(start));
      for (Value value : stacked) outputs.add(excerpt.at(value));
      List<Graph.Port> ports = new ArrayList<>();
      for (Value output : outputs) ports.add(new Graph.Port("y" + ports.size(), output));
      return excerpt.builder.build(ports);
    }

    /// The cotangents that are carried to the first turn.
    private List<@Nullable Value> carriedBack(List<Value> all) {
      List<@Nullable Value> found = new ArrayList<>();
      for (int i = 0; i < turn.primal.size(); i++) found.add(null);
      int at = 0;
      for (int i = 0; i < carried; i++) {
        if (turn.flowing.get(i) != null) found.set(i, all.get(at++));
      }
      for (int i = fixed; i < turn.primal.size(); i++) if (hasRest(i)) found.set(i, all.get(at++));
      return found;
    }

    private List<@Nullable Value> cotangents(List<Value> all) {
      List<@Nullable Value> found = carriedBack(all);
      for (int i = carried; i < fixed; i++) {
        Value slice = turn.cotangents.get(i);
        if (slice != null) found.set(i, all.get(carry.size() + stacked.indexOf(slice)));
      }
      products.forEach((i, sum) -> {
        for (Deferred.Product product : sum) {
          add(found, i, deferred.product(b, product, base -> stackOf(base, all)));
        }
      });
      return found;
    }

    private void add(List<@Nullable Value> found, int i, Value more) {
      Value sum = found.get(i);
      found.set(i, sum == null ? more : b.plus(sum, more));
    }

    private Deferred.Stack stackOf(Value base, List<Value> all) {
      Value known = known(base);
      if (known != null) return new Deferred.Stack(known, null);
      Value start = startOf(base);
      return start != null
          ? new Deferred.Stack(startsOf(start), made.get(turn.carriedOn(base)))
          : new Deferred.Stack(all.get(carry.size() + stacked.indexOf(base)), null);
    }

    private Value startsOf(Value start) {
      return Objects.requireNonNull(stacks.get(start));
    }

    /// The stack of a value, where it is there before the reverse.
    private @Nullable Value known(Value base) {
      return isSlice(base) ? scan.xs().get(turn.input(base) - carried) : stacks.get(base);
    }

    private List<@Nullable Value> cotangents(Stretches stretches) {
      Map<Integer, List<Integer>> sums = new TreeMap<>();
      products.forEach((i, sum) -> {
        for (Deferred.Product product : sum) {
          Value term =
              deferred.product(stretches.builder, product, base -> stackOf(base, stretches));
          sums.computeIfAbsent(i, own -> new ArrayList<>()).add(stretches.add(term));
        }
      });
      List<Value> all = stretches.results();
      List<@Nullable Value> found = carriedBack(all);
      sums.forEach((i, places) -> places.forEach(at -> add(found, i, all.get(at))));
      return found;
    }

    private Deferred.Stack stackOf(Value base, Stretches stretches) {
      Value known = known(base);
      if (known != null) return new Deferred.Stack(stretches.slices(known), null);
      Value start = startOf(base);
      if (start == null) return stackOf(base, stretches.made());
      Value last = stretches.before(made.get(turn.carriedOn(base)), startsOf(start));
      return new Deferred.Stack(stretches.slices(startsOf(start)), last);
    }
  }
}
