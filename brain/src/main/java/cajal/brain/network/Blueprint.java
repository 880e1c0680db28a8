package cajal.brain.network;

import cajal.brain.Model;
import cajal.brain.Quantity;
import cajal.brain.Synapse;
import cajal.brain.lower.Beside;
import cajal.brain.lower.Contribution;
import cajal.brain.lower.NeuronStep;
import cajal.brain.lower.Scalars;
import cajal.brain.lower.Site;
import cajal.brain.lower.SpikeAmount;
import cajal.brain.lower.SynapseAnalysis;
import cajal.brain.lower.SynapsePrograms;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.kernel.Csr;
import cajal.rules.Hoist;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a network does in a step, and what it starts from now: for programs other than a simulation
/// that do the same.
///
/// In a step [Flow]s, [Graded] and [Kept] synapses give out what acts on their targets; each
/// population computes its [StepGraph]; then spikes are added to arrays along their [Way]s and by
/// [Kept] synapses, in the order of the projections.
public final class Blueprint {
  private final Network network;

  /// A number played to the neurons of a population.
  ///
  /// @param forEach whether there is one for each neuron, else one for all
  public record Signalled(String name, boolean forEach) {}

  /// The spikes of a projection, and the array of its target population that they are added to.
  ///
  /// @param array by its name among the inputs of the population's graph
  public record Way(Projection projection, String array, SpikeAmount amount) {
    /// What stands before the names of a synapse's states and parameters at the targets; empty
    /// where there is no synapse.
    public String prefix() {
      return projection.route instanceof AlignPost sums ? sums.prefix() : "";
    }

    /// The population of the targets.
    public Population<?> target() {
      return projection.post().population();
    }
  }

  /// Synapses of one delay.
  ///
  /// @param delay in steps
  /// @param synapses by number
  public record Due(int delay, int[] synapses) {}

  /// Gap junctions, and the array that their currents are added to.
  public record Flow(GapJunctions junctions, String array) {}

  /// Graded synapses, and the array that their sums are added to.
  public record Graded(GradedSynapses synapses, String array) {}

  /// Synapses of which states are kept by source, by target or each by itself.
  ///
  /// @param transmitted the array that spikes add to; null where they add nothing
  /// @param output the array that is added to in every step; null where there is no output
  public record Kept(
      Projection projection,
      SynapsePrograms programs,
      @Nullable String transmitted,
      @Nullable String output) {}

  /// The synapses of a projection by their delay in steps, the longest first, each in the order of
  /// the connections.
  public static List<Due> byDelay(Projection projection) {
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

  /// Whether each synapse has a delay of its own.
  public static boolean hasOwnDelays(Projection projection) {
    return projection.ownDelays() != null;
  }

  private Blueprint(Network network) {
    this.network = network;
  }

  public static Blueprint of(Network network) {
    network.prepare();
    return new Blueprint(network);
  }

  public DType real() {
    return network.real();
  }

  /// The number of the next step.
  public int step() {
    return (int) Math.rint(network.time() / network.dt());
  }

  /// The ways of a projection's spikes; none where its synapses are [Kept].
  public List<Way> ways(Projection projection) {
    return Objects.requireNonNull(projection.route).ways();
  }

  /// The synapses of a projection, if their states are not sums at the targets.
  ///
  /// @param ownWeights whether each has a weight of its own, else only where the network has it so
  /// @param open parameters of the synapse that are inputs whatever their number is
  public @Nullable Kept kept(Projection projection, boolean ownWeights, Set<String> open) {
    return projection.route instanceof Located located ? located.kept(ownWeights, open) : null;
  }

  /// A state of a projection's synapses, as it is now.
  public double[] state(Kept kept, String state) {
    Projection projection = kept.projection();
    Located located = (Located) Objects.requireNonNull(projection.route);
    double[] found = located.state(state, step());
    Site site = Objects.requireNonNull(located.sites().get(state), state);
    Site asked = Objects.requireNonNull(kept.programs().states().get(state), state);
    if (site == asked) return found;
    Csr csr = projection.connections();
    int[] index = site == Site.SOURCE ? csr.sources() : csr.target();
    return Arrays.stream(index).mapToDouble(i -> found[i]).toArray();
  }

  /// Whose graph the parameters of a model are inputs of, and what stands before their names there.
  ///
  /// @param owner a population or a projection
  public record Part(Object owner, String prefix) {}

  /// The parts that a model takes in the network: as the neuron of a population, a drive beside it,
  /// or the synapse of a projection.
  public List<Part> parts(Model model) {
    List<Part> parts = new ArrayList<>();
    for (Population<?> population : network.populations()) {
      if (population.neuron() == model) parts.add(new Part(population, ""));
      for (Beside beside : population.drives) {
        if (beside.drive() == model) parts.add(new Part(population, beside.prefix()));
      }
    }
    for (Projection projection : network.projections()) {
      if (projection.synapse != model) continue;
      parts.add(
          projection.route instanceof AlignPost sums
              ? new Part(projection.post().population(), sums.prefix())
              : new Part(projection, ""));
    }
    return parts.stream().distinct().toList();
  }

  /// The models whose parameters are this part's: all synapses whose sums are shared.
  public List<Model> models(Model model) {
    List<Model> models = new ArrayList<>(List.of(model));
    for (Projection projection : network.projections()) {
      if (projection.synapse != model) continue;
      for (Projection other : Objects.requireNonNull(projection.route).sharing()) {
        if (other.synapse != null && !models.contains(other.synapse)) models.add(other.synapse);
      }
    }
    return models;
  }

  /// What a spike adds to the sums of a projection's synapses as a graph of their parameters, see
  /// [SynapseAnalysis#amounts].
  public Graph amounts(Projection projection, Set<String> open) {
    Synapse synapse = Objects.requireNonNull(projection.synapse);
    return SynapseAnalysis.amounts(synapse, network.dt(), open);
  }

  /// The parameters of a projection's synapses by their names, and the weight `w` of all.
  public Map<String, Double> numbers(Projection projection) {
    Map<String, Double> numbers =
        new LinkedHashMap<>(Scalars.of(Objects.requireNonNull(projection.synapse), ""));
    numbers.put("w", projection.weight());
    return numbers;
  }

  public List<Flow> flows() {
    List<Flow> flows = new ArrayList<>();
    for (GapJunctions gap : network.gapJunctions()) {
      flows.add(
          new Flow(
              gap, OutputSum.join(gap.cells(), gap.action, gap.sum(), "gap junctions").name()));
    }
    return flows;
  }

  public List<Graded> graded() {
    List<Graded> all = new ArrayList<>();
    for (GradedSynapses one : network.gradedSynapses()) {
      all.add(
          new Graded(
              one, OutputSum.join(one.post(), one.action, one.sum(), "graded synapses").name()));
    }
    return all;
  }

  /// What cells show to those that they are joined to, as a graph of their population.
  ///
  /// @param open parameters that are inputs whatever their number is
  public Hoist shown(GapJunctions junctions, Set<String> open) {
    return shown(junctions.cells(), junctions.quantity, open);
  }

  /// What sources show to their targets, as a graph of their population.
  public Hoist shown(GradedSynapses synapses, Set<String> open) {
    return shown(synapses.pre(), synapses.quantity, open);
  }

  private static Hoist shown(Cells<?> cells, Quantity<?> quantity, Set<String> open) {
    return Hoist.split(Shown.graph(cells.population(), quantity, open), NeuronStep.VARYING);
  }

  /// @throws IllegalArgumentException if spikes that reach a population take one of its parameters
  ///   for a constant, so that it has no gradient there
  public void requireApart(Population<?> population, Set<String> parameters) {
    for (Projection projection : network.projections()) {
      if (projection.post().population() != population) continue;
      if (projection.route instanceof Direct direct) direct.requireApart(parameters);
      if (projection.route instanceof Located located) located.requireApart(parameters);
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

  /// The arrays that are made anew in each step from what synapses give out.
  public List<String> outputs(Population<?> population) {
    return population.outputs.stream().map(OutputSum::name).toList();
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

  /// Who spiked in the steps before the next, the last of them first: 0 or 1 by step and neuron,
  /// and 0 farther back than the network keeps.
  ///
  /// @param steps as many as [#reach], or more
  public Object before(Population<?> population, int steps) {
    Object all = numbers(steps * population.size());
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
