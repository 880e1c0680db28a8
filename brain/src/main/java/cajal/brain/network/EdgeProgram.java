package cajal.brain.network;

import cajal.brain.lower.Site;
import cajal.brain.lower.SynapsePrograms;
import cajal.emit.EdgeKernel;
import cajal.emit.EdgeSpec;
import cajal.emit.EdgeSpec.Per;
import cajal.emit.Edges;
import cajal.emit.Frame;
import cajal.emit.KernelCompiler;
import cajal.emit.Slot;
import cajal.ir.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// One of a synapse's graphs compiled to run along edges, with a frame for each worker.
final class EdgeProgram {
  /// What the graph's inputs and outputs are bound to.
  ///
  /// @param rows where the rows' states are kept
  /// @param isAfter whether states of sources are those after their step
  /// @param amount the array that amounts of a step are added to
  record Binding(
      SynapseMemory memory,
      Map<String, Site> states,
      Site rows,
      boolean isAfter,
      @Nullable IntFunction<Object> amount) {}

  private final Binding binding;
  private final Program program;
  private final EdgeKernel kernel;
  private final Frame[] frames;
  private final double dt;

  EdgeProgram(Graph graph, Map<String, Double> numbers, Binding binding, double dt, int workers) {
    this.binding = binding;
    this.dt = dt;
    program = new Program(graph, numbers);
    List<EdgeSpec.Input> inputs = new ArrayList<>();
    for (Graph.Port port : program.graph.inputs()) inputs.add(input(port));
    List<EdgeSpec.Output> outputs = new ArrayList<>();
    for (Graph.Port port : program.graph.outputs()) outputs.add(output(port));
    kernel = KernelCompiler.compile(new EdgeSpec(program.graph, inputs, outputs));
    frames = program.frames(workers, 0);
  }

  private EdgeSpec.Input input(Graph.Port port) {
    if (port.value().isScalar()) {
      return new EdgeSpec.Input(program.scalar(port.name(), port.value().dtype()), Per.ROW);
    }
    return new EdgeSpec.Input(array(port.name()), per(port.name()));
  }

  private EdgeSpec.Output output(Graph.Port port) {
    if (port.name().equals(SynapsePrograms.AMOUNT)) {
      IntFunction<Object> amount = Objects.requireNonNull(binding.amount);
      return new EdgeSpec.Add(program.array(port.name(), port.value().dtype(), amount));
    }
    return new EdgeSpec.Store(array(port.name()), per(port.name()));
  }

  private Slot array(String name) {
    SynapseMemory memory = binding.memory;
    IntFunction<Object> array =
        name.startsWith(SynapsePrograms.HANDED)
            ? memory.handed(name)
            : binding.isAfter ? memory.after(name) : memory.before(name);
    return program.array(name, memory.type(name), array);
  }

  private Per per(String name) {
    if (name.startsWith(SynapsePrograms.HANDED)) return Per.ROW;
    Site site = Objects.requireNonNull(binding.states.get(name), name);
    if (site == Site.SYNAPSE) return Per.EDGE;
    return site == binding.rows ? Per.ROW : Per.COLUMN;
  }

  /// Takes up the arrays of a step.
  void aim(int worker, int step) {
    program.aim(frames[worker], step, dt);
  }

  /// Runs along the edges of rows; after [#aim].
  void run(int worker, Edges edges, int @Nullable [] list, int from, int to) {
    kernel.run(frames[worker], edges, list, from, to);
  }
}
