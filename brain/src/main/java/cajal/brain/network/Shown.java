package cajal.brain.network;

import cajal.brain.Quantity;
import cajal.brain.lower.Scalars;
import cajal.brain.lower.SymbolicModel;
import cajal.emit.Frame;
import cajal.emit.KernelSpec;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.exec.Tiers;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Shape;
import cajal.ir.Value;
import cajal.lift.LiftError;
import cajal.lift.Lifter;
import cajal.rules.Simplify;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A quantity of cells at the start of a step that neurons of other workers look at: each worker
/// computes that of its own cells, then they meet.
final class Shown {
  private static final String NAME = "shown.";

  private final int from;
  private final int to;
  private final int[] borders;
  private final Program program;
  private final Tiers tiers;
  private final Frame[] frames;
  private final double dt;

  /// The quantity of each neuron of the population, where it is one of the cells.
  final Object array;

  Shown(Cells<?> cells, Quantity<?> quantity, Network network) {
    Population<?> population = cells.population();
    from = cells.from();
    to = from + cells.size();
    borders = Objects.requireNonNull(population.history).borders;
    dt = network.dt();
    array = Frame.allocate(network.real(), population.size());
    Graph graph = graph(population, quantity, Set.of());
    program = new Program(graph, Scalars.of(population.neuron(), ""));
    List<Slot> inputs = new ArrayList<>();
    for (Graph.Port port : program.graph.inputs()) {
      DType dtype = port.value().dtype();
      if (port.value().isScalar()) {
        inputs.add(program.scalar(port.name(), dtype));
      } else {
        Object own = Objects.requireNonNull(population.arrays.get(port.name()));
        inputs.add(program.array(port.name(), dtype, step -> own));
      }
    }
    Sink sink = new Sink.Store(program.array(NAME, network.real(), step -> array));
    tiers = Tiers.of(new KernelSpec(program.graph, inputs, List.of(sink)), network.lanes());
    frames = program.frames(borders.length - 1, to);
  }

  /// The quantity as a graph.
  ///
  /// @param open parameters that are inputs whatever their number is
  static Graph graph(Population<?> population, Quantity<?> quantity, Set<String> open) {
    GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    Lifter lifter =
        new Lifter(
            builder,
            population.real(),
            (kind, site, occurrence, parameters) -> {
              throw new LiftError(
                  "the quantity of a cell that others look at",
                  "a random draw",
                  "a state, as c -> c.v");
            });
    SymbolicModel model =
        new SymbolicModel(
            builder,
            population.neuron(),
            population.real(),
            Shape.of(population.size()),
            "",
            new SymbolicModel.Settings(population.network().dt(), population.perNeuron, open));
    Value value = Objects.requireNonNull(lifter.lambda(quantity, model).result());
    return builder.build(List.of(new Graph.Port(NAME, value)));
  }

  /// Computes those of a worker.
  void run(int worker, int step) {
    int low = Math.max(borders[worker], from / Frame.ALIGNMENT * Frame.ALIGNMENT);
    int high = Math.min(borders[worker + 1], to);
    if (low >= high) return;
    program.aim(frames[worker], step, dt);
    tiers.current().run(frames[worker], low, high);
  }
}
