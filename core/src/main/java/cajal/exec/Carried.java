package cajal.exec;

import cajal.ir.Graph;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Outputs that become inputs of the next run: in the very array of the input where nothing reads
/// it after the output is written, or else by a copy at the end of a run.
final class Carried {
  private final Graph graph;
  private final Schedule schedule;
  private final Map<Integer, Integer> next;

  /// @param next the input that each of the carried outputs becomes
  Carried(Graph graph, Set<String> fixed, Map<Integer, Integer> next) {
    this.graph = graph;
    this.next = Map.copyOf(next);
    schedule = Schedule.of(graph, fixed);
    next.forEach((output, input) -> {
      Graph.Port from = graph.outputs().get(output);
      Graph.Port to = graph.inputs().get(input);
      if (!from.value().type().equals(to.value().type()) || fixed.contains(to.name())) {
        throw new IllegalArgumentException(
            "output '%s' (%s) cannot become input '%s' (%s%s)"
                .formatted(
                    from.name(),
                    from.value().type(),
                    to.name(),
                    to.value().type(),
                    fixed.contains(to.name()) ? ", fixed" : ""));
      }
    });
  }

  /// The inputs in whose arrays results are put, by these.
  Map<Value, Value> inPlace() {
    Map<Value, Value> found = new HashMap<>();
    next.forEach((output, input) -> {
      if (isInPlace(output, input)) {
        found.put(
            schedule.root(graph.outputs().get(output).value()), graph.inputs().get(input).value());
      }
    });
    return found;
  }

  /// The arrays of the outputs: some of the inputs' and some new.
  List<Object> outputs(List<Object> inputs) {
    List<Object> outputs = new ArrayList<>(Plan.arrays(Plan.types(graph.outputs())));
    next.forEach((output, input) -> {
      if (isInPlace(output, input)) outputs.set(output, inputs.get(input));
    });
    return outputs;
  }

  /// What is left to do at the end of a run.
  Step copies(List<Object> inputs, List<Object> outputs) {
    List<Step> steps = new ArrayList<>();
    next.forEach((output, input) -> {
      Object from = outputs.get(output);
      Object to = inputs.get(input);
      int size = graph.outputs().get(output).value().shape().size();
      if (from != to) steps.add(Copy.whole(from, to, size));
    });
    return Loops.sequence(steps);
  }

  /// Whether a loop reads the value elsewhere than at its own elements.
  private boolean isSeen(Value value, Task task) {
    return task.views.values().stream().anyMatch(view -> schedule.root(view.of()).equals(value));
  }

  private boolean isInPlace(int output, int input) {
    Value made = schedule.root(graph.outputs().get(output).value());
    Value given = graph.inputs().get(input).value();
    for (int i = 0; i < graph.outputs().size(); i++) {
      Value other = schedule.root(graph.outputs().get(i).value());
      if (other.equals(given) || (i != output && other.equals(made))) return false;
    }
    boolean written = false;
    for (Task task : schedule.tasks()) {
      if (written && task.reads.contains(given)) return false;
      if (!task.writes.contains(made)) continue;
      boolean same = task.isLoop && task.size == given.shape().size() && !isSeen(given, task);
      if (task.phase != Task.Phase.TURN || (task.reads.contains(given) && !same)) return false;
      written = true;
    }
    return written;
  }
}
