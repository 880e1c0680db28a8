package cajal.brain.network;

import cajal.brain.Synapse;
import cajal.brain.lower.Placement;
import cajal.brain.lower.Site;
import cajal.brain.lower.SynapsePrograms;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way of spikes past synapses whose states are kept at the source, at the target, or by each
/// synapse.
final class Located implements Route {
  private final Projection projection;
  private final Synapse synapse;
  private final Network network;
  private final Placement placement;
  private final SynapsePrograms programs;
  private final int delay;
  private final @Nullable Destination transmitted;
  private final @Nullable OutputSum outputs;

  Located(Projection projection, Synapse synapse, Network network, Placement placement) {
    this.projection = projection;
    this.synapse = synapse;
    this.network = network;
    this.placement = placement;
    SynapsePrograms lifted = lifted(projection.hasSameWeight(), Set.of());
    delay = Route.reach(projection, network);
    transmitted =
        acts(lifted.onPre()) ? new Destination(projection, network.real(), network.dt()) : null;
    outputs =
        acts(lifted.output())
            ? OutputSum.join(
                projection.post(),
                projection.action,
                "output." + projection.number(),
                projection.synapseName())
            : null;
    programs = delivering(lifted);
  }

  private SynapsePrograms lifted(boolean sameWeight, Set<String> open) {
    boolean sameDelay = projection.ownDelays() == null;
    return SynapsePrograms.of(
        synapse,
        network.real(),
        network.dt(),
        new SynapsePrograms.Same(sameWeight, sameDelay),
        open);
  }

  /// The same programs, whose amounts are those that are added at the destination.
  private SynapsePrograms delivering(SynapsePrograms lifted) {
    if (transmitted == null) return lifted;
    return lifted.withOnPre(scaled(lifted.onPre(), transmitted.factor()));
  }

  /// @param ownWeights whether each synapse has a weight of its own in any case
  /// @param open parameters that are inputs whatever their number is
  Blueprint.Kept kept(boolean ownWeights, Set<String> open) {
    boolean sameWeight = projection.hasSameWeight() && !ownWeights;
    return new Blueprint.Kept(
        projection,
        delivering(lifted(sameWeight, open)),
        transmitted == null ? null : transmitted.name(),
        outputs == null ? null : outputs.name());
  }

  /// Where states are kept.
  Map<String, Site> sites() {
    return programs.states();
  }

  /// A state before a step, of the cells or synapses that have it.
  double[] state(String name, int step) {
    Site site = Objects.requireNonNull(programs.states().get(name), name);
    String place = site == Site.SOURCE ? SynapseMemory.even(name, step % 2) : name;
    Object array = Objects.requireNonNull(projection.arrays.get(place), place);
    Cells<?> cells = site == Site.SOURCE ? projection.pre() : projection.post();
    int from = site == Site.SYNAPSE ? 0 : cells.from();
    double[] numbers =
        new double[site == Site.SYNAPSE ? projection.connections().size() : cells.size()];
    Arrays.setAll(numbers, i -> PerNeuron.number(array, from + i));
    return numbers;
  }

  /// @throws IllegalArgumentException if the action takes one of these parameters for a constant
  void requireApart(Set<String> parameters) {
    if (transmitted != null) transmitted.requireApart(projection, parameters);
  }

  private static boolean acts(Graph graph) {
    return graph.outputs().stream().anyMatch(port -> port.name().equals(SynapsePrograms.AMOUNT));
  }

  private static Graph scaled(Graph graph, double factor) {
    if (factor == 1) return graph;
    GraphBuilder builder = new GraphBuilder();
    List<Value> inputs = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      inputs.add(builder.input(port.name(), port.value().type()));
    }
    List<Value> results = builder.inline(graph, inputs);
    List<Graph.Port> outputs = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      String name = graph.outputs().get(i).name();
      Value result = results.get(i);
      boolean amount = name.equals(SynapsePrograms.AMOUNT);
      outputs.add(new Graph.Port(name, amount ? builder.times(result, factor) : result));
    }
    return builder.build(outputs);
  }

  @Override
  public Optional<Placement> placement() {
    return Optional.of(placement);
  }

  @Override
  public List<Projection> sharing() {
    return List.of(projection);
  }

  @Override
  public List<Blueprint.Way> ways() {
    return List.of();
  }

  @Override
  public Delivery delivery() {
    return new LocatedDelivery(
        projection,
        network,
        new SynapseMemory(projection, synapse, programs),
        programs,
        delay,
        transmitted == null ? null : transmitted.array(),
        outputs == null ? null : outputs.array(projection.post().population()));
  }
}
