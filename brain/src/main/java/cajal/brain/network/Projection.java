package cajal.brain.network;

import cajal.brain.Neuron;
import cajal.brain.Synapse;
import cajal.brain.connect.Connector;
import cajal.brain.connect.Ends;
import cajal.brain.connect.JustInTime;
import cajal.brain.lower.Placement;
import cajal.kernel.Bernoulli;
import cajal.kernel.Csr;
import cajal.kernel.Weight;
import cajal.random.Key;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Synapses from some cells to others, and what a spike does there.
public final class Projection {
  private final Network network;
  private final Cells<?> pre;
  private final Cells<?> post;
  private final Connector connector;
  private final Key key;
  private final int number;
  final @Nullable Synapse synapse;
  final Object action;
  private double delay;
  private double weight = 1;
  private double @Nullable [] weights;
  private @Nullable Weight drawn;
  private @Nullable Delays delays;
  private DelayedRows[] delayed = {};
  private @Nullable Csr csr;

  /// What its synapses keep, by names of states.
  final Map<String, Object> arrays = new LinkedHashMap<>();

  @Nullable Route route;

  Projection(
      Network network,
      int number,
      Cells<?> pre,
      Cells<?> post,
      Connector connector,
      @Nullable Synapse synapse,
      Object action) {
    this.network = network;
    this.number = number;
    this.synapse = synapse;
    if (synapse != null) weight = synapse.w;
    this.pre = pre;
    this.post = post;
    this.connector = connector;
    this.action = action;
    this.key = Key.of(network.seed()).fold("projection").fold(number);
  }

  /// Its number among the projections of the network, from 0.
  public int number() {
    return number;
  }

  public Cells<?> pre() {
    return pre;
  }

  public Cells<?> post() {
    return post;
  }

  /// The time a spike takes, in ms, a multiple of the step: a spike in step s with a delay of d
  /// steps acts at the end of step s + d and is seen by step s + d + 1.
  ///
  /// @throws IllegalArgumentException if it is more than 32767 steps
  public Projection delay(double ms) {
    if (!(ms >= 0)) throw new IllegalArgumentException("a delay is 0 ms or more, found " + ms);
    double steps = Math.rint(ms / network.dt());
    if (steps > Delays.LONGEST) {
      throw new IllegalArgumentException(
          "a delay of %s ms is %.4g steps of %s ms; give one of 0 to %d steps, %s ms"
              .formatted(
                  ms,
                  steps,
                  network.dt(),
                  Delays.LONGEST,
                  (float) (Delays.LONGEST * network.dt())));
    }
    delay = ms;
    return withDelays(null);
  }

  /// A delay for each synapse in ms, in the order of [#connections], multiples of the step; they
  /// count as in [#delay].
  public Projection delays(double... ms) {
    requireStored("has a delay of its own");
    if (ms.length != connections().size()) {
      throw new IllegalArgumentException(
          ms.length + " delays for " + connections().size() + " synapses; give one for each");
    }
    return withDelays(Delays.of(ms, network.dt()));
  }

  /// A delay for each synapse, drawn in ms, rounded to a step, and 0 where less is drawn:
  /// `delays(Weights.normal(1.5, 0.75))`.
  public Projection delays(Weight draw) {
    requireStored("has a delay of its own");
    return withDelays(Delays.drawn(connections(), key.fold("delays"), draw, network.dt()));
  }

  private Projection withDelays(@Nullable Delays own) {
    if ((own == null) != (delays == null) && !arrays.isEmpty()) {
      if (network.time() > 0) {
        throw new IllegalStateException(
            "projection %d has run, and its synapses keep their states elsewhere when they have delays of their own; give these before the first run"
                .formatted(number));
      }
      arrays.clear();
    }
    delays = own;
    network.changed();
    return this;
  }

  /// The delay of each synapse in ms, in the order of [#connections].
  public double[] delays() {
    double[] ms = new double[connections().size()];
    Delays own = delays;
    Arrays.setAll(ms, k -> own == null ? delay : own.steps()[k] * network.dt());
    return ms;
  }

  /// The delays that synapses have of their own; null where all have one.
  @Nullable Delays ownDelays() {
    return delays;
  }

  /// Sorts the synapses by their delays, for each worker.
  DelayedRows[] delayed(Targets targets, Delays own) {
    delayed = DelayedRows.of(targets, own);
    return delayed;
  }

  /// What delays of their own take.
  long delayBytes() {
    Delays own = delays;
    if (own == null) return 0;
    return 2L * own.steps().length + Arrays.stream(delayed).mapToLong(DelayedRows::bytes).sum();
  }

  /// The weight of every synapse: the amount given to the action.
  public Projection weight(double weight) {
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException("weight(" + weight + "): give a finite number");
    }
    this.weight = weight;
    this.weights = null;
    this.drawn = null;
    arrays.remove("w");
    network.changed();
    return this;
  }

  /// A weight for each synapse, drawn: `weights(Weights.normal(0.6, 0.1))`.
  public Projection weights(Weight draw) {
    if (draw instanceof Weight.Constant(double value)) return weight(value);
    if (!isJustInTime()) return weights(Weight.of(connections(), weightKey(), draw));
    drawn = draw;
    network.changed();
    return this;
  }

  /// A weight for each synapse, in the order of [#connections].
  public Projection weights(double... weights) {
    requireStored("has a weight of its own; draw them by weights(Weights.normal(…))");
    Numbers.requireEach("weight", "synapse", weights, connections().size());
    this.weights = weights.clone();
    arrays.remove("w");
    network.changed();
    return this;
  }

  double weight() {
    return weight;
  }

  /// The weights that were given for each synapse; null where all have one.
  double @Nullable [] ownWeights() {
    return weights;
  }

  /// In steps.
  int longestDelay(double dt) {
    return delays == null ? delaySteps(dt) : delays.longest();
  }

  int delaySteps(double dt) {
    return (int) WholeSteps.of("a delay", delay, dt);
  }

  boolean hasSameWeight() {
    return weights == null && drawn == null;
  }

  /// Whether the connections are drawn again for each spike.
  public boolean isJustInTime() {
    return connector instanceof JustInTime;
  }

  /// What draws the rows of just-in-time connections.
  Bernoulli pattern() {
    return ((JustInTime) connector).matrix(ends(), key);
  }

  /// What draws the weights of just-in-time connections.
  Weight drawnWeight() {
    return drawn == null ? new Weight.Constant(weight) : drawn;
  }

  Key weightKey() {
    return key.fold("weights");
  }

  /// @throws IllegalArgumentException if nothing is stored of single synapses
  void requireStored(String why) {
    if (!isJustInTime()) return;
    throw new IllegalArgumentException(
        "connections made just in time keep nothing of single synapses, but each "
            + why
            + "; leave justInTime() out");
  }

  /// How many synapses there are; of those made just in time, how many are expected.
  public long synapses() {
    if (!isJustInTime()) return connections().size();
    return Math.round(pattern().p() * pre.size() * post.size());
  }

  /// The present weight of each synapse, in the order of [#connections].
  public double[] weights() {
    if (drawn != null) return Weight.of(connections(), weightKey(), drawn);
    double[] present = new double[connections().size()];
    Object kept = arrays.get("w");
    Arrays.setAll(present, k -> kept == null ? given(k) : PerNeuron.number(kept, k));
    return present;
  }

  /// The weight a synapse has at first.
  double given(int synapse) {
    return weights == null ? weight : weights[synapse];
  }

  /// Where the states of its synapses are kept, and why; empty where synapses have none.
  public Optional<Placement> placement() {
    network.prepare();
    return Objects.requireNonNull(route).placement();
  }

  /// The projections whose synapses share their states with this one's, itself included.
  public List<Projection> sharing() {
    network.prepare();
    return Objects.requireNonNull(route).sharing();
  }

  /// What to call its synapses in messages.
  String synapseName() {
    return synapse == null ? "a spike" : synapse.getClass().getSimpleName();
  }

  /// Who connects to whom, numbered within the two sides. Connections made just in time are stored
  /// for this, the same ones.
  public Csr connections() {
    if (csr == null) csr = connector.build(ends(), key);
    return csr;
  }

  private Ends ends() {
    Population<? extends Neuron> source = pre.population();
    return source == post.population()
        ? Ends.slices(pre.from(), pre.size(), post.from(), post.size())
        : Ends.distinct(pre.size(), post.size());
  }
}
