package cajal.brain.network;

import cajal.brain.Synapse;
import cajal.brain.lower.Placement;
import cajal.brain.lower.SynapsePrograms;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    SynapsePrograms lifted =
        SynapsePrograms.of(
            synapse,
            network.real(),
            network.dt(),
            projection.hasSameWeight(),
            projection.ownDelays() == null);
    delay = Route.reach(projection, network);
    if (acts(lifted.onPre())) {
      transmitted = new Destination(projection, network.real(), network.dt());
      lifted = lifted.withOnPre(scaled(lifted.onPre(), transmitted.factor()));
    } else {
      transmitted = null;
    }
    outputs =
        acts(lifted.output())
            ? OutputSum.join(
                projection.post(),
                projection.action,
                "output." + projection.number(),
                projection.synapseName())
            : null;
    programs = lifted;
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
    throw new IllegalArgumentException(
        "projection %d, %s from '%s' to '%s', cannot be differentiated yet: its states are kept %s. Take a synapse whose states are sums at the target, such as Exponential, or an action without a synapse, or set the weights of this projection aside in a network without it"
            .formatted(
                projection.number(),
                projection.synapseName(),
                projection.pre().population().name(),
                projection.post().population().name(),
                placement));
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
