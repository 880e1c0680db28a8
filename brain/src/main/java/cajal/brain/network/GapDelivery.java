package cajal.brain.network;

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
import cajal.kernel.Csr;
import cajal.lift.LiftError;
import cajal.lift.Lifter;
import cajal.rules.Simplify;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Runs gap junctions: every worker shows the quantity of its own cells, they meet, and each sums
/// up what flows into its own.
final class GapDelivery implements Delivery {
  private final Csr neighbours;
  private final int from;
  private final int to;
  private final double conductance;
  private final int[] borders;
  private final Program program;
  private final Tiers tiers;
  private final Frame[] frames;
  private final double dt;
  private final Object shown;
  private final Object sum;

  GapDelivery(GapJunctions junctions, OutputSum sum, Network network) {
    Cells<?> cells = junctions.cells();
    Population<?> population = cells.population();
    neighbours = junctions.neighbours();
    from = cells.from();
    to = from + cells.size();
    conductance = junctions.conductance();
    borders = Objects.requireNonNull(population.history).borders;
    dt = network.dt();
    shown = Frame.allocate(network.real(), population.size());
    this.sum = sum.array(population);
    program = new Program(graph(junctions, network), Scalars.of(population.neuron(), ""));
    List<Slot> inputs = new ArrayList<>();
    for (Graph.Port port : program.graph.inputs()) {
      DType dtype = port.value().dtype();
      if (port.value().isScalar()) {
        inputs.add(program.scalar(port.name(), dtype));
      } else {
        Object array = Objects.requireNonNull(population.arrays.get(port.name()));
        inputs.add(program.array(port.name(), dtype, step -> array));
      }
    }
    Sink sink = new Sink.Store(program.array("shown.", network.real(), step -> shown));
    tiers = Tiers.of(new KernelSpec(program.graph, inputs, List.of(sink)), network.lanes());
    frames = program.frames(borders.length - 1, to);
  }

  private static Graph graph(GapJunctions junctions, Network network) {
    GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    Population<?> population = junctions.cells().population();
    Lifter lifter =
        new Lifter(
            builder,
            network.real(),
            (kind, site, occurrence, parameters) -> {
              throw new LiftError(
                  "the quantity that gap junctions compare",
                  "a random draw",
                  "a state, as c -> c.v");
            });
    SymbolicModel model =
        new SymbolicModel(
            builder,
            population.neuron(),
            network.real(),
            Shape.of(population.size()),
            "",
            new SymbolicModel.Settings(network.dt(), population.perNeuron));
    Value value = Objects.requireNonNull(lifter.lambda(junctions.quantity, model).result());
    return builder.build(List.of(new Graph.Port("shown.", value)));
  }

  @Override
  public boolean shows() {
    return true;
  }

  @Override
  public void show(int worker, int step) {
    int low = Math.max(borders[worker], from / Frame.ALIGNMENT * Frame.ALIGNMENT);
    int high = Math.min(borders[worker + 1], to);
    if (low >= high) return;
    program.aim(frames[worker], step, dt);
    tiers.current().run(frames[worker], low, high);
  }

  @Override
  public void begin(int worker, int step) {
    int low = Math.max(borders[worker], from);
    int high = Math.min(borders[worker + 1], to);
    if (shown instanceof float[] f32) {
      flow(f32, (float[]) sum, low, high);
    } else {
      flow((double[]) shown, (double[]) sum, low, high);
    }
  }

  private void flow(float[] x, float[] into, int low, int high) {
    int[] rowStart = neighbours.rowStart();
    int[] target = neighbours.target();
    for (int i = low; i < high; i++) {
      float here = x[i];
      float flow = 0;
      for (int k = rowStart[i - from]; k < rowStart[i - from + 1]; k++) {
        flow += x[target[k] + from] - here;
      }
      into[i] += (float) conductance * flow;
    }
  }

  private void flow(double[] x, double[] into, int low, int high) {
    int[] rowStart = neighbours.rowStart();
    int[] target = neighbours.target();
    for (int i = low; i < high; i++) {
      double here = x[i];
      double flow = 0;
      for (int k = rowStart[i - from]; k < rowStart[i - from + 1]; k++) {
        flow += x[target[k] + from] - here;
      }
      into[i] += conductance * flow;
    }
  }
}
