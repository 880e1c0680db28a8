package cajal.brain.training;

import cajal.brain.Action;
import cajal.brain.Model;
import cajal.brain.Neuron;
import cajal.brain.Quantity;
import cajal.brain.network.Blueprint;
import cajal.brain.network.Cells;
import cajal.brain.network.GapJunctions;
import cajal.brain.network.GradedSynapses;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.ir.DType;
import cajal.surrogate.Surrogate;
import cajal.surrogate.Surrogates;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A network of a simulation as a function on tensors: the next steps that [Network#run] would
/// make, with the same spikes bit for bit, and with gradients.
///
/// ```java
/// Unrolled run = Unrolled.of(net).steps(200);
/// Parameter w = run.weights(projection);
/// Parameter tau = run.parameter(cells, c -> c.tau);
/// Recording v = run.record(cells, c -> c.v);
/// Gradient step = run.valueAndGrad(r -> Reductions.mean(Maths.square(r.of(v).plus(55))), w, tau);
/// Gradient.Found found = step.apply();
/// w.set(descended(w, found.by(w)));
/// run.store();                            // the weights are those of the network now
/// ```
///
/// It starts from the states and spikes under way that the network has when it is first traced; the
/// network itself stays as it is. A spike is 1, with the slope of a [Surrogate] of how far its
/// condition is surpassed. Numbers are f32, or f64 in a network of double precision.
public final class Unrolled {
  private final Network network;
  private int steps;
  private Layout layout = new Layout(0);
  private boolean detached = true;
  private SpikeSlope slope = new SpikeSlope(Surrogates.reluGrad(), 1);
  private final Map<Population<?>, SpikeSlope> slopes = new HashMap<>();
  private final List<Input> inputs = new ArrayList<>();
  private final List<Recording> recordings = new ArrayList<>();
  private final Trained trained;

  private Unrolled(Network network) {
    this.network = network;
    trained = new Trained(network);
  }

  public static Unrolled of(Network network) {
    Blueprint.of(network);
    return new Unrolled(network);
  }

  /// How many steps it goes.
  public Unrolled steps(int steps) {
    if (steps < 1) throw new IllegalArgumentException("steps(" + steps + "): 1 or more");
    this.steps = steps;
    return this;
  }

  /// How long it goes in ms, a multiple of the step.
  public Unrolled run(double ms) {
    double exact = ms / network.dt();
    if (!(Math.abs(exact - Math.rint(exact)) <= 1e-6 * exact) || exact > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "run(%s) is %s steps of %s ms; give a multiple of the step"
              .formatted(ms, exact, network.dt()));
    }
    return steps((int) Math.rint(exact));
  }

  /// Runs so many trials beside each other, with the same parameters and initial states but inputs
  /// of their own: these, recordings and spikes then have an axis for the trials after that of the
  /// steps.
  public Unrolled trials(int trials) {
    if (trials < 1) throw new IllegalArgumentException("trials(" + trials + "): 1 or more");
    layout = new Layout(trials);
    return this;
  }

  /// The surrogate gradient of all spikes, by how far their conditions are surpassed: of `v >
  /// threshold` by v − threshold. [Surrogates#reluGrad] where none is chosen.
  public Unrolled surrogate(Surrogate surrogate) {
    return surrogate(surrogate, 1);
  }

  /// @param unit what counts as 1, as threshold − reset of voltages in mV
  public Unrolled surrogate(Surrogate surrogate, double unit) {
    slope = new SpikeSlope(surrogate, unit);
    return this;
  }

  /// The surrogate gradient of the spikes of one population.
  public Unrolled surrogate(Population<?> population, Surrogate surrogate, double unit) {
    slopes.put(own(population, "surrogate"), new SpikeSlope(surrogate, unit));
    return this;
  }

  /// Whether gradients do not go through what a spike changes in its own neuron, such as the reset
  /// of the voltage: so it is unless this says otherwise.
  public Unrolled detachReset(boolean detached) {
    this.detached = detached;
    return this;
  }

  /// Numbers that are given when it runs, which act on the neurons in each step, after the
  /// network's own stimuli: `run.input(cells, (c, x) -> c.input += x)`. They have the shape
  /// `[steps, neurons]`.
  public <N extends Neuron> Input input(Population<N> cells, Action<N> action) {
    return given(new Input(own(cells, "input"), "given." + inputs.size(), action));
  }

  /// The spikes of a source, given when it runs in place of its own: 1 or 0, of the shape `[steps,
  /// neurons]`.
  ///
  /// @throws IllegalArgumentException if the population computes its spikes
  public Input spikes(Population<?> source) {
    if (!Blueprint.of(network).isGiven(source)) {
      throw new IllegalArgumentException(
          "spikes(…): '%s' computes its own spikes; make a source of given ones, net.source(new Spikes(\"in\", 100, new double[0], new int[0]))"
              .formatted(source.name()));
    }
    return given(new Input(own(source, "spikes"), "given." + inputs.size(), null));
  }

  private Input given(Input input) {
    inputs.add(input);
    return input;
  }

  /// Records a number of each cell at the start of each step.
  public <N extends Neuron> Recording record(Cells<N> cells, Quantity<N> quantity) {
    own(cells.population(), "record");
    Recording recording = new Recording(cells, quantity);
    recordings.add(recording);
    return recording;
  }

  private <N extends Neuron> Population<N> own(Population<N> population, String call) {
    if (population.network() == network) return population;
    throw new IllegalArgumentException(
        "%s(…): '%s' is a population of another network; give one of %s"
            .formatted(
                call,
                population.name(),
                network.populations().stream().map(Population::name).toList()));
  }

  /// The weights of a projection, one for each synapse in the order of its connections; of synapses
  /// that change them, those they start from.
  public Parameter weights(Projection projection) {
    requireOwn("weights", network.projections().contains(projection), "connect");
    String name = "projection-" + projection.number() + "/w";
    return trained.weights(projection, name, true, projection.weights());
  }

  /// The weights of graded synapses, one for each in the order of their connections.
  public Parameter weights(GradedSynapses synapses) {
    requireOwn("weights", network.gradedSynapses().contains(synapses), "graded");
    String name = "graded-" + synapses.number() + "/w";
    return trained.weights(synapses, name, true, synapses.weights());
  }

  /// The conductance of gap junctions: a number for all of them, or one for each in the order of
  /// [GapJunctions#pairs] where the network has it so.
  public Parameter conductances(GapJunctions junctions) {
    requireOwn("conductances", network.gapJunctions().contains(junctions), "gapJunctions");
    String name = "gap-" + junctions.number() + "/g";
    double[] own =
        junctions.isEach() ? junctions.conductances() : new double[] {junctions.conductance()};
    return trained.weights(junctions, name, junctions.isEach(), own);
  }

  /// The delay of a projection in ms, or the delays of its synapses where they have their own
  /// ([Projection#delays()]), up to twice the longest that there is and 10 steps at least; see
  /// [#delays(Projection, double)].
  public Parameter delays(Projection projection) {
    requireOwn("delays", network.projections().contains(projection), "connect");
    return delayed(projection, Math.max(10, 2 * longestDelay(projection)));
  }

  /// The delay of a projection in ms, or the delays of its synapses where they have their own
  /// ([Projection#delays()]).
  ///
  /// A delay between two steps lets a part of the spike arrive in the one and the rest in the
  /// other: after 1.23 ms, with steps of 0.1 ms, 0.7 after 12 steps and 0.3 after 13. Delays of
  /// whole steps, as they are before training, have the bits of the simulation. Below 0 and above
  /// the longest they count as these and have no gradient. Spikes that the network has emitted
  /// before and no longer keeps, as none of its own delays is so long, do not arrive.
  ///
  /// @param longestMs the longest delay; so many steps of spikes of all sources are carried along
  /// @throws IllegalArgumentException if it is less than a step or than a delay that there is, or
  ///   if states of the synapses are kept by source or each by itself
  public Parameter delays(Projection projection, double longestMs) {
    requireOwn("delays", network.projections().contains(projection), "connect");
    double least = Math.max(1, longestDelay(projection));
    double longest = Math.ceil(longestMs / network.dt() * (1 - 1e-6));
    if (!(longest >= least && longest <= Short.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "delays(…, %s): the longest delay is %s steps of %s ms; give from %s ms, the longest of now, to %s ms"
              .formatted(
                  longestMs,
                  longest,
                  network.dt(),
                  (float) (least * network.dt()),
                  (float) (Short.MAX_VALUE * network.dt())));
    }
    return delayed(projection, (int) longest);
  }

  private Parameter delayed(Projection projection, int longest) {
    if (Blueprint.of(network).kept(projection, false, Set.of()) == null) {
      return trained.delays(projection, Math.min(longest, Short.MAX_VALUE));
    }
    throw new IllegalArgumentException(
        "delays(…): states of the synapses of projection %d are kept by source or each by itself, see placement(), and what a part of a spike does to them is not defined; delays are trained of synapses that add their weight to the targets, as (c, w) -> c.gE += w and Exponential do"
            .formatted(projection.number()));
  }

  private static int longestDelay(Projection projection) {
    return Blueprint.byDelay(projection).stream().mapToInt(Blueprint.Due::delay).max().orElse(0);
  }

  private static void requireOwn(String call, boolean isOwn, String made) {
    if (isOwn) return;
    throw new IllegalArgumentException(
        "%s(…): it is of another network; give what %s(…) of this one returned"
            .formatted(call, made));
  }

  /// A parameter of the neurons by its field, `c -> c.tau`: a number for all of them, or one for
  /// each where the network has it so, as after `cells.init(c -> c.tau = 20)`.
  public <N extends Neuron> Parameter parameter(Population<N> cells, Quantity<N> field) {
    return trained.parameter(cells, quantities(own(cells, "parameter")).parameter(field));
  }

  /// A parameter of a synapse or a drive that was given to the network, by its field:
  /// `run.parameter( exponential, s -> s.tau)`. It is one number wherever the object is used, and
  /// of all synapses whose sums are shared, see [Projection#sharing].
  public <M extends Model> Parameter parameter(M model, Quantity<M> field) {
    List<Blueprint.Part> parts = Blueprint.of(network).parts(model);
    String kind = model.getClass().getSimpleName();
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "parameter(…): this %s is no part of the network; give the object that connect(…), drive(…) or population(…) was given"
              .formatted(kind));
    }
    String name = new Quantities(model, kind, 1, real(), network.dt(), List.of()).parameter(field);
    if (model instanceof Neuron && parts.getFirst().owner() instanceof Population<?> cells) {
      return trained.parameter(cells, name);
    }
    return trained.parameter(model, name, parts);
  }

  /// The states that neurons start from by their field, `c -> c.v`: a number for each.
  public <N extends Neuron> Parameter initial(Population<N> cells, Quantity<N> field) {
    return trained.initial(cells, quantities(own(cells, "initial")).state(field));
  }

  /// What the network does with these inputs, in the order in which they were declared; within a
  /// function that is traced.
  public Response respond(Tensor... given) {
    return respond(List.of(given));
  }

  Response respond(List<Tensor> given) {
    if (steps == 0) {
      throw new IllegalStateException("say how long it goes first: steps(200) or run(20)");
    }
    return new Unrolling(this, Blueprint.of(network), given).run();
  }

  /// A loss of what the network does, and its gradients by some parameters: by all that were asked
  /// for where none are named.
  public Gradient valueAndGrad(Function<Response, Tensor> loss, Parameter... by) {
    return valueAndGrad((response, more) -> loss.apply(response), by);
  }

  /// The same with a loss of further tensors, such as targets, which are given after the inputs.
  public Gradient valueAndGrad(BiFunction<Response, List<Tensor>, Tensor> loss, Parameter... by) {
    return new Gradient(this, loss, by.length == 0 ? trained.all() : List.of(by));
  }

  /// Puts the numbers that its parameters have now into the network, which has delays of whole
  /// steps: it gets the nearest ones, while the parameter of delays keeps its own.
  public void store() {
    trained.store();
  }

  Network network() {
    return network;
  }

  DType real() {
    return Blueprint.of(network).real();
  }

  int length() {
    return steps;
  }

  Layout layout() {
    return layout;
  }

  boolean isDetached() {
    return detached;
  }

  SpikeSlope slopeOf(Population<?> population) {
    return slopes.getOrDefault(population, slope);
  }

  List<Input> inputs() {
    return inputs;
  }

  List<Recording> recordings() {
    return recordings;
  }

  Trained trained() {
    return trained;
  }

  Quantities quantities(Population<?> population) {
    Blueprint blueprint = Blueprint.of(network);
    return new Quantities(
        population.neuron(),
        population.name(),
        population.size(),
        real(),
        network.dt(),
        blueprint.perNeuron(population));
  }
}
