package cajal.brain.network;

import cajal.brain.lower.SymbolicModel;
import cajal.emit.Frame;
import cajal.emit.Kernel;
import cajal.emit.KernelCompiler;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.lift.Lifter;
import cajal.rules.Lower;
import cajal.rules.Resize;
import cajal.rules.Simplify;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Computes what a [StateRecord] asks for: a state's own array, or a small kernel over the states.
final class Probe {
  private static final String ZERO = "zero.";

  private final StateRecord record;
  private final SpikeHistory history;
  private final Object source;
  private final Kernel kernel;
  private final Frame frame;
  private final double dt;
  private @Nullable Slot timeSlot;
  private @Nullable Slot stepSlot;

  Probe(StateRecord record, Network network) {
    this.record = record;
    this.dt = network.dt();
    Population<?> population = record.cells().population();
    history = Objects.requireNonNull(population.history);
    GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    Lifter lifter =
        new Lifter(
            builder,
            network.real(),
            (kind, site, occurrence, parameters) -> {
              throw new IllegalArgumentException("a random draw in a recorded quantity");
            });
    SymbolicModel model =
        new SymbolicModel(
            builder,
            population.neuron(),
            network.real(),
            Shape.of(population.size()),
            "",
            new SymbolicModel.Settings(network.dt(), population.perNeuron));
    Value asked = Objects.requireNonNull(lifter.lambda(record.quantity(), model).result());
    Value value = asked.isScalar() ? spread(builder, asked, population.size()) : asked;
    Graph graph = builder.build(List.of(new Graph.Port("value", value)));
    String name = name(graph, value);
    if (name != null && population.arrays.containsKey(name)) {
      source = population.array(name);
      kernel = (frame, lo, hi) -> 0;
      frame = new Frame(1, 1);
    } else {
      Graph lowered = Resize.to(Frame.ALIGNMENT, Lower.toPrimitives(graph));
      List<Slot> slots = new ArrayList<>();
      for (Graph.Port port : lowered.inputs()) {
        Value input = port.value();
        slots.add(
            new Slot(
                input.isScalar() ? Slot.Kind.SCALAR : Slot.Kind.ARRAY,
                input.dtype(),
                slots.size()));
      }
      Slot out = new Slot(Slot.Kind.ARRAY, value.dtype(), slots.size());
      kernel =
          KernelCompiler.compile(
              new KernelSpec(lowered, slots, List.of(new Sink.Store(out))), Lanes.SCALAR);
      frame = new Frame(slots.size() + 1, slots.size() + 1);
      frame.size = population.size();
      source = Frame.allocate(value.dtype(), population.size());
      frame.array(out, source);
      for (int i = 0; i < slots.size(); i++) {
        bind(slots.get(i), lowered.inputs().get(i).name(), population);
      }
    }
  }

  /// What is the same for all neurons, for each of them.
  private static Value spread(GraphBuilder builder, Value value, int size) {
    Value zero = builder.input(ZERO, new Type(value.dtype(), Shape.of(size)));
    return value.dtype() == DType.BOOL ? builder.or(zero, value) : builder.plus(zero, value);
  }

  private void bind(Slot slot, String name, Population<?> population) {
    if (name.equals(ZERO)) {
      frame.array(slot, Frame.allocate(slot.dtype(), population.size()));
    } else if (slot.kind() == Slot.Kind.ARRAY) {
      frame.array(slot, population.array(name));
    } else if (name.equals("t")) {
      timeSlot = slot;
    } else if (name.equals("step")) {
      stepSlot = slot;
    } else {
      frame.scalar(slot, population.parameter(name));
    }
  }

  private static @Nullable String name(Graph graph, Value value) {
    return graph.inputs().stream()
        .filter(port -> port.value().equals(value))
        .map(Graph.Port::name)
        .findFirst()
        .orElse(null);
  }

  /// Takes the sample of a step, where there is one, of what one worker owns.
  void take(int worker, int step) {
    int row = record.row(step);
    if (row == StateRecord.NONE) return;
    if (timeSlot != null) frame.scalar(timeSlot, step * dt);
    if (stepSlot != null) frame.scalarI32[stepSlot.index()] = step;
    int low = history.borders[worker];
    int high = history.borders[worker + 1];
    kernel.run(frame, low, high);
    record.write(step, row, source, low, high);
  }

  StateRecord record() {
    return record;
  }
}
