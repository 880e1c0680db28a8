package cajal.brain.network;

import cajal.brain.lower.Contribution;
import cajal.brain.lower.SpikeAmount;
import cajal.ir.DType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// What a network does in a step, and what it starts from now: for programs other than a simulation
/// that do the same.
///
/// In a step each population computes its [StepGraph]; then spikes are added to arrays along their
/// [Way]s, in the order of these.
public final class Blueprint {
  private final Network network;
  private final List<Way> ways = new ArrayList<>();

  /// A number played to the neurons of a population.
  ///
  /// @param forEach whether there is one for each neuron, else one for all
  public record Signalled(String name, boolean forEach) {}

  /// The spikes of a projection, and the array of its target population that they are added to.
  ///
  /// @param array by its name among the inputs of the population's graph
  public record Way(Projection projection, String array, SpikeAmount amount) {
    /// The population of the targets.
    public Population<?> target() {
      return projection.post().population();
    }

    /// The synapses by their delay in steps, the longest first, each in the order of the
    /// connections.
    public List<Due> byDelay() {
      Delays own = projection.ownDelays();
      int synapses = projection.connections().size();
      Map<Integer, List<Integer>> sorted = new TreeMap<>((a, b) -> Integer.compare(b, a));
      int same = projection.delaySteps(projection.pre().population().network().dt());
      for (int k = 0; k < synapses; k++) {
        int delay = own == null ? same : own.steps()[k];
        sorted.computeIfAbsent(delay, fresh -> new ArrayList<>()).add(k);
      }
      List<Due> all = new ArrayList<>();
      sorted.forEach((delay, found) ->
          all.add(new Due(delay, found.stream().mapToInt(Integer::intValue).toArray())));
      return all;
    }
  }

  /// Synapses of one delay.
  ///
  /// @param delay in steps
  /// @param synapses by number
  public record Due(int delay, int[] synapses) {}

  private Blueprint(Network network) {
    this.network = network;
  }

  /// @throws IllegalArgumentException if the network has a part that is more than its populations'
  ///   steps and sums of spikes
  public static Blueprint of(Network network) {
    network.prepare();
    Blueprint blueprint = new Blueprint(network);
    for (Projection projection : network.projections()) {
      blueprint.ways.addAll(Objects.requireNonNull(projection.route).ways());
    }
    for (GapJunctions gap : network.gapJunctions()) {
      throw new IllegalArgumentException(
          "gap junctions of '%s' cannot be differentiated yet; leave them out of the network that is trained"
              .formatted(gap.cells().population().name()));
    }
    return blueprint;
  }

  public DType real() {
    return network.real();
  }

  /// The number of the next step.
  public int step() {
    return (int) Math.rint(network.time() / network.dt());
  }

  public List<Way> ways() {
    return List.copyOf(ways);
  }

  /// @throws IllegalArgumentException if spikes that reach a population take one of its parameters
  ///   for a constant, so that it has no gradient there
  public void requireApart(Population<?> population, Set<String> parameters) {
    for (Way way : ways) {
      if (way.target() == population && way.projection().route instanceof Direct direct) {
        direct.requireApart(parameters);
      }
    }
  }

  /// Whether the spikes of a population are given, and it computes nothing.
  public boolean isGiven(Population<?> population) {
    return population.given != null;
  }

  /// @param more what acts on the neurons after the network's own stimuli
  /// @param open parameters of the neuron that are inputs whatever their number is
  public StepGraph graph(Population<?> population, List<Contribution> more, Set<String> open) {
    return StepGraph.of(population, more, open);
  }

  /// The parameters of a population's models by their names in its graph, and its `seed`.
  public Map<String, Double> numbers(Population<?> population) {
    return StepGraph.numbers(population);
  }

  /// The names of the parameters that neurons have values of their own of.
  public List<String> perNeuron(Population<?> population) {
    return List.copyOf(population.perNeuron);
  }

  /// The arrays of a population by their names in its graph, as they are now, copied.
  public Map<String, Object> arrays(Population<?> population) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    population.arrays.forEach((name, array) -> arrays.put(name, copy(array, population.size())));
    for (Accumulator sum : population.accumulators) {
      arrays.put(sum.name, copy(sum.at(step()), population.size()));
    }
    return arrays;
  }

  private static Object copy(Object array, int size) {
    Object copy = Array.newInstance(array.getClass().componentType(), size);
    System.arraycopy(array, 0, copy, 0, size);
    return copy;
  }

  /// The arrays that are empty again at the start of each step, once they have acted.
  public List<String> sums(Population<?> population) {
    return population.accumulators.stream().map(sum -> sum.name).toList();
  }

  public List<Signalled> signals(Population<?> population) {
    return population.played.stream()
        .map(one -> new Signalled(one.name(), one.isForEach()))
        .toList();
  }

  /// What the coming steps find of a signal: numbers of the network's precision, row by row.
  public Object rows(Population<?> population, Signalled signal, int steps) {
    return population.played.stream()
        .filter(one -> one.name().equals(signal.name()))
        .findFirst()
        .orElseThrow()
        .rows(step(), steps);
  }

  /// Who spikes in the coming steps, where spikes are given: 0 or 1 by step and neuron.
  public Object given(Population<?> population, int steps) {
    Object all = numbers(steps * population.size());
    for (int k = 0; k < steps; k++) {
      for (int id : Objects.requireNonNull(population.given).at(step() + k)) {
        PerNeuron.set(all, k * population.size() + id, 1);
      }
    }
    return all;
  }

  /// How many steps a spike of a population is under way at most.
  public int reach(Population<?> population) {
    return population.reach;
  }

  /// Who spiked in the steps before the next, the last of them first: 0 or 1 by step and neuron.
  public Object before(Population<?> population) {
    Object all = numbers(population.reach * population.size());
    SpikeHistory history = Objects.requireNonNull(population.history);
    for (int ago = 1; ago <= population.reach; ago++) {
      for (int id : history.spikes(step() - ago)) {
        PerNeuron.set(all, (ago - 1) * population.size() + id, 1);
      }
    }
    return all;
  }

  private Object numbers(int count) {
    return network.real() == DType.F32 ? new float[count] : new double[count];
  }
}
