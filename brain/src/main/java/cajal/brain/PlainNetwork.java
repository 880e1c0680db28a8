package cajal.brain;

import cajal.brain.integrate.Scheme;
import cajal.random.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ToDoubleFunction;

/// A network run as the plain Java it is written in: one object per neuron and per synapse, no
/// compiler, f64. Slow and simple, to compare compiled networks with.
///
/// A step s from t to t + dt:
/// 1. every [Input] is zeroed, and what was injected is added;
/// 2. for every projection whose synapses have an [Synapse#output], the action is run once on every
///    target with the sum over its synapses; and for gap junctions with what flows in;
/// 3. neurons and synapses are integrated, inputs standing still;
/// 4. neurons that spike run [Neuron#onSpike];
/// 5. what was sent d steps ago along edges of delay d arrives, projection by projection:
///    [Synapse#onPre], and the action on the target; a spike of step s with delay 0 arrives in step
///    s, and whatever arrives is first seen by the equations in step s + 1;
/// 6. synapses whose target spiked in step s run [Synapse#onPost].
public final class PlainNetwork {
  private final double dt;
  private final Key key;
  private final List<PlainRun<?>> populations = new ArrayList<>();
  private final List<PlainProjection> projections = new ArrayList<>();
  private final List<Cells<?>> synapses = new ArrayList<>();
  private int steps;

  /// A network with a time step in ms and random numbers of seed 0.
  public PlainNetwork(double dt) {
    this(dt, 0);
  }

  /// A network whose random numbers are those that a compiled one of this seed draws.
  public PlainNetwork(double dt, long seed) {
    this.dt = dt;
    this.key = Key.of(seed);
  }

  /// `size` copies of the neuron.
  public <N extends Neuron> PlainRun<N> population(N neuron, int size, Scheme scheme) {
    return population(neuron.getClass().getSimpleName() + populations.size(), neuron, size, scheme);
  }

  /// A population with a name of its own, which its random draws depend on.
  public <N extends Neuron> PlainRun<N> population(String name, N neuron, int size, Scheme scheme) {
    PlainRun<N> population = new PlainRun<>(neuron, size, dt, scheme, key.fold(name));
    populations.add(population);
    return population;
  }

  /// Connections that hand their weight to the action, one weight per edge.
  public <N extends Neuron> void connect(
      PlainRun<?> from,
      PlainRun<N> to,
      PlainEdges edges,
      double[] weights,
      ObjDoubleConsumer<N> action) {
    edges.requireFit(from, to);
    if (weights.length != edges.size()) {
      throw new IllegalArgumentException(
          weights.length + " weights for " + edges.size() + " edges; give one for each");
    }
    projections.add(
        new PlainProjection.Weighted<>(from, to, edges, new InFlight(edges), weights, action));
  }

  /// Connections with a copy of the synapse each, which are returned in the order of the edges.
  public <S extends Synapse, N extends Neuron> List<S> connect(
      PlainRun<?> from,
      PlainRun<N> to,
      PlainEdges edges,
      S synapse,
      Scheme scheme,
      ObjDoubleConsumer<N> action) {
    edges.requireFit(from, to);
    Cells<S> cells =
        new Cells<>(
            synapse, edges.size(), dt, scheme, key.fold("projection").fold(projections.size()));
    synapses.add(cells);
    projections.add(
        new PlainProjection.WithSynapses<>(from, to, edges, new InFlight(edges), cells, action));
    return cells.models;
  }

  /// Gap junctions: in every step the action gets, for each cell i, Σ g (x_j − x_i) over the cells
  /// j in its row, of the quantities x at the start of the step.
  public <N extends Neuron> void gapJunctions(
      PlainRun<N> cells,
      PlainEdges edges,
      double conductance,
      ToDoubleFunction<N> quantity,
      ObjDoubleConsumer<N> action) {
    edges.requireFit(cells, cells);
    double[] seen = new double[cells.size()];
    projections.add(
        new PlainProjection.Coupling<>(cells, edges, conductance, quantity, action, seen));
  }

  /// One step.
  public void step() {
    int step = steps++;
    populations.forEach(PlainRun::begin);
    synapses.forEach(cells -> cells.clock(step));
    projections.forEach(PlainProjection::look);
    projections.forEach(PlainProjection::emit);
    populations.forEach(PlainRun::integrate);
    projections.forEach(PlainProjection::integrate);
    populations.forEach(PlainRun::fire);
    projections.forEach(projection -> projection.deliver(step));
    projections.forEach(projection -> projection.report(step));
  }

  public void run(int steps) {
    for (int i = 0; i < steps; i++) step();
  }
}
