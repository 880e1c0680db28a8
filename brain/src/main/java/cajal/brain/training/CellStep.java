package cajal.brain.training;

import cajal.brain.Neuron;
import cajal.brain.integrate.Scheme;
import cajal.brain.lower.ModelFields;
import cajal.brain.lower.NeuronStep;
import cajal.brain.lower.Scalars;
import cajal.brain.lower.SymbolicModel;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.random.Key;
import cajal.surrogate.Surrogates;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step of a neuron that is in no network, on tensors in f64: each element is a cell with
/// states and parameters of its own, and whoever runs it says who spikes.
public final class CellStep {
  private static final String INPUT = "input";

  private final Neuron neuron;
  private final ModelFields fields;
  private final int cells;
  private final Graph graph;
  private final Map<String, Double> numbers;

  /// The states at the end of a step, and what a spike would make of those that it changes.
  ///
  /// @param margin by how much the spike condition is surpassed; null where the neuron has none
  /// @param spikes whether each cell would spike by itself; null where the neuron has none
  public record Ended(
      Map<String, Tensor> states,
      Map<String, Tensor> afterSpike,
      @Nullable Tensor margin,
      @Nullable Tensor spikes) {
    /// The states that the next step begins with.
    public Map<String, Tensor> reset(Tensor spiking) {
      Map<String, Tensor> next = new LinkedHashMap<>(states);
      afterSpike.forEach((name, after) ->
          next.computeIfPresent(name, (same, state) -> Maths.where(spiking, after, state)));
      return next;
    }
  }

  /// @param cells how many elements there are
  /// @param dt in ms
  /// @param each the fields that are given for each cell
  /// @param scheme by which its equations are stepped
  /// @throws IllegalArgumentException if the neuron draws random numbers, or spikes on a condition
  ///   that compares no state
  public CellStep(Neuron neuron, int cells, double dt, List<String> each, Scheme scheme) {
    this.neuron = neuron;
    this.cells = cells;
    fields = ModelFields.of(neuron.getClass());
    numbers = Scalars.of(neuron, "");
    List<String> given = new ArrayList<>(each);
    given.add(INPUT);
    var plain = NeuronStep.Spec.alone(neuron, cells, DType.F64, dt, Key.of(1));
    var spec =
        new NeuronStep.Spec(
            neuron,
            cells,
            DType.F64,
            dt,
            given,
            List.of(),
            List.of(),
            List.of(),
            new NeuronStep.Numerics(scheme, false),
            plain.key(),
            plain.open());
    Graph built = NeuronStep.open(spec).graph();
    graph = SpikeCondition.in(built, new SpikeSlope(Surrogates.reluGrad(), 1), false);
    String kind = neuron.getClass().getSimpleName();
    if (has(graph.inputs(), "seed")) {
      throw new IllegalArgumentException(
          kind + " draws random numbers, so it has no one voltage; leave its noise out");
    }
    if (has(graph.outputs(), NeuronStep.SPIKES) && !has(graph.outputs(), SpikeCondition.ARGUMENT)) {
      throw new IllegalArgumentException(
          kind + ".spikes() compares no state with a number; write it as v > threshold");
    }
  }

  private static boolean has(List<Graph.Port> ports, String name) {
    return ports.stream().anyMatch(port -> port.name().equals(name));
  }

  /// Whether a spike changes a state, other than the time until which the neuron is refractory.
  public boolean resets() {
    return fields.states().stream()
        .map(Field::getName)
        .filter(name -> !name.equals("readyAt"))
        .anyMatch(name -> has(graph.outputs(), NeuronStep.AFTER + name));
  }

  /// The states of the neuron object, for each cell.
  public Map<String, Tensor> start() {
    Map<String, Tensor> start = new LinkedHashMap<>();
    for (Field state : fields.states()) {
      double number = SymbolicModel.number(state, neuron);
      Type type = new Type(ModelFields.dtype(state, DType.F64), Shape.of(cells));
      start.put(state.getName(), Fill.full(type, number));
    }
    return start;
  }

  /// @param states by their names, each `[cells]`
  /// @param given fields that are given for each cell, by their names
  /// @param input what arrives from outside
  /// @param number of the step, a scalar of i32
  public Ended step(
      Map<String, Tensor> states,
      Map<String, Tensor> given,
      Tensor input,
      Tensor number,
      double dt) {
    Map<String, Tensor> known = new HashMap<>(given);
    known.putAll(states);
    known.put(INPUT, input);
    known.put("step", number);
    known.put("t", number.cast(DType.F64).times(dt));
    Map<String, Tensor> out = new HashMap<>();
    List<Tensor> arguments = graph.inputs().stream().map(port -> argument(port, known)).toList();
    List<Tensor> results = Control.inline(graph, arguments);
    for (int i = 0; i < results.size(); i++) {
      out.put(graph.outputs().get(i).name(), results.get(i));
    }
    Map<String, Tensor> ended = new LinkedHashMap<>();
    Map<String, Tensor> after = new LinkedHashMap<>();
    states.forEach((name, before) -> {
      ended.put(name, full(out.getOrDefault(name, before)));
      Tensor changed = out.get(NeuronStep.AFTER + name);
      if (changed != null) after.put(name, full(changed));
    });
    return new Ended(
        ended, after, full(out, SpikeCondition.ARGUMENT), full(out, NeuronStep.SPIKES));
  }

  private @Nullable Tensor full(Map<String, Tensor> out, String name) {
    Tensor found = out.get(name);
    return found == null ? null : full(found);
  }

  private Tensor full(Tensor x) {
    return x.rank() > 0 ? x : Shapes.broadcast(x, Shape.of(cells));
  }

  private Tensor argument(Graph.Port port, Map<String, Tensor> known) {
    Tensor found = known.get(port.name());
    if (found != null) return found;
    Type type = port.value().type();
    if (port.name().startsWith(NeuronStep.ZERO)) return Fill.zeros(type);
    Double number = numbers.get(port.name());
    if (number != null) return Fill.full(type, number);
    throw new IllegalStateException("no number for '" + port.name() + "'");
  }
}
