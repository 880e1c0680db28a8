package cajal.exec;

import cajal.ir.Cond;
import cajal.ir.Constant;
import cajal.ir.Custom;
import cajal.ir.Dot;
import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.Iota;
import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Scan;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The operations of a graph as tasks in an order: elementwise ones of one number of elements
/// together in a loop, as early as what they read allows.
///
/// A reshape is no task: its result is the array of its operand (its *root*). Constants and the
/// index are made anew in each loop that uses them.
final class Schedule {
  /// Operations in a loop, which is made of several kernels if they are many.
  private static final int MOST_OPERATIONS = 4000;

  /// Elements of a result that may wait until it is needed.
  private static final int SMALL = 1 << 14;

  private final Graph graph;
  private final @Nullable Node[] producers;
  private final Value[] root;
  private final Task.Phase[] phase;
  private final int[] place;
  private final List<Task> tasks = new ArrayList<>();

  private Schedule(Graph graph, Set<String> fixed) {
    this.graph = graph;
    producers = graph.producers();
    root = new Value[graph.valueCount()];
    phase = new Task.Phase[root.length];
    place = new int[root.length];
    for (Graph.Port input : graph.inputs()) {
      int id = input.value().id();
      root[id] = input.value();
      phase[id] = fixed.contains(input.name()) ? Task.Phase.FIXED : Task.Phase.TURN;
      place[id] = -1;
    }
  }

  /// @param fixed names of the inputs that do not change between turns
  static Schedule of(Graph graph, Set<String> fixed) {
    Schedule schedule = new Schedule(graph, fixed);
    smallFirst(graph).forEach(schedule::add);
    schedule.connect();
    return schedule;
  }

  /// The operations with scalars and small broadcasts of what inputs give element by element in
  /// front, so that no loop is cut in two by them.
  private static List<Node> smallFirst(Graph graph) {
    Set<Value> ready = new HashSet<>();
    for (Graph.Port input : graph.inputs()) ready.add(input.value());
    Set<Value> wanted = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (!isSmall(node.op()) || !ready.containsAll(node.op().operands())) continue;
      ready.add(node.result());
      boolean scalar = !(node.op() instanceof Move) && node.result().isScalar();
      if (scalar || node.op() instanceof Move.Broadcast) wanted.add(node.result());
    }
    for (Node node : graph.nodes().reversed()) {
      if (node.results().size() != 1 || !wanted.contains(node.result())) continue;
      wanted.addAll(node.op().operands());
    }
    List<Node> first = new ArrayList<>();
    List<Node> rest = new ArrayList<>();
    for (Node node : graph.nodes()) {
      boolean early = node.results().size() == 1 && wanted.contains(node.result());
      (early ? first : rest).add(node);
    }
    first.addAll(rest);
    return first;
  }

  private static boolean isSmall(Op op) {
    return switch (op) {
      case Constant constant -> true;
      case Elementwise e -> e.type().shape().size() <= SMALL;
      case Move.Broadcast b -> b.to().size() <= SMALL;
      case Move.Reshape r -> true;
      default -> false;
    };
  }

  List<Task> tasks() {
    return tasks;
  }

  /// The value whose array holds `value`.
  Value root(Value value) {
    return root[value.id()];
  }

  /// Whether the value may differ between turns.
  boolean varies(Value value) {
    return phase[value.id()] == Task.Phase.TURN;
  }

  private void add(Node node) {
    if (node.op() instanceof Move.Reshape reshape) {
      Value from = root(reshape.x());
      root[node.result().id()] = from;
      phase[node.result().id()] = phase[from.id()];
      place[node.result().id()] = place[from.id()];
      return;
    }
    Task.Phase when = phase(node.op());
    int at = node.op() instanceof Elementwise ? loop(node, when) : tasks.size();
    if (at == tasks.size()) {
      boolean isLoop = node.op() instanceof Elementwise;
      tasks.add(new Task(when, isLoop, node.results().getFirst().shape().size()));
    }
    Task task = tasks.get(at);
    task.nodes.add(node);
    if (task.isLoop) task.row = Math.max(task.row, row(node.op()));
    for (Value result : node.results()) {
      root[result.id()] = result;
      phase[result.id()] = when;
      place[result.id()] = at;
    }
  }

  private Task.Phase phase(Op op) {
    return switch (op) {
      case Scan scan -> Task.Phase.TURN;
      case Cond cond -> Task.Phase.TURN;
      case Custom custom -> Task.Phase.TURN;
      // index arithmetic is cheaper than reading its results
      case Elementwise e when !e.type().isScalar() && isOfInline(e) -> Task.Phase.TURN;
      default ->
          op.operands().stream()
              .map(x -> phase[x.id()])
              .max(Enum::compareTo)
              .orElse(Task.Phase.CONSTANT);
    };
  }

  private boolean isOfInline(Elementwise op) {
    int size = op.type().shape().size();
    return op.operands().stream().allMatch(x -> isInline(root(x), size));
  }

  /// The first loop that the operation can be part of, or the end.
  private int loop(Node node, Task.Phase when) {
    int size = node.result().shape().size();
    int row = row(node.op());
    List<Value> given = new ArrayList<>();
    int earliest = 0;
    for (Value operand : node.op().operands()) {
      Value x = root(operand);
      if (isInline(x, size)) continue;
      View view = view(x, row);
      if (view == null) given.add(x);
      int before = view == null ? place[x.id()] : place[root(view.of()).id()] + 1;
      earliest = Math.max(earliest, before);
    }
    for (int at = earliest; at < tasks.size(); at++) {
      Task task = tasks.get(at);
      boolean fits = task.isLoop && task.phase == when && task.size == size && fits(row, task);
      if (fits && task.nodes.size() < MOST_OPERATIONS && areThere(given, at)) return at;
    }
    return tasks.size();
  }

  private static boolean fits(int row, Task task) {
    return row == 0 || task.row == 0 || task.row == row;
  }

  /// The rows that an operation reads some of its operands in: the shortest, or 0.
  private int row(Op op) {
    return op.operands().stream()
        .map(x -> view(root(x)))
        .mapToInt(view -> view == null ? 0 : view.row())
        .filter(row -> row > 0)
        .min()
        .orElse(0);
  }

  /// How a loop over rows of so many elements reads a value where it comes from, or null.
  private @Nullable View view(Value value, int row) {
    View view = view(value);
    return view != null && view.fits(row) ? view : null;
  }

  private @Nullable View view(Value value) {
    if (phase[value.id()] != Task.Phase.TURN) return null;
    Strides strides = strides(value);
    return strides.of().equals(value) ? null : View.of(value.type(), strides);
  }

  /// Whether all of `values` are there when task `at` starts, or are computed in it.
  private boolean areThere(List<Value> values, int at) {
    return values.stream().allMatch(x -> place[x.id()] < at || producedIn(x, tasks.get(at)));
  }

  private boolean producedIn(Value value, Task task) {
    return task.isLoop && place[value.id()] >= 0 && tasks.get(place[value.id()]) == task;
  }

  /// Whether a loop over `size` elements makes this value itself.
  boolean isInline(Value value, int size) {
    Node node = producers[value.id()];
    if (node == null) return false;
    return switch (node.op()) {
      case Constant constant -> true;
      case Iota iota ->
          iota.shape().size() == size
              && iota.shape().dim(iota.axis()) == size
              && iota.shape().strides()[iota.axis()] == 1;
      default -> false;
    };
  }

  /// Where the elements of `value` are found: those of a transposed matrix in their old places,
  /// unless it is the same in each turn.
  Strides strides(Value value) {
    return Strides.of(value, producers, x -> phase[x.id()] == Task.Phase.FIXED);
  }

  private List<Value> reads(Op op) {
    return op instanceof Dot
        ? op.operands().stream().map(x -> strides(x).of()).toList()
        : op.operands();
  }

  /// The operation that computes `value`, which is no input.
  Op op(Value value) {
    Node node = producers[value.id()];
    if (node == null) throw new IllegalArgumentException(value + " is an input");
    return node.op();
  }

  private void connect() {
    Set<Value> wanted = new HashSet<>();
    for (Graph.Port output : graph.outputs()) wanted.add(root(output.value()));
    for (Task task : tasks.reversed()) {
      for (Node node : task.nodes) {
        boolean several = node.results().size() != 1;
        for (Value result : node.results()) {
          if (several || wanted.contains(result)) task.writes.add(result);
        }
      }
      if (isNeeded(task) && !isMadeInPlace(task)) connect(task);
      wanted.addAll(task.reads);
    }
    tasks.removeIf(task -> !isNeeded(task));
  }

  private static boolean isNeeded(Task task) {
    return !task.writes.isEmpty() || task.node().op() instanceof Custom;
  }

  /// Whether the task puts together what one loop makes: the loop then puts each part in its place.
  private boolean isMadeInPlace(Task task) {
    if (task.isLoop || !(task.node().op() instanceof Move.Concat concat)) return false;
    int home = place[root(concat.xs().getFirst()).id()];
    if (home < 0 || task.phase != Task.Phase.TURN) return false;
    Task loop = tasks.get(home);
    List<Task.Put> puts = new ArrayList<>();
    int row = loop.row;
    int start = 0;
    for (Value x : concat.xs()) {
      Value part = root(x);
      int[] steps = concat.type().shape().strides();
      View to = View.of(x.type(), new Strides(task.node().result(), start, steps));
      start += x.shape().dim(concat.axis()) * steps[concat.axis()];
      row = row == 0 && to != null ? to.row() : row;
      if (to == null || !to.fits(row) || !producedIn(part, loop)) return false;
      puts.add(new Task.Put(part, to));
    }
    if (loop.phase != Task.Phase.TURN) return false;
    loop.row = row;
    loop.puts.addAll(puts);
    loop.writes.addAll(task.writes);
    task.writes.clear();
    return true;
  }

  private void connect(Task task) {
    for (Node node : task.nodes) {
      for (Value operand : reads(node.op())) {
        Value x = root(operand);
        if (task.isLoop && (producedIn(x, task) || isInline(x, task.size))) continue;
        View view = task.isLoop ? view(x, task.row) : null;
        if (view != null) task.views.put(x, view);
        task.operands.add(x);
        task.reads.add(view == null ? x : root(view.of()));
      }
    }
  }
}
