package cajal.brain.network;

import cajal.brain.Action;
import cajal.brain.Effect;
import cajal.brain.Neuron;
import cajal.brain.Quantity;
import cajal.brain.Spikes;
import cajal.brain.Synapse;
import cajal.brain.connect.Connector;
import cajal.brain.inputs.PoissonSource;
import cajal.brain.text.Statements;
import cajal.emit.Lanes;
import cajal.ir.DType;
import cajal.random.Key;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Populations, the synapses between them, and what is recorded.
///
/// ```java
/// var net = new Network(0.1);
/// var cells = net.population(new CobaLif(), 4000);
/// cells.init(c -> c.v = uniform(-60, -50));
/// net.connect(cells.slice(0, 3200), cells, random(0.02), c -> c.gE += 0.6);
/// net.connect(cells.slice(3200, 4000), cells, random(0.02), c -> c.gI += 6.7);
/// var spikes = net.spikes(cells);
/// net.run(1_000);
/// ```
public final class Network implements AutoCloseable {
  private final double dt;
  private final Settings asked = Settings.current();
  private long seed = asked.seed().orElse(1);
  private int threads = asked.threads().orElse(0);
  private DType real = asked.doublePrecision() ? DType.F64 : DType.F32;
  private Lanes lanes = Lanes.preferred();
  private final List<Population<?>> populations = new ArrayList<>();
  private final List<Projection> projections = new ArrayList<>();
  private final List<GapJunctions> gapJunctions = new ArrayList<>();
  private final List<GradedSynapses> gradedSynapses = new ArrayList<>();
  private final List<SpikeRecord> spikeRecords = new ArrayList<>();
  private final List<StateRecord> stateRecords = new ArrayList<>();
  private boolean strict;
  private boolean cold;
  private final Course course = new Course(this);

  /// A network that goes in steps of `dt` ms.
  public Network(double dt) {
    if (!(dt > 0) || Double.isInfinite(dt)) {
      throw new IllegalArgumentException(
          "a network goes in steps of more than 0 ms, found " + dt + "; 0.1 is usual");
    }
    this.dt = dt;
  }

  /// What all random draws come from; before the first population.
  public Network seed(long seed) {
    beforePopulations("seed");
    this.seed = asked.seed().orElse(seed);
    return this;
  }

  /// Computes in f64 instead of f32; before the first population.
  public Network doublePrecision() {
    beforePopulations("doublePrecision");
    real = DType.F64;
    return this;
  }

  private void beforePopulations(String what) {
    if (!populations.isEmpty()) {
      throw new IllegalStateException(what + "(…) comes before the first population(…)");
    }
  }

  /// How many threads step together; 0 chooses by the size of the network.
  public Network threads(int threads) {
    if (threads < 0) throw new IllegalArgumentException("threads(" + threads + "): 0 or more");
    this.threads = asked.threads().orElse(threads);
    changed();
    return this;
  }

  /// How kernels go through the neurons: the results are the same.
  public Network lanes(Lanes lanes) {
    this.lanes = lanes;
    changed();
    return this;
  }

  /// Keeps every operation as the model has it, for tests: f64 arithmetic has a plain run's bits.
  Network strict() {
    strict = true;
    changed();
    return this;
  }

  boolean isStrict() {
    return strict;
  }

  /// Runs vector kernels from the first step, slow as they are before they are warm, for tests.
  Network cold() {
    cold = true;
    changed();
    return this;
  }

  boolean isCold() {
    return cold;
  }

  /// `size` neurons of a model, whose fields are their initial states and their parameters.
  public <N extends Neuron> Population<N> population(N neuron, int size) {
    new Request(this, "population").given(neuron, "neuron", "new Lif()");
    return population(neuron.getClass().getSimpleName() + populations.size(), neuron, size);
  }

  /// A population with a name of its own, which also names its random draws and its files.
  ///
  /// @throws IllegalArgumentException if another population has the name
  public <N extends Neuron> Population<N> population(String name, N neuron, int size) {
    new Request(this, "population").given(neuron, "neuron", "new Lif()").newName(name);
    if (size < 1) {
      throw new IllegalArgumentException(
          "population '" + name + "' of " + size + " neurons; 1 or more");
    }
    Population<N> population = new Population<>(this, name, neuron, size, Key.of(seed).fold(name));
    populations.add(population);
    changed();
    return population;
  }

  /// Cells whose spikes are given, such as those of a file: each in the step nearest to its time.
  ///
  /// @throws IllegalArgumentException if two spikes of a neuron fall into one step
  public Population<SpikeSource> source(Spikes spikes) {
    GivenSpikes given = new GivenSpikes(spikes, dt);
    Population<SpikeSource> source =
        population(spikes.population(), new SpikeSource(), spikes.neurons());
    source.given = given;
    return source;
  }

  /// Cells that fire at random, each on its own: `net.source("noise", 1000, 8)`.
  ///
  /// @param rate of each cell, in Hz
  /// @throws IllegalArgumentException if a step could not hold that many spikes
  public Population<PoissonSource> source(String name, int size, double rate) {
    new Request(this, "source").rate(name, rate);
    return population(name, new PoissonSource(rate), size);
  }

  /// Cells that fire at random, each at its own rate in Hz.
  ///
  /// @throws IllegalArgumentException if a step could not hold that many spikes
  public Population<PoissonSource> source(String name, double[] rates) {
    for (double rate : rates) new Request(this, "source").rate(name, rate);
    return population(name, new PoissonSource(0), rates.length).set("rate", rates);
  }

  /// Connects cells: each spike has the effect on each target: `c -> c.gE += 0.6`.
  public <N extends Neuron> Projection connect(
      Cells<?> pre, Cells<N> post, Connector connector, Effect<N> effect) {
    return add(pre, post, connector, null, effect);
  }

  /// Connects cells: each spike acts with the synapse's weight: `(c, w) -> c.gE += w`.
  public <N extends Neuron> Projection connect(
      Cells<?> pre, Cells<N> post, Connector connector, Action<N> action) {
    return add(pre, post, connector, null, action);
  }

  /// Connects cells by text: `gE += 0.6`, or `gE += weight` with the synapse's weight.
  ///
  /// @throws cajal.text.EquationError if the text cannot be read or its units do not fit
  public Projection connect(Cells<?> pre, Cells<?> post, Connector connector, String statements) {
    new Request(this, "connect")
        .cells(post, "target cells")
        .given(statements, "text", "\"gE += 0.6\"");
    Statements on = Statements.on(post.population().neuron());
    Object action = on.weighs(statements) ? on.action(statements) : on.effect(statements);
    return add(pre, post, connector, null, action);
  }

  /// Connects cells by synapses with states of their own: `net.connect(cells, cells, random(0.1),
  /// new Exponential(), (c, g) -> c.input += g)`. The action takes what a synapse transmits at a
  /// spike, and the sum of the outputs of a target's synapses in every step. The synapse's fields
  /// are the parameters and initial states, its `w` the weight where no other is given; where its
  /// states are kept, [Projection#placement] says.
  public <N extends Neuron> Projection connect(
      Cells<?> pre, Cells<N> post, Connector connector, Synapse synapse, Action<N> action) {
    return add(pre, post, connector, synapse, action);
  }

  private Projection add(
      Cells<?> pre, Cells<?> post, Connector connector, @Nullable Synapse synapse, Object action) {
    new Request(this, "connect")
        .cells(pre, "source cells")
        .cells(post, "target cells")
        .given(connector, "connector", "random(0.02)")
        .given(action, "action", "c -> c.input += 1");
    int number = projections.size();
    return added(projections, new Projection(this, number, pre, post, connector, synapse, action));
  }

  /// Joins cells by gap junctions, which act both ways: `net.gapJunctions(cells, random(0.1), 0.02,
  /// c -> c.v, (c, I) -> c.input += I)` gives each cell I = Σ g (v_j − v_i) in every step.
  ///
  /// @param connector two cells that it connects in either direction are joined once
  /// @param conductance g of each junction
  public <N extends Neuron> GapJunctions gapJunctions(
      Cells<N> cells,
      Connector connector,
      double conductance,
      Quantity<N> quantity,
      Action<N> action) {
    new Request(this, "gapJunctions")
        .cells(cells, "cells")
        .given(connector, "connector", "random(0.1)")
        .given(quantity, "quantity", "c -> c.v")
        .given(action, "action", "(c, I) -> c.input += I");
    int n = gapJunctions.size();
    return added(
        gapJunctions, new GapJunctions(this, n, cells, connector, conductance, quantity, action));
  }

  /// Connects cells by synapses that act without spikes: `net.graded(cells, cells, random(0.1), c
  /// -> c.rate, (c, x) -> c.input += x)` gives each target x = Σ w rate_j in every step.
  public <M extends Neuron, N extends Neuron> GradedSynapses graded(
      Cells<M> pre, Cells<N> post, Connector connector, Quantity<M> quantity, Action<N> action) {
    new Request(this, "graded")
        .cells(pre, "source cells")
        .cells(post, "target cells")
        .given(connector, "connector", "random(0.1)")
        .given(quantity, "quantity", "c -> c.v")
        .given(action, "action", "(c, x) -> c.input += x");
    int number = gradedSynapses.size();
    return added(
        gradedSynapses, new GradedSynapses(this, number, pre, post, connector, quantity, action));
  }

  private <T> T added(List<T> all, T one) {
    all.add(one);
    changed();
    return one;
  }

  /// Records the spikes of cells from now on.
  public SpikeRecord spikes(Cells<?> cells) {
    new Request(this, "spikes").cells(cells, "cells");
    return added(spikeRecords, new SpikeRecord(cells, dt));
  }

  /// Records a number of each cell: `net.record(cells.slice(0, 5), c -> c.v)`.
  public <N extends Neuron> StateRecord record(Cells<N> cells, Quantity<N> quantity) {
    new Request(this, "record").cells(cells, "cells").given(quantity, "quantity", "c -> c.v");
    return added(stateRecords, new StateRecord(this, cells, quantity));
  }

  /// Records a number of each cell by text: `net.record(cells, "v")`, or `gE*(EE - v)`.
  ///
  /// @throws cajal.text.EquationError if the text cannot be read or its units do not fit
  public StateRecord record(Cells<?> cells, String expression) {
    return recordText(cells, expression);
  }

  private <N extends Neuron> StateRecord recordText(Cells<N> cells, String expression) {
    return record(cells, Statements.on(cells.population().neuron()).<N>quantity(expression));
  }

  /// Runs for some ms more, a whole number of steps. A run that fails leaves the network at the
  /// last step that is known to be good, to go on from; one of more than 64 MB of states, which
  /// keeps no copy of them, stays where it failed and runs again only after [#restore].
  ///
  /// @throws Diverged where a state becomes NaN or infinite
  public void run(double ms) {
    run(ms, time -> {});
  }

  /// Runs for some ms more, telling now and then how far it has come.
  public void run(double ms, Progress progress) {
    if (asked.stop().getAsBoolean()) return;
    course.run(
        ms,
        time -> {
          progress.at(time);
          if (asked.stop().getAsBoolean()) course.stop();
        });
  }

  /// Compiles what has changed, so that the next run starts at once.
  public Network prepare() {
    current();
    return this;
  }

  Simulation current() {
    return course.current();
  }

  /// What became of the network: how each state is integrated, what the kernels compute and in
  /// which tier they run, where the states of synapses are kept and why, threads, and memory.
  public String explain() {
    return Explanation.of(this, current().runs());
  }

  /// Waits until all kernels run in their fastest form, or for so many seconds: for benchmarks.
  public Network warm(double seconds) {
    if (lanes != Lanes.SCALAR) current().awaitVectors(seconds);
    return this;
  }

  /// Ends the run in another thread at the next opportunity, also one that is still compiling; what
  /// was recorded stays. Where none is under way, the next one ends before its first step.
  public void stop() {
    course.stop();
  }

  boolean isStopping() {
    return course.isStopping();
  }

  /// Everything the network's future depends on.
  public NetworkState state() {
    return course.state();
  }

  /// Goes on from a state that a network with the same populations and projections had.
  ///
  /// @throws IllegalArgumentException if that network had other names, sizes, delays, precision,
  ///   steps or another seed; nothing is changed then
  public Network restore(NetworkState state) {
    course.restore(state);
    return this;
  }

  void changed() {
    course.changed();
  }

  /// Time in ms.
  public double time() {
    return course.step() * dt;
  }

  public double dt() {
    return dt;
  }

  long seed() {
    return seed;
  }

  DType real() {
    return real;
  }

  Lanes lanes() {
    return lanes;
  }

  public List<Population<?>> populations() {
    return List.copyOf(populations);
  }

  public List<Projection> projections() {
    return List.copyOf(projections);
  }

  public List<GapJunctions> gapJunctions() {
    return List.copyOf(gapJunctions);
  }

  public List<GradedSynapses> gradedSynapses() {
    return List.copyOf(gradedSynapses);
  }

  List<StateRecord> stateRecords() {
    return stateRecords;
  }

  List<SpikeRecord> spikeRecords() {
    return spikeRecords;
  }

  /// The number of threads of a run.
  public int threads() {
    if (threads > 0) return threads;
    int neurons = populations.stream().mapToInt(Population::size).sum();
    return neurons >= 8_000 ? Math.min(2, Runtime.getRuntime().availableProcessors()) : 1;
  }

  /// Ends its threads. What was recorded and the states stay to be read; it does not run again.
  @Override
  public void close() {
    course.close();
  }
}
