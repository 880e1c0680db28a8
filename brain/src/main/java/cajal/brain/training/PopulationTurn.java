package cajal.brain.training;

import cajal.brain.Quantity;
import cajal.brain.lower.Contribution;
import cajal.brain.lower.NeuronStep;
import cajal.brain.network.Blueprint;
import cajal.brain.network.Population;
import cajal.brain.network.StepGraph;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.rules.Hoist;
import cajal.rules.Resize;
import cajal.trace.Control;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The step of a population on tensors: the graph of a simulation's step, with spikes as numbers
/// that have a slope.
final class PopulationTurn {
  /// The states after a step, and the spikes in it, if the population has a spike condition.
  record Outcome(Map<String, Tensor> states, @Nullable Tensor spikes) {}

  private final Unrolled run;
  private final Population<?> population;
  private final Layout layout;
  private final DType real;
  private final Graph graph;
  private final Map<String, Double> numbers;
  private final Knowns knowns;
  private final Map<String, Tensor> start = new LinkedHashMap<>();
  private final Map<String, Tensor> fixed = new HashMap<>();
  private Map<String, Tensor> last = Map.of();

  /// @param reached the arrays that spikes are added to
  PopulationTurn(
      Unrolled run, Blueprint blueprint, Population<?> population, List<String> reached) {
    this.run = run;
    this.population = population;
    layout = run.layout();
    real = blueprint.real();
    Map<String, Trainable> trained = run.trained().of(population);
    blueprint.requireApart(population, trained.keySet());
    List<Contribution> given = new ArrayList<>();
    for (Input input : run.inputs()) {
      if (input.population() == population) given.add(input.contribution());
    }
    StepGraph step = blueprint.graph(population, given, trained.keySet());
    numbers = blueprint.numbers(population);
    knowns = new Knowns(numbers, step.hoist().once(), trained, real);
    SpikeSlope slope = run.slopeOf(population);
    graph = resized(SpikeCondition.in(step.everyStep(), slope, !run.isDetached()));
    Set<String> changing = new HashSet<>(reached);
    graph.outputs().forEach(port -> changing.add(port.name()));
    Map<String, Object> arrays = blueprint.arrays(population);
    arrays.keySet().removeAll(blueprint.outputs(population));
    arrays.forEach((name, array) ->
        (changing.contains(name) ? start : fixed).put(name, array(name, array, trained)));
  }

  private Graph resized(Graph graph) {
    return layout.trials() == 0 ? graph : Resize.to(layout.length(population.size()), graph);
  }

  private Tensor array(String name, Object array, Map<String, Trainable> trained) {
    Trainable first = run.trained().initialOf(population).get(name);
    Trainable own = first == null ? trained.get(name) : first;
    if (own != null) return layout.spread(own.parameter().value());
    DType dtype =
        switch (array) {
          case int[] i32 -> DType.I32;
          case boolean[] bool -> DType.BOOL;
          default -> real;
        };
    return layout.spread(Fill.from(Type.of(dtype, population.size()), array));
  }

  Population<?> population() {
    return population;
  }

  /// What the first step starts from, by the names of the graph.
  Map<String, Tensor> start() {
    return start;
  }

  /// The quantity as a graph on these neurons.
  Graph graph(Quantity<?> quantity) {
    return resized(run.quantities(population).graph(quantity));
  }

  /// What the neurons let others see.
  Part shown(Hoist hoist) {
    int length = layout.length(population.size());
    return Part.of(hoist, length, numbers, run.trained().of(population), real);
  }

  /// A number of each neuron.
  ///
  /// @param now what is given in this step
  Tensor value(Part shown, Map<String, Tensor> states, Map<String, Tensor> now) {
    Map<String, Tensor> known = new HashMap<>(fixed);
    known.putAll(states);
    known.putAll(now);
    return full(shown.apply(known::get).values().iterator().next());
  }

  /// A number of each neuron.
  ///
  /// @param now what is given in this step
  Tensor value(Graph quantity, Map<String, Tensor> states, Map<String, Tensor> now) {
    return full(Control.inline(quantity, arguments(quantity, states, now)).getFirst());
  }

  /// @param now what is given in this step: clocks, signals, inputs
  Outcome step(Map<String, Tensor> states, Map<String, Tensor> now) {
    List<Tensor> results = Control.inline(graph, arguments(graph, states, now));
    Map<String, Tensor> out = new HashMap<>();
    for (int i = 0; i < results.size(); i++) {
      out.put(graph.outputs().get(i).name(), results.get(i));
    }
    Tensor spikes = spikes(out);
    Map<String, Tensor> next = new LinkedHashMap<>();
    states.forEach((name, before) -> {
      Tensor after = full(out.getOrDefault(name, before));
      Tensor change = out.get(SpikeCondition.RESET + name);
      if (change != null && spikes != null) {
        after = after.plus(Derivatives.sloped(Fill.zeros(after.type()), spikes, change));
      }
      next.put(name, after);
    });
    return new Outcome(next, spikes);
  }

  private @Nullable Tensor spikes(Map<String, Tensor> out) {
    Tensor spiking = out.get(NeuronStep.SPIKES);
    if (spiking == null) return null;
    Tensor spikes = full(spiking.cast(real));
    Tensor argument = out.get(SpikeCondition.ARGUMENT);
    Tensor slope = out.get(SpikeCondition.SLOPE);
    if (argument == null || slope == null) return spikes;
    return Derivatives.sloped(spikes, argument, slope);
  }

  private Tensor full(Tensor x) {
    if (x.rank() > 0) return x;
    return Shapes.broadcast(x, Shape.of(layout.length(population.size())));
  }

  private List<Tensor> arguments(Graph graph, Map<String, Tensor> states, Map<String, Tensor> now) {
    List<Tensor> arguments = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      String name = port.name();
      Type type = port.value().type();
      Tensor known = states.get(name);
      if (known == null) known = now.get(name);
      if (known == null) known = fixed.get(name);
      if (known == null && name.startsWith(NeuronStep.ZERO)) known = Fill.zeros(type);
      arguments.add(known == null ? knowns.of(name, type.dtype()) : known);
    }
    return arguments;
  }

  /// Keeps the states after the last step.
  void end(Map<String, Tensor> states) {
    last = states;
  }

  /// A number of each neuron after the last step.
  Tensor last(Quantity<?> quantity) {
    Tensor all = value(graph(quantity), last, Map.of());
    return Shapes.at(layout.out(Shapes.expand(all, 0)), 0, 0);
  }
}
