package cajal.brain.network;

import cajal.brain.lower.Scalars;
import cajal.brain.lower.Site;
import cajal.brain.lower.SynapsePrograms;
import cajal.emit.Edges;
import cajal.ir.Graph;
import cajal.kernel.Csr;
import cajal.kernel.Ordered;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Runs the programs of one projection's synapses in their places of a step.
///
/// The worker that owns a source keeps its states, and computes what a spike of it hands to its
/// synapses before the workers meet; after that every worker runs along the edges to its own
/// targets. So nothing that is read is written at the same time.
final class LocatedDelivery implements Delivery {
  private final SpikeHistory sources;
  private final SpikeHistory targets;
  private final Cells<?> pre;
  private final int delay;
  private final Edges[] edges;
  private final DelayedRows @Nullable [] delayed;
  private final @Nullable Edges backwards;
  private final @Nullable RowProgram source;
  private final @Nullable RowProgram target;
  private final @Nullable EdgeProgram synapse;
  private final @Nullable EdgeProgram arrival;
  private final @Nullable EdgeProgram onPre;
  private final @Nullable EdgeProgram onPost;
  private final @Nullable EdgeProgram output;

  LocatedDelivery(
      Projection projection,
      Network network,
      SynapseMemory memory,
      SynapsePrograms programs,
      int delay,
      @Nullable IntFunction<Object> transmitted,
      @Nullable Object outputs) {
    this.delay = delay;
    pre = projection.pre();
    sources = Objects.requireNonNull(pre.population().history);
    targets = Objects.requireNonNull(projection.post().population().history);
    int workers = sources.workers();
    Targets forwards = Targets.of(projection);
    edges = new Edges[workers];
    for (int w = 0; w < workers; w++) {
      edges[w] =
          new Edges(pre.from(), forwards.cut()[w], forwards.cut()[w + 1], forwards.target(), null);
    }
    Delays own = projection.ownDelays();
    delayed = own == null ? null : projection.delayed(forwards, own);
    Map<String, Double> numbers =
        new HashMap<>(Scalars.of(Objects.requireNonNull(projection.synapse), ""));
    numbers.put("w", projection.weight());
    Compiler compiler = new Compiler(memory, programs.states(), numbers, network, workers);
    source = compiler.rows(programs.source(), pre);
    target = compiler.rows(programs.target(), projection.post());
    synapse = compiler.edges(programs.synapse(), Site.SOURCE, false, null);
    arrival = compiler.edges(programs.arrival(), Site.SOURCE, true, null);
    onPre = compiler.edges(programs.onPre(), Site.SOURCE, true, transmitted);
    onPost = compiler.edges(programs.onPost(), Site.TARGET, true, null);
    output =
        compiler.edges(
            programs.output(), Site.SOURCE, false, outputs == null ? null : step -> outputs);
    backwards = onPost == null ? null : backwards(projection);
  }

  private record Compiler(
      SynapseMemory memory,
      Map<String, Site> states,
      Map<String, Double> numbers,
      Network network,
      int workers) {
    @Nullable RowProgram rows(Graph graph, Cells<?> cells) {
      return graph.outputs().isEmpty()
          ? null
          : new RowProgram(graph, numbers, memory, cells, network, workers);
    }

    @Nullable EdgeProgram edges(
        Graph graph, Site rows, boolean isAfter, @Nullable IntFunction<Object> amount) {
      if (graph.outputs().isEmpty()) return null;
      var binding = new EdgeProgram.Binding(memory, states, rows, isAfter, amount);
      return new EdgeProgram(graph, numbers, binding, network.dt(), workers);
    }
  }

  private static Edges backwards(Projection projection) {
    Ordered columns = projection.connections().transpose();
    Csr csr = columns.csr();
    int offset = projection.pre().from();
    return new Edges(
        projection.post().from(),
        Arrays.copyOf(csr.rowStart(), csr.pre()),
        Arrays.copyOfRange(csr.rowStart(), 1, csr.pre() + 1),
        Arrays.stream(csr.target()).map(neuron -> neuron + offset).toArray(),
        columns.order());
  }

  @Override
  public void begin(int worker, int step) {
    all(output, worker, step);
    all(synapse, worker, step);
  }

  /// Runs along all edges to the worker's targets.
  private void all(@Nullable EdgeProgram program, int worker, int step) {
    if (program == null) return;
    program.aim(worker, step);
    program.run(worker, edges[worker], null, pre.from(), pre.from() + pre.size());
  }

  @Override
  public void advance(int worker, int step) {
    if (source != null) source.run(worker, step, sources.borders);
    if (target != null) target.run(worker, step, targets.borders);
    if (arrival == null) return;
    arrival.aim(worker, step);
    own(arrival, worker, sources, step - delay, edges[worker]);
  }

  @Override
  public void deliver(int worker, int step) {
    if (onPre == null) return;
    onPre.aim(worker, step);
    if (delayed != null) {
      int found = delayed[worker].find(step);
      onPre.run(worker, delayed[worker].due(), null, 0, found);
      return;
    }
    int[] list = sources.list(step - delay);
    int[] counts = sources.counts(step - delay);
    for (int part = 0; part < sources.workers(); part++) {
      int from = sources.borders[part];
      int to = from + counts[part * SpikeHistory.APART];
      if (from < to) onPre.run(worker, edges[worker], list, from, to);
    }
  }

  @Override
  public void report(int worker, int step) {
    if (onPost == null || backwards == null) return;
    onPost.aim(worker, step);
    own(onPost, worker, targets, step, backwards);
  }

  /// Runs for the spikes of the neurons that the worker owns.
  private static void own(
      EdgeProgram program, int worker, SpikeHistory spikes, int step, Edges edges) {
    int from = spikes.borders[worker];
    int to = from + spikes.counts(step)[worker * SpikeHistory.APART];
    if (from < to) program.run(worker, edges, spikes.list(step), from, to);
  }
}
