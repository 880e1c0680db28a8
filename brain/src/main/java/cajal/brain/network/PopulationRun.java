package cajal.brain.network;

import cajal.brain.Neuron;
import cajal.brain.lower.NeuronStep;
import cajal.brain.lower.Scalars;
import cajal.emit.Frame;
import cajal.emit.Kernel;
import cajal.emit.Lanes;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.exec.KernelChain;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.rules.Lower;
import cajal.rules.Resize;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One population compiled: its kernel, and for each worker a frame for each of the lists that
/// spikes go to in turn (which costs less than to exchange the list in every step).
final class PopulationRun {
  private final Population<?> population;
  private final StepGraph built;
  private final KernelChain chain;
  private final Frame[][] frames;
  private final Map<String, Slot> slots = new HashMap<>();
  private final List<Slot> inputs = new ArrayList<>();
  private final int[] counts = new int[DType.values().length * 2];
  private final SpikeHistory history;
  private final @Nullable Slot timeSlot;
  private final @Nullable Slot stepSlot;
  private final @Nullable Slot listSlot;
  private final Played[] played;
  private final Slot[] playedSlots;
  private final Accumulator[] sums;
  private final Slot[] sumSlots;
  private Kernel kernel;

  PopulationRun(Population<?> population, SpikeHistory history, Network network, Lanes lanes) {
    this.population = population;
    this.history = history;
    built = StepGraph.of(population, List.of(), Set.of());
    Graph graph = Resize.to(Frame.ALIGNMENT, built.everyStep());
    for (Graph.Port port : graph.inputs()) inputs.add(slot(port.name(), port.value().type()));
    List<Sink> sinks = new ArrayList<>();
    for (Graph.Port port : graph.outputs()) {
      sinks.add(
          port.name().equals(NeuronStep.SPIKES)
              ? new Sink.List(slot(port.name(), Type.of(DType.I32, 1)))
              : new Sink.Store(slot(port.name(), port.value().type().with(Shape.of(1)))));
    }
    chain =
        network.isCold()
            ? KernelChain.cold(graph, inputs, sinks, lanes)
            : KernelChain.of(graph, inputs, sinks, lanes);
    kernel = chain.current();
    timeSlot = slots.get("t");
    stepSlot = slots.get("step");
    listSlot = slots.get(NeuronStep.SPIKES);
    played = population.played.toArray(Played[]::new);
    playedSlots = population.played.stream().map(one -> slots.get(one.name())).toArray(Slot[]::new);
    frames = frames();
    sums =
        population.accumulators.stream()
            .filter(sum -> sum.ring().length > 1)
            .toArray(Accumulator[]::new);
    sumSlots = Arrays.stream(sums).map(sum -> slots.get(sum.name)).toArray(Slot[]::new);
  }

  private Slot slot(String name, Type type) {
    return slots.computeIfAbsent(
        name,
        fresh -> {
          Slot.Kind kind = type.isScalar() ? Slot.Kind.SCALAR : Slot.Kind.ARRAY;
          return new Slot(
              kind, type.dtype(), counts[type.dtype().ordinal() * 2 + kind.ordinal()]++);
        });
  }

  private Frame[][] frames() {
    int room = Math.max(1, chain.room());
    for (int count : counts) room = Math.max(room, count);
    Frame first = new Frame(room, room);
    first.size = population.size();
    slots.forEach((name, slot) -> {
      if (slot.kind() == Slot.Kind.ARRAY && population.arrays.containsKey(name)) {
        first.array(slot, population.arrays.get(name));
      } else if (slot.kind() == Slot.Kind.ARRAY && name.startsWith(NeuronStep.ZERO)) {
        first.array(slot, Frame.allocate(slot.dtype(), population.size()));
      }
    });
    for (Accumulator sum : population.accumulators) {
      first.array(Objects.requireNonNull(slots.get(sum.name)), sum.at(0));
    }
    parameters(first);
    Frame[][] shared = new Frame[history.workers()][history.depth()];
    for (Frame[] turns : shared) {
      chain.prepare(first);
      for (int turn = 0; turn < turns.length; turn++) {
        turns[turn] = first.share();
        if (listSlot != null) turns[turn].array(listSlot, history.list(turn));
      }
    }
    return shared;
  }

  /// Sets the scalars that are computed once from the model's parameters.
  private void parameters(Frame frame) {
    Map<String, Double> numbers = new HashMap<>(StepGraph.numbers(population));
    numbers.putAll(Scalars.evaluate(built.hoist().once(), numbers));
    numbers.forEach((name, number) -> {
      Slot slot = slots.get(name);
      if (slot != null && slot.kind() == Slot.Kind.SCALAR) frame.scalar(slot, number);
    });
  }

  /// Takes the fastest form of the kernel that is ready; between steps only.
  void refresh() {
    kernel = chain.current();
  }

  void update(int worker, int step, double t) {
    Frame[] turns = frames[worker];
    Frame frame = turns[Math.floorMod(step, turns.length)];
    if (timeSlot != null) frame.scalar(timeSlot, t);
    if (stepSlot != null) frame.scalarI32[stepSlot.index()] = step;
    for (int i = 0; i < sums.length; i++) frame.array(sumSlots[i], sums[i].at(step));
    for (int i = 0; i < played.length; i++) played[i].put(frame, playedSlots[i], step);
    history.counts(step)[worker * SpikeHistory.APART] =
        kernel.run(frame, history.borders[worker], history.borders[worker + 1]);
  }

  /// The first neuron with a state that is NaN or infinite; −1 where there is none.
  int firstNotFinite() {
    int first = Integer.MAX_VALUE;
    for (Field field : population.fields.states()) {
      Object array = population.arrays.get(field.getName());
      int size = population.size();
      if (array instanceof float[] f32) {
        for (int i = 0; i < Math.min(size, first); i++) {
          if (!Float.isFinite(f32[i])) first = i;
        }
      } else if (array instanceof double[] f64) {
        for (int i = 0; i < Math.min(size, first); i++) {
          if (!Double.isFinite(f64[i])) first = i;
        }
      }
    }
    return first == Integer.MAX_VALUE ? -1 : first;
  }

  Map<String, Double> stateOf(int neuron) {
    Map<String, Double> state = new LinkedHashMap<>();
    for (Field field : population.fields.states()) {
      if (field.getDeclaringClass() == Neuron.class) continue;
      state.put(field.getName(), PerNeuron.number(population.array(field.getName()), neuron));
    }
    return state;
  }

  String name() {
    return population.name();
  }

  /// What its kernel computes in every step, in primitive operations.
  Graph everyStep() {
    return Lower.toPrimitives(built.hoist().everyStep());
  }

  Graph computedOnce() {
    return built.hoist().once();
  }

  NeuronStep.Result built() {
    return built.built();
  }

  KernelChain chain() {
    return chain;
  }
}
