package cajal.exec;

import cajal.emit.Frame;
import cajal.ir.Cond;
import cajal.ir.Graph;
import cajal.ir.Node;
import cajal.ir.Scan;
import cajal.ir.SparseOp;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A graph made ready to be put on arrays: its tasks, the arrays between them, and the plans of the
/// graphs inside of it. It may be linked to several sets of inputs and outputs, which then take
/// turns; what is computed once is computed for all of them.
final class Plan {
  private final Graph graph;
  private final Workers workers;
  private final Schedule schedule;
  private final Memory memory;
  private final Memory.Shared shared;
  private final int depth;
  private final Map<Value, Integer> inputs = new HashMap<>();
  private final Map<Value, Integer> outputs = new LinkedHashMap<>();
  private final Map<Node, List<Plan>> inner = new HashMap<>();
  private final Map<Task, Loop> loops = new HashMap<>();
  private final Set<Value> windows;
  private final @Nullable BatchPart part;

  /// What is left to run on one set of inputs and outputs: `fixed` when the fixed inputs have
  /// changed, `turn` in each turn.
  record Linked(List<Step> fixed, List<Step> turn) {}

  /// @param fixed names of the inputs that do not change between turns
  /// @param inPlace inputs in whose arrays results are put, by these
  Plan(Graph graph, Set<String> fixed, Map<Value, Value> inPlace, Workers workers) {
    this(graph, fixed, inPlace, workers, new Memory.Shared(), 0, false, null);
  }

  /// @param isBody whether it is the body of a loop, so that inputs and outputs may be windows
  /// @param part of which part of the rows of a batch, if not of all
  private Plan(
      Graph graph,
      Set<String> fixed,
      Map<Value, Value> inPlace,
      Workers workers,
      Memory.Shared shared,
      int depth,
      boolean isBody,
      @Nullable BatchPart part) {
    this.graph = graph;
    this.part = part;
    this.shared = shared;
    this.depth = depth;
    this.workers = workers;
    schedule = Schedule.of(graph, fixed);
    windows = isBody ? Windows.of(schedule, graph) : Set.of();
    List<Graph.Port> ports = graph.inputs();
    for (int i = 0; i < ports.size(); i++) inputs.put(ports.get(i).value(), i);
    Set<Value> passing = new HashSet<>();
    Set<Value> kept = new HashSet<>();
    for (Task task : schedule.tasks()) {
      if (task.phase == Task.Phase.TURN) passing.addAll(task.writes);
      if (task.isLoop) loops.put(task, Loop.of(schedule, task, windows, inPlace));
      if (!task.isLoop) inner(task.node());
    }
    for (int i = 0; i < graph.outputs().size(); i++) {
      Value value = schedule.root(graph.outputs().get(i).value());
      if (!passing.contains(value) || outputs.putIfAbsent(value, i) != null) kept.add(value);
    }
    memory =
        new Memory(
            schedule.tasks(), outputs.keySet(), kept, Windows.slack(schedule), shared.at(depth));
    for (Task task : schedule.tasks()) {
      if (task.phase != Task.Phase.CONSTANT) continue;
      if (!task.isLoop && task.node().op() instanceof SparseOp sparse) {
        steps(task.node(), List.of(), List.of()).check(sparse).run();
      }
      step(task, List.of(), List.of()).run();
    }
  }

  private void inner(Node node) {
    switch (node.op()) {
      case Scan scan -> {
        int varying = scan.carry().size() + scan.xs().size();
        Set<String> fixed =
            scan.body().inputs().stream()
                .skip(scan.length() == 1 ? scan.operands().size() : varying)
                .map(Graph.Port::name)
                .collect(Collectors.toSet());
        List<Plan> parts = new ArrayList<>();
        for (BatchPart part : BatchPart.of(scan, workers))
          parts.add(inside(part, fixed, parts.size()));
        inner.put(
            node,
            parts.isEmpty() ? List.of(inside(scan.body(), fixed, scan.length() != 1)) : parts);
      }
      case Cond cond ->
          inner.put(
              node,
              List.of(
                  inside(cond.ifTrue(), Set.of(), false), inside(cond.ifFalse(), Set.of(), false)));
      default -> {}
    }
  }

  private Plan inside(Graph body, Set<String> fixed, boolean isBody) {
    return new Plan(body, fixed, Map.of(), workers, shared, depth + 1, isBody, null);
  }

  private Plan inside(BatchPart part, Set<String> fixed, int worker) {
    Workers own = workers.alone(worker);
    return new Plan(part.body(), fixed, Map.of(), own, shared.of(worker), depth + 1, true, part);
  }

  /// The part of the rows of a batch that it is of; null for all of them.
  @Nullable BatchPart part() {
    return part;
  }

  /// The arrays between the tasks of this graph and of all inside of it.
  private void rooms(Set<Memory.Room> all) {
    all.addAll(memory.rooms());
    inner.values().forEach(plans -> plans.forEach(plan -> plan.rooms(all)));
  }

  /// The memory of all arrays between tasks.
  long bytes() {
    Set<Memory.Room> all = new HashSet<>();
    rooms(all);
    return Memory.bytes(all);
  }

  /// The steps on these arrays.
  Linked link(List<Object> from, List<Object> to) {
    List<Step> fixed = new ArrayList<>();
    List<Step> turn = new ArrayList<>();
    for (Task task : schedule.tasks()) {
      if (!task.isLoop && task.node().op() instanceof SparseOp p) {
        boolean varies = schedule.varies(p.rows()) || schedule.varies(p.columns());
        (varies ? turn : fixed).add(steps(task.node(), from, to).check(p));
      }
      switch (task.phase) {
        case CONSTANT -> {}
        case FIXED -> fixed.add(step(task, from, to));
        case TURN -> {
          if (!task.isLoop || task.size > 0) turn.add(step(task, from, to));
        }
      }
    }
    for (int i = 0; i < graph.outputs().size(); i++) {
      Value value = schedule.root(graph.outputs().get(i).value());
      Integer own = outputs.get(value);
      if (own != null && own == i) continue;
      Object array = array(value, from, to);
      if (array != to.get(i)) turn.add(Copy.whole(array, to.get(i), value.shape().size()));
    }
    return new Linked(fixed, turn);
  }

  private Step step(Task task, List<Object> from, List<Object> to) {
    Loop loop = loops.get(task);
    if (loop != null) return new LoopStep(loop, task, value -> array(value, from, to), workers);
    return steps(task.node(), from, to).of(task.node());
  }

  private Steps steps(Node node, List<Object> from, List<Object> to) {
    List<Plan> plans = inner.getOrDefault(node, List.of());
    return new Steps(
        value -> array(value, from, to), value -> view(value, from, to), workers, plans);
  }

  private Object array(Value value, List<Object> from, List<Object> to) {
    Value root = schedule.root(value);
    Integer input = inputs.get(root);
    if (input != null) return from.get(input);
    Integer output = outputs.get(root);
    if (output != null) return to.get(output);
    @Nullable Object array = memory.array(root);
    if (array == null) throw new IllegalStateException("no array for " + root + " of\n" + graph);
    return array;
  }

  private MatrixView view(Value value, List<Object> from, List<Object> to) {
    Strides strides = schedule.strides(value);
    return MatrixView.of(array(strides.of(), from, to), value.shape(), strides);
  }

  /// Whether input `i` may be given as a window.
  boolean takesWindow(int i) {
    return windows.contains(graph.inputs().get(i).value());
  }

  /// Whether output `i` may be given as a window: it is copied there, or made by a loop.
  boolean givesWindow(int i) {
    return !isOwn(i) || windows.contains(schedule.root(graph.outputs().get(i).value()));
  }

  /// Whether output `i` is where the value is made, not a copy of it.
  boolean isOwn(int i) {
    Integer own = outputs.get(schedule.root(graph.outputs().get(i).value()));
    return own != null && own == i;
  }

  /// Which input output `i` is, or -1.
  int passed(int i) {
    return inputs.getOrDefault(schedule.root(graph.outputs().get(i).value()), -1);
  }

  /// New arrays for values of these types.
  static List<Object> arrays(List<Type> types) {
    return types.stream().map(t -> Frame.allocate(t.dtype(), t.shape().size())).toList();
  }

  static List<Type> types(List<Graph.Port> ports) {
    return ports.stream().map(port -> port.value().type()).toList();
  }

  /// One line for each task, then the memory between them.
  void explain(String indent, StringBuilder text) {
    for (Task task : schedule.tasks()) {
      text.append(indent).append(line(task)).append('\n');
      if (task.isLoop) continue;
      for (Plan plan : inner.getOrDefault(task.node(), List.of())) {
        // the other parts are alike
        if (plan.part != null && plan.part.from() > 0) break;
        plan.explain(indent + "  ", text);
      }
    }
    text.append(indent)
        .append(
            "%d arrays between them, %,d bytes (%,d with one for each value)%n"
                .formatted(memory.arrays(), memory.bytes(), memory.bytesWithoutReuse()));
  }

  private String line(Task task) {
    String when =
        switch (task.phase) {
          case CONSTANT -> "constant: ";
          case FIXED -> "fixed: ";
          case TURN -> "";
        };
    if (task.isLoop) {
      Loop loop = Objects.requireNonNull(loops.get(task));
      int kernels = loop.parts().size();
      return when
          + "loop over %,d: %d operations%s, reads %d, writes %d"
              .formatted(
                  task.size,
                  loop.operations(),
                  kernels == 1 ? "" : " in " + kernels + " kernels",
                  task.reads.size(),
                  task.writes.size());
    }
    String operands = join(task.node().op().operands());
    String name = task.node().op().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    List<Plan> parts = inner.getOrDefault(task.node(), List.of());
    boolean isCut = !parts.isEmpty() && parts.getFirst().part != null;
    String how = isCut ? " in " + parts.size() + " parts of the batch" : "";
    return when + name + how + " " + operands + " -> " + join(task.node().results());
  }

  private static String join(List<Value> values) {
    return values.stream().map(v -> v.type().toString()).collect(Collectors.joining(", "));
  }
}
