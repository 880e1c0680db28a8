package cajal.brain.network;

import cajal.exec.Team;
import cajal.kernel.Csr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A network compiled: kernels of the populations, deliveries of the projections, and the threads
/// that run them.
///
/// In a step each worker updates its neurons, waits for the others once, and then hands all spikes
/// to its own targets. Nothing else is shared, so one meeting a step is enough.
public final class Simulation implements AutoCloseable {
  private final Network network;
  private final Team team;
  private final Map<Population<?>, PopulationRun> runs = new LinkedHashMap<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private volatile boolean stopped;

  Simulation(Network network) {
    this.network = network;
    this.team = new Team(network.threads());
    List<Route> routes = new ArrayList<>();
    for (Population<?> population : network.populations()) {
      population.accumulators.clear();
      population.reach = 0;
    }
    for (Projection projection : network.projections()) {
      routes.add(new Route(projection, network));
    }
    for (Population<?> population : network.populations()) {
      int[] borders = Csr.borders(population.size(), team.size());
      SpikeHistory history = new SpikeHistory(borders, population.reach);
      if (population.history != null) copy(population.history, history);
      population.history = history;
    }
    for (Population<?> population : network.populations()) {
      SpikeHistory history = Objects.requireNonNull(population.history);
      runs.put(population, new PopulationRun(population, history, network, network.lanes()));
    }
    routes.forEach(route -> deliveries.add(route.delivery()));
  }

  private void copy(SpikeHistory from, SpikeHistory to) {
    int now = (int) Math.rint(network.time() / network.dt());
    int steps = Math.min(from.depth(), to.depth());
    for (int step = now - steps; step < now; step++) to.restore(step, from.spikes(step));
  }

  /// Runs the steps from `from` (inclusive) to `to` (exclusive).
  void run(int from, int to) {
    stopped = false;
    for (int at = from; at < to && !stopped; ) {
      int end = Math.min(to, at + 1000);
      chunk(at, end);
      at = end;
    }
  }

  private void chunk(int from, int to) {
    runs.values().forEach(PopulationRun::refresh);
    PopulationRun[] populations = runs.values().toArray(PopulationRun[]::new);
    Delivery[] deliveries = this.deliveries.toArray(Delivery[]::new);
    SpikeRecord[] records = network.spikeRecords().toArray(SpikeRecord[]::new);
    double dt = network.dt();
    team.run(worker -> {
      for (int step = from; step < to; step++) {
        double t = step * dt;
        for (PopulationRun population : populations) population.update(worker, step, t);
        team.meet();
        if (worker == 0) {
          for (SpikeRecord record : records) {
            record.take(Objects.requireNonNull(record.cells().population().history), step);
          }
        }
        for (Delivery delivery : deliveries) delivery.deliver(worker, step);
      }
    });
  }

  /// Ends the run at the next opportunity.
  public void stop() {
    stopped = true;
  }

  /// Waits until the vector forms of all kernels are in use.
  public void awaitVectors(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (runs.values().stream().anyMatch(run -> !run.tiers().isVector())
        && System.nanoTime() < end) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    team.close();
  }
}
