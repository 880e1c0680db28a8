package cajal.brain.network;

import cajal.exec.Team;
import cajal.kernel.Csr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// A network compiled: kernels of the populations, deliveries of the projections, and the threads
/// that run them.
///
/// In a step each worker updates its neurons, waits for the others once, and then hands all spikes
/// to its own targets. Nothing else is shared, so one meeting a step is enough, but for gap
/// junctions, which look at each other's neurons and ask for one more. Steps are run in stretches;
/// between two of them kernels are exchanged for faster forms, recordings are handed on, and states
/// are looked at: a stretch that ends in NaN or infinity is run again step by step from its start,
/// to tell where it began.
final class Simulation implements AutoCloseable {
  private static final int LONGEST_STRETCH = 1000;
  private static final double STRETCH_SECONDS = 0.1;

  private final Network network;
  private final Team team;
  private final Map<Population<?>, PopulationRun> runs = new LinkedHashMap<>();
  private final PopulationRun[] populations;
  private final Population<?>[] sources;
  private final Delivery[] deliveries;
  private final boolean shows;
  private final SpikeRecord[] spikeRecords;
  private final Probe[] probes;
  private final Rollback rollback;
  private int stretch = 16;
  private int at;
  private boolean isTorn;

  static Simulation of(Network network) {
    Team team = new Team(network.threads());
    try {
      return new Simulation(network, team);
    } catch (RuntimeException | Error thrown) {
      team.close();
      throw thrown;
    }
  }

  private Simulation(Network network, Team team) {
    this.network = network;
    this.team = team;
    for (Population<?> population : network.populations()) {
      population.accumulators.clear();
      population.sums.clear();
      population.outputs.clear();
      population.reach = 0;
    }
    List<Route> routes = new ArrayList<>();
    for (Projection projection : network.projections()) {
      Route route = Route.of(projection, network);
      projection.route = route;
      routes.add(route);
    }
    List<Supplier<Delivery>> continuous = new ArrayList<>();
    for (GapJunctions gap : network.gapJunctions()) {
      OutputSum sum = OutputSum.join(gap.cells(), gap.action, gap.sum(), "gap junctions");
      continuous.add(() -> new GapDelivery(gap, sum, network));
    }
    for (GradedSynapses graded : network.gradedSynapses()) {
      OutputSum sum = OutputSum.join(graded.post(), graded.action, graded.sum(), "graded synapses");
      continuous.add(() -> new GradedDelivery(graded, sum, network));
    }
    for (Population<?> population : network.populations()) {
      int[] borders = Csr.borders(population.size(), team.size());
      population.history = new SpikeHistory(borders, population.reach);
    }
    for (Population<?> population : network.populations()) {
      if (population.given != null) continue;
      SpikeHistory history = Objects.requireNonNull(population.history);
      runs.put(population, new PopulationRun(population, history, network, network.lanes()));
    }
    sources =
        network.populations().stream()
            .filter(population -> population.given != null)
            .toArray(Population<?>[]::new);
    populations = runs.values().toArray(PopulationRun[]::new);
    List<Delivery> all = new ArrayList<>(routes.stream().map(Route::delivery).toList());
    continuous.forEach(each -> all.add(each.get()));
    deliveries = all.toArray(Delivery[]::new);
    shows = all.stream().anyMatch(Delivery::shows);
    spikeRecords = network.spikeRecords().toArray(SpikeRecord[]::new);
    probes =
        network.stateRecords().stream()
            .map(record -> new Probe(record, network))
            .toArray(Probe[]::new);
    rollback = new Rollback(memory(), histories());
  }

  private List<Object> memory() {
    List<Object> memory = new ArrayList<>();
    for (Population<?> population : network.populations()) {
      memory.addAll(population.arrays.values());
      population.accumulators.forEach(sum -> memory.addAll(List.of(sum.ring())));
    }
    network.projections().forEach(projection -> memory.addAll(projection.arrays.values()));
    return memory;
  }

  private List<SpikeHistory> histories() {
    return network.populations().stream()
        .map(population -> Objects.requireNonNull(population.history))
        .toList();
  }

  /// Runs the steps from `from` (inclusive) to `to` (exclusive), or until the network is asked to
  /// stop; [#at] says how far it came, whatever ended it, and [#isTorn] whether the states are
  /// those of that step.
  void run(int from, int to, Progress progress) {
    at = from;
    isTorn = false;
    if (!rollback.isKept()) requireFiniteStart();
    while (at < to && !network.isStopping()) {
      int end = Math.min(to, at + stretch);
      long start = System.nanoTime();
      rollback.mark();
      attempt(at, end);
      if (!isFinite()) explain(at, end);
      int steps = end - at;
      at = end;
      for (Probe probe : probes) probe.record().flush();
      for (SpikeRecord record : spikeRecords) record.flush();
      adapt(steps, (System.nanoTime() - start) / 1e9);
      progress.at(at * network.dt());
    }
  }

  /// The step that comes next.
  int at() {
    return at;
  }

  /// Whether the states are those of the middle of a stretch, as one failed and there was no way
  /// back.
  boolean isTorn() {
    return isTorn;
  }

  /// Runs a stretch, or none of it where it fails and there is a way back.
  private void attempt(int from, int to) {
    try {
      stretch(from, to);
    } catch (RuntimeException | Error wrong) {
      rollback.goBack();
      isTorn = !rollback.isKept();
      for (SpikeRecord record : spikeRecords) record.backTo(from);
      throw wrong;
    }
  }

  private void adapt(int steps, double seconds) {
    double fitting = STRETCH_SECONDS / Math.max(seconds / steps, 1e-9);
    stretch = (int) Math.clamp(Math.min(fitting, stretch * 4.0), 1, LONGEST_STRETCH);
  }

  private void stretch(int from, int to) {
    for (PopulationRun population : populations) population.refresh();
    for (Probe probe : probes) probe.record().reserve(from, to);
    team.run(worker -> steps(worker, from, to));
    for (Probe probe : probes) probe.record().advance();
  }

  private void steps(int worker, int from, int to) {
    for (int step = from; step < to; step++) step(worker, from, step);
  }

  /// A method of its own: the JVM compiles what is called often sooner than a long loop.
  private void step(int worker, int from, int step) {
    for (Probe probe : probes) probe.take(worker, step);
    if (shows) {
      for (Delivery delivery : deliveries) delivery.show(worker, step);
      team.meet();
    }
    for (Delivery delivery : deliveries) delivery.begin(worker, step);
    double t = step * network.dt();
    for (PopulationRun population : populations) population.update(worker, step, t);
    for (Population<?> source : sources) source.spikeAsGiven(worker, step);
    for (Delivery delivery : deliveries) delivery.advance(worker, step);
    team.meet();
    if (worker == 0) {
      for (SpikeRecord record : spikeRecords) record.take(step);
    }
    for (Delivery delivery : deliveries) delivery.deliver(worker, step);
    for (Delivery delivery : deliveries) delivery.report(worker, step);
  }

  private boolean isFinite() {
    for (PopulationRun population : populations) {
      if (population.firstNotFinite() >= 0) return false;
    }
    return true;
  }

  /// Runs a stretch that went wrong again and throws where it did.
  private void explain(int from, int to) {
    if (!rollback.isKept()) {
      isTorn = true;
      throw between(from, to);
    }
    undo(from);
    requireFiniteStart();
    for (int step = from; step < to; step++) {
      at = step;
      rollback.mark();
      attempt(step, step + 1);
      for (PopulationRun population : populations) {
        int neuron = population.firstNotFinite();
        if (neuron < 0) continue;
        Map<String, Double> after = population.stateOf(neuron);
        undo(step);
        throw Diverged.in(
            network, step, population.name(), neuron, population.stateOf(neuron), after);
      }
    }
  }

  /// Goes back to the start of a stretch that was run to its end.
  private void undo(int from) {
    rollback.goBack();
    for (SpikeRecord record : spikeRecords) record.backTo(from);
    for (Probe probe : probes) probe.record().back();
  }

  private void requireFiniteStart() {
    for (PopulationRun population : populations) {
      int neuron = population.firstNotFinite();
      if (neuron < 0) continue;
      throw Diverged.before(network, at, population.name(), neuron, population.stateOf(neuron));
    }
  }

  private Diverged between(int from, int to) {
    for (PopulationRun population : populations) {
      int neuron = population.firstNotFinite();
      if (neuron < 0) continue;
      return Diverged.between(
          network, from, to, population.name(), neuron, population.stateOf(neuron));
    }
    throw new IllegalStateException("no state is NaN or infinite");
  }

  /// Waits until the vector forms of all kernels are in use, or for so many seconds.
  void awaitVectors(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (runs.values().stream().anyMatch(run -> !run.chain().isFastest())
        && System.nanoTime() < end) {
      try {
        Thread.sleep(2);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  List<PopulationRun> runs() {
    return List.of(populations);
  }

  @Override
  public void close() {
    team.close();
  }
}
