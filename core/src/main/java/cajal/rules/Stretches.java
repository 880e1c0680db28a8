package cajal.rules;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Scan;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A loop in stretches of some turns. What a stretch stacks is used up at its end, while it is in a
/// near cache: stacks of the whole loop are neither written to memory nor read from there.
final class Stretches {
  /// Bytes of stacks that stay in a near cache.
  private static final long NEAR = 1 << 21;

  /// Bytes of stacks from which they do not.
  private static final long FAR = 1 << 22;

  /// Turns below which sums take longer than memory.
  private static final int FEW = 4;

  final GraphBuilder builder = new GraphBuilder(Simplify.RULES);
  private final GraphBuilder outside;
  private final Scan whole;
  private final int turns;
  private final List<Value> carry = new ArrayList<>();
  private final List<Value> xs = new ArrayList<>();
  private final List<Graph.Port> carried = new ArrayList<>();
  private final List<Graph.Port> slices = new ArrayList<>();
  private final List<Graph.Port> constants = new ArrayList<>();
  private final List<Value> next = new ArrayList<>();
  private final Map<Value, Value> before = new HashMap<>();
  private final List<Value> made;

  /// @param outside where the loop is wanted
  Stretches(GraphBuilder outside, Scan whole, int turns) {
    this.outside = outside;
    this.whole = whole;
    this.turns = turns;
    List<Value> from = whole.carry().stream().map(this::carried).toList();
    List<Value> stacks = whole.xs().stream().map(this::slices).toList();
    List<Value> fixed = new ArrayList<>();
    for (Value constant : whole.constants()) fixed.add(input(constants, constant.type()));
    made = builder.addAll(new Scan(whole.body(), turns, whole.reversed(), from, stacks, fixed));
    next.addAll(made.subList(0, from.size()));
  }

  /// How many turns a stretch has that stacks so many bytes in each; 0 where all stay near, or no
  /// such number divides that of all turns.
  static int turns(int length, long bytes) {
    if (bytes * length < FAR) return 0;
    for (int turns = (int) Math.min(length / 2, NEAR / bytes); turns >= FEW; turns--) {
      if (length % turns == 0) return turns;
    }
    return 0;
  }

  private Value input(List<Graph.Port> ports, Type type) {
    Value value = builder.input("x" + builder.inputs().size(), type);
    ports.add(new Graph.Port("x" + value.id(), value));
    return value;
  }

  private Value carried(Value start) {
    carry.add(start);
    return input(carried, start.type());
  }

  /// What the loop gives in a stretch.
  List<Value> made() {
    return made;
  }

  /// The slices of a stretch in a stack of all turns.
  Value slices(Value stack) {
    List<Integer> dims = new ArrayList<>(stack.shape().dims());
    dims.set(0, turns);
    Type type = stack.type().with(new Shape(dims));
    dims.addFirst(whole.length() / turns);
    Value cut = new Shaped(outside).reshape(stack, new Shape(dims));
    int known = xs.indexOf(cut);
    if (known >= 0) return slices.get(known).value();
    xs.add(cut);
    return input(slices, type);
  }

  /// The slice of a stack in the last turn of the stretch before, which is `start` at first.
  Value before(Value start, Value stack) {
    Value known = before.get(start);
    if (known != null) return known;
    Shaped arrays = new Shaped(builder);
    Value all = slices(stack);
    int at = whole.reversed() ? 0 : turns - 1;
    List<Integer> from = new ArrayList<>(Shaped.each(all.type().rank(), 0));
    List<Integer> to = new ArrayList<>(all.shape().dims());
    from.set(0, at);
    to.set(0, at + 1);
    Value found = carried(start);
    next.add(arrays.reshape(arrays.slice(all, from, to), start.shape()));
    before.put(start, found);
    return found;
  }

  /// Adds something of each stretch to a sum; gives the number of that among the results.
  int add(Value term) {
    Value sum = carried(new Shaped(outside).zeros(term.type()));
    next.add(builder.plus(sum, term));
    return next.size() - 1;
  }

  /// What is carried at the end.
  List<Value> results() {
    List<Graph.Port> outputs = new ArrayList<>();
    for (Value value : next) outputs.add(new Graph.Port("y" + outputs.size(), value));
    List<Graph.Port> inputs = new ArrayList<>(carried);
    inputs.addAll(slices);
    inputs.addAll(constants);
    Graph body = new Graph(inputs, builder.build(outputs).nodes(), outputs);
    int count = whole.length() / turns;
    return outside.addAll(new Scan(body, count, whole.reversed(), carry, xs, whole.constants()));
  }
}
