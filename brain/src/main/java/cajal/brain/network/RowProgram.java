package cajal.brain.network;

import cajal.emit.Frame;
import cajal.emit.KernelSpec;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.exec.Tiers;
import cajal.ir.DType;
import cajal.ir.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The equations of states that synapses keep at their sources, or at their targets, compiled.
final class RowProgram {
  private final Program program;
  private final Tiers tiers;
  private final Frame[] frames;
  private final double dt;
  private final int from;
  private final int to;

  /// @param cells whose states they are
  RowProgram(
      Graph graph,
      Map<String, Double> numbers,
      SynapseMemory memory,
      Cells<?> cells,
      Network network,
      int workers) {
    dt = network.dt();
    from = cells.from() / Frame.ALIGNMENT * Frame.ALIGNMENT;
    to = cells.from() + cells.size();
    program = new Program(graph, numbers);
    List<Slot> inputs = new ArrayList<>();
    for (Graph.Port port : program.graph.inputs()) {
      DType dtype = port.value().dtype();
      inputs.add(
          port.value().isScalar()
              ? program.scalar(port.name(), dtype)
              : program.array(port.name(), dtype, memory.before(port.name())));
    }
    List<Sink> sinks = new ArrayList<>();
    for (Graph.Port port : program.graph.outputs()) {
      String name = port.name();
      String place = memory.isTwice(name) ? name + ".after" : name;
      sinks.add(new Sink.Store(program.array(place, memory.type(name), memory.after(name))));
    }
    tiers = Tiers.of(new KernelSpec(program.graph, inputs, sinks), network.lanes());
    frames = program.frames(workers, to);
  }

  void run(int worker, int step, int[] borders) {
    int low = Math.max(borders[worker], from);
    int high = Math.min(borders[worker + 1], to);
    if (low >= high) return;
    program.aim(frames[worker], step, dt);
    tiers.current().run(frames[worker], low, high);
  }
}
