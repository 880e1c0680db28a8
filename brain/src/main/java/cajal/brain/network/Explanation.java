package cajal.brain.network;

import cajal.brain.lower.Placement;
import cajal.emit.Lanes;
import cajal.exec.KernelChain;
import cajal.ir.Constant;
import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Random;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What became of a network, for people: see [Network#explain].
final class Explanation {
  private final Network network;
  private final List<PopulationRun> runs;
  private final StringBuilder text = new StringBuilder();
  private long bytes;

  private Explanation(Network network, List<PopulationRun> runs) {
    this.network = network;
    this.runs = runs;
  }

  static String of(Network network, List<PopulationRun> runs) {
    return new Explanation(network, runs).text();
  }

  private String text() {
    line("steps of %s ms, %s, seed %d, %s", network.dt(), network.real(), network.seed(), team());
    for (Population<?> population : network.populations()) population(population);
    for (Projection projection : network.projections()) projection(projection);
    for (GapJunctions junctions : network.gapJunctions()) gapJunctions(junctions);
    for (GradedSynapses synapses : network.gradedSynapses()) graded(synapses);
    line("");
    line("memory in all: %s", size(bytes));
    return text.toString();
  }

  private String team() {
    Lanes lanes = network.lanes();
    String threads = network.threads() == 1 ? "1 thread" : network.threads() + " threads";
    String vectors = lanes == Lanes.SCALAR ? "no vectors" : "vectors of " + lanes.bits() + " bits";
    return threads + ", " + vectors;
  }

  private void population(Population<?> population) {
    line("");
    String model = population.neuron().getClass().getSimpleName();
    line("%s: %,d %s", population.name(), population.size(), model);
    long arrays = population.arrays.values().stream().mapToLong(Rollback::bytes).sum();
    SpikeHistory history = Objects.requireNonNull(population.history);
    long spikes = 4L * history.depth() * population.size();
    bytes += arrays + spikes;
    for (PopulationRun run : runs) {
      if (run.name().equals(population.name())) kernel(run);
    }
    if (population.given != null) line("  its spikes are given");
    for (Played played : population.played) {
      bytes += played.bytes();
      line("  plays a signal %s: %s", played, size(played.bytes()));
    }
    if (!population.perNeuron.isEmpty()) {
      line("  a value for each neuron: %s", String.join(", ", population.perNeuron));
    }
    line(
        "  memory: %s of states, %s for the spikes of the last %d steps",
        size(arrays), size(spikes), history.depth());
  }

  private void kernel(PopulationRun run) {
    run.built()
        .rules()
        .forEach((state, rule) -> line("  %s: %s (%s)", state, rule.method(), rule.reason()));
    Graph graph = run.everyStep();
    Map<String, Integer> kinds = new TreeMap<>();
    for (Node node : graph.nodes()) {
      if (!(node.op() instanceof Constant)) kinds.merge(kind(node.op()), 1, Integer::sum);
    }
    int all = kinds.values().stream().mapToInt(Integer::intValue).sum();
    String each =
        kinds.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", "));
    int kernels = run.chain().parts().size();
    line(
        "  %s of %d operations: %s", kernels == 1 ? "one kernel" : kernels + " kernels", all, each);
    List<String> once = new ArrayList<>();
    run.computedOnce().outputs().forEach(port -> once.add(port.name()));
    if (!once.isEmpty()) line("  computed once, not in every step: %d numbers", once.size());
    line("  tier: %s", tier(run.chain()));
  }

  private static String kind(Op op) {
    return switch (op) {
      case Elementwise.Unary unary -> unary.kind().name().toLowerCase(Locale.ROOT);
      case Elementwise.Binary binary -> binary.kind().name().toLowerCase(Locale.ROOT);
      case Random random -> random.kind().name().toLowerCase(Locale.ROOT);
      default -> op.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    };
  }

  private String tier(KernelChain tiers) {
    if (network.lanes() == Lanes.SCALAR) return "scalar";
    return tiers.isVector()
        ? String.format(Locale.ROOT, "vectors, after %.2f s", tiers.warmUpSeconds())
        : "scalar, until the JVM has compiled the vector form";
  }

  private void projection(Projection projection) {
    line("");
    long synapses = projection.synapses();
    line(
        "projection %d, %s to %s: %s%,d synapses, %s",
        projection.number(),
        name(projection.pre()),
        name(projection.post()),
        projection.isJustInTime() ? "about " : "",
        synapses,
        delay(projection));
    Route route = Objects.requireNonNull(projection.route);
    line("  %s", route.way());
    if (projection.isJustInTime()) line("  connections are drawn again for each spike");
    route
        .placement()
        .map(Placement::states)
        .ifPresent(states -> states.forEach((state, site) -> line("  %s: %s", state, site)));
    List<String> others = new ArrayList<>();
    for (Projection other : route.sharing()) {
      if (other != projection) others.add(String.valueOf(other.number()));
    }
    if (!others.isEmpty()) line("  states shared with projection %s", String.join(", ", others));
    boolean stored = !projection.isJustInTime();
    long connections = stored ? 4 * (synapses + projection.pre().size() + 1) : 0;
    long states = projection.arrays.values().stream().mapToLong(Rollback::bytes).sum();
    long delays = projection.delayBytes();
    bytes += connections + states + delays;
    line(
        "  memory: %s of connections%s%s",
        size(connections),
        delays == 0 ? "" : ", " + size(delays) + " of delays",
        states == 0 ? "" : ", " + size(states) + " of states");
  }

  private void gapJunctions(GapJunctions junctions) {
    line("");
    int ends = junctions.neighbours().size();
    long memory = 4L * (ends + junctions.cells().size() + 1);
    bytes += memory;
    line(
        "gap junctions of %s: %,d, conductance %s",
        name(junctions.cells()),
        ends / 2,
        junctions.isEach() ? "of its own each" : junctions.conductance());
    line("  a second meeting of the workers in each step, before which all show their cells");
    line("  memory: %s", size(memory));
  }

  private void graded(GradedSynapses synapses) {
    line("");
    int count = synapses.connections().size();
    long memory = 12L * count + 4L * (synapses.pre().size() + 1);
    bytes += memory;
    line("graded from %s to %s: %,d", name(synapses.pre()), name(synapses.post()), count);
    line("  a second meeting of the workers in each step, before which all show their cells");
    line("  memory: %s", size(memory));
  }

  private String delay(Projection projection) {
    Delays own = projection.ownDelays();
    if (own != null) return own.toString();
    int steps = projection.delaySteps(network.dt());
    return steps == 0 ? "no delay" : "a delay of " + steps + (steps == 1 ? " step" : " steps");
  }

  private static String name(Cells<?> cells) {
    String population = cells.population().name();
    boolean whole = cells.size() == cells.population().size();
    return whole
        ? population
        : population + "[" + cells.from() + ", " + (cells.from() + cells.size()) + ")";
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private void line(String pattern, Object... values) {
    text.append(String.format(Locale.ROOT, pattern, values)).append('\n');
  }
}
