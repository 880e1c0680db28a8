package cajal.brain.training;

import cajal.brain.lower.NeuronStep;
import cajal.brain.lower.Site;
import cajal.brain.lower.SynapsePrograms;
import cajal.brain.network.Blueprint;
import cajal.brain.network.Projection;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.kernel.Csr;
import cajal.rules.Hoist;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The step of synapses of which states are kept by source, by target or each by itself: the
/// programs of a simulation on tensors, with spikes as numbers that have a slope.
final class SynapseTurn {
  /// @param site what it is computed for
  private record Program(Part part, Site site) {}

  private final Unrolled run;
  private final Layout layout;
  private final DType real;
  private final Projection projection;
  private final SynapsePrograms programs;
  private final Map<String, Double> numbers;
  private final Csr csr;
  private final List<Blueprint.Due> dues;
  private final Tensor sources;
  private final Tensor targets;
  private final @Nullable Program source;
  private final @Nullable Program target;
  private final @Nullable Program synapse;
  private final @Nullable Program arrival;
  private final @Nullable Program onPre;
  private final @Nullable Program onPost;
  private final @Nullable Program onPostOfTarget;
  private final @Nullable Program output;
  private final Map<String, Tensor> start = new LinkedHashMap<>();
  private final Map<String, Tensor> fixed = new HashMap<>();

  SynapseTurn(Unrolled run, Blueprint blueprint, Blueprint.Kept kept) {
    this.run = run;
    layout = run.layout();
    real = run.real();
    projection = kept.projection();
    programs = kept.programs();
    numbers = blueprint.numbers(projection);
    csr = projection.connections();
    dues = Blueprint.byDelay(projection);
    sources = Tensor.of(csr.sources());
    targets = Tensor.of(csr.target());
    source = program(programs.source(), Site.SOURCE, port -> !isSame(programs.source(), port));
    target = program(programs.target(), Site.TARGET, port -> true);
    synapse = program(programs.synapse(), Site.SYNAPSE, port -> true);
    arrival = program(programs.arrival(), Site.SOURCE, port -> true);
    onPre = program(programs.onPre(), Site.SYNAPSE, port -> true);
    onPost = program(programs.onPost(), Site.SYNAPSE, port -> site(port.name()) == Site.SYNAPSE);
    onPostOfTarget =
        program(programs.onPost(), Site.TARGET, port -> site(port.name()) == Site.TARGET);
    output = program(programs.output(), Site.SYNAPSE, port -> true);
    programs
        .states()
        .forEach((name, site) -> {
          Tensor first = first(blueprint, kept, name);
          (isChanging(name) ? start : fixed).put(name, layout.spread(first));
        });
  }

  /// States of sources are handed on from step to step even where nothing changes them.
  private static boolean isSame(Graph graph, Graph.Port port) {
    return graph.inputs().stream()
        .anyMatch(input -> input.name().equals(port.name()) && input.value().equals(port.value()));
  }

  private Site site(String state) {
    return Objects.requireNonNull(programs.states().get(state), state);
  }

  private int length(Site site) {
    return switch (site) {
      case SOURCE -> projection.pre().size();
      case TARGET -> projection.post().size();
      default -> csr.size();
    };
  }

  private @Nullable Program program(Graph graph, Site site, Predicate<Graph.Port> outputs) {
    Graph some = Part.select(graph, outputs);
    if (some.outputs().isEmpty()) return null;
    Hoist hoist = Hoist.split(some, NeuronStep.VARYING);
    Part part =
        Part.of(hoist, layout.length(length(site)), numbers, run.trained().of(projection), real);
    return new Program(part, site);
  }

  private boolean isChanging(String state) {
    for (Program program : all()) {
      if (program == null) continue;
      for (Graph.Port port : program.part().graph().outputs()) {
        if (port.name().equals(state)) return true;
      }
    }
    return false;
  }

  private List<@Nullable Program> all() {
    List<@Nullable Program> all = new ArrayList<>();
    all.add(source);
    all.add(target);
    all.add(synapse);
    all.add(arrival);
    all.add(onPre);
    all.add(onPost);
    all.add(onPostOfTarget);
    return all;
  }

  private Tensor first(Blueprint blueprint, Blueprint.Kept kept, String state) {
    Trainable weights = run.trained().weights().get(projection);
    if (state.equals("w") && weights != null) return weights.parameter().value();
    double[] now = blueprint.state(kept, state);
    DType dtype = Objects.requireNonNull(programs.types().get(state), state);
    Object array =
        switch (dtype) {
          case I32 -> Arrays.stream(now).mapToInt(x -> (int) x).toArray();
          case BOOL -> truths(now);
          default -> Trainable.rounded(dtype, now);
        };
    return Fill.from(Type.of(dtype, now.length), array);
  }

  private static boolean[] truths(double[] numbers) {
    boolean[] truths = new boolean[numbers.length];
    for (int i = 0; i < truths.length; i++) truths[i] = numbers[i] != 0;
    return truths;
  }

  /// The states that change, as they are before the first step.
  Map<String, Tensor> start() {
    return start;
  }

  /// What the synapses give out in a step, each.
  Tensor output(Moment now) {
    Program giving = Objects.requireNonNull(output);
    Tensor given = run(giving, now, before(now)).values().iterator().next();
    return full(given, Site.SYNAPSE);
  }

  /// At the start of a step: what synapses keep goes on.
  void begin(Moment now) {
    if (synapse == null) return;
    run(synapse, now, before(now)).forEach((state, next) -> put(now, state, next));
  }

  /// When it is known who spikes: what sources and targets keep goes on, and spikes arrive.
  void arrive(Moment now) {
    Map<String, Tensor> before = before(now);
    if (source != null) run(source, now, before).forEach((state, next) -> put(now, state, next));
    if (target != null) run(target, now, before).forEach((state, next) -> put(now, state, next));
    Map<String, Tensor> states = present(now);
    if (arrival != null) arrival(arrival, now, states);
    if (onPre != null) onPre(onPre, now, states);
    onPost(now);
  }

  private void arrival(Program program, Moment now, Map<String, Tensor> states) {
    Tensor spikes = now.ago(projection.pre(), dues.getFirst().delay());
    run(program, now, Map.copyOf(states))
        .forEach((name, after) -> {
          if (name.startsWith(SynapsePrograms.HANDED)) {
            states.put(name, full(after, Site.SOURCE));
          } else {
            change(now, name, after, spikes);
            states.put(name, Objects.requireNonNull(now.now(projection).get(name)));
          }
        });
  }

  private void onPre(Program program, Moment now, Map<String, Tensor> states) {
    Tensor spikes = arriving(now);
    run(program, now, states)
        .forEach((name, after) -> {
          if (name.equals(SynapsePrograms.AMOUNT)) {
            now.amounts.put(projection, full(after, Site.SYNAPSE).times(spikes));
          } else {
            change(now, name, after, spikes);
          }
        });
  }

  private void onPost(Moment now) {
    if (onPost == null && onPostOfTarget == null) return;
    Map<String, Tensor> states = present(now);
    Tensor spikes = now.ago(projection.post(), 0);
    if (onPost != null) {
      Tensor each = at(Site.SYNAPSE, Site.TARGET, spikes);
      run(onPost, now, states).forEach((name, after) -> change(now, name, after, each));
    }
    if (onPostOfTarget != null) {
      run(onPostOfTarget, now, states).forEach((name, after) -> change(now, name, after, spikes));
    }
  }

  /// Whether a spike arrives at each synapse.
  private Tensor arriving(Moment now) {
    if (dues.size() == 1) {
      return at(Site.SYNAPSE, Site.SOURCE, now.ago(projection.pre(), dues.getFirst().delay()));
    }
    Tensor[] byDelay = new Tensor[dues.size()];
    int[] source = csr.sources();
    int[] place = new int[csr.size()];
    int at = 0;
    for (int i = 0; i < byDelay.length; i++) {
      Blueprint.Due due = dues.get(i);
      int[] own = new int[due.synapses().length];
      for (int k = 0; k < own.length; k++) {
        own[k] = source[due.synapses()[k]];
        place[due.synapses()[k]] = at++;
      }
      byDelay[i] = gathered(now.ago(projection.pre(), due.delay()), Tensor.of(own));
    }
    return gathered(Shapes.concat(0, byDelay), Tensor.of(place));
  }

  /// The synapses in the order in which spikes reach the targets.
  int[] order() {
    return dues.stream().flatMapToInt(due -> Arrays.stream(due.synapses())).toArray();
  }

  /// What arrives, synapse by synapse in their [#order].
  Tensor arrived(Moment now) {
    Tensor amounts = Objects.requireNonNull(now.amounts.get(projection));
    return dues.size() == 1 ? amounts : gathered(amounts, Tensor.of(order()));
  }

  private Map<String, Tensor> before(Moment now) {
    Map<String, Tensor> states = new HashMap<>(fixed);
    states.putAll(now.before(projection));
    return states;
  }

  private Map<String, Tensor> present(Moment now) {
    Map<String, Tensor> states = new HashMap<>(fixed);
    states.putAll(now.now(projection));
    return states;
  }

  private void put(Moment now, String state, Tensor next) {
    now.next.put(new Place(projection, state), full(next, site(state)));
  }

  /// A state becomes another where there is a spike.
  private void change(Moment now, String state, Tensor after, Tensor spikes) {
    Place place = new Place(projection, state);
    Tensor before = Objects.requireNonNull(now.next.get(place));
    Tensor full = full(after, site(state));
    Tensor next = Maths.where(spikes.gt(0), full, before);
    if (next.dtype().isFloat()) {
      Tensor none = Fill.zeros(next.type());
      next = next.plus(Derivatives.sloped(none, spikes, full.minus(before)));
    }
    now.next.put(place, next);
  }

  private Map<String, Tensor> run(Program program, Moment now, Map<String, Tensor> states) {
    Map<String, Tensor> given = now.given(projection);
    return program
        .part()
        .apply(name -> {
          Tensor state = states.get(name);
          if (state == null) return given.get(name);
          boolean handed = name.startsWith(SynapsePrograms.HANDED);
          return at(program.site(), handed ? Site.SOURCE : site(name), state);
        });
  }

  /// Numbers of a site as those of another.
  private Tensor at(Site site, Site own, Tensor numbers) {
    if (site == own) return numbers;
    return gathered(numbers, own == Site.SOURCE ? sources : targets);
  }

  private Tensor gathered(Tensor numbers, Tensor index) {
    return layout.numbers(Shapes.gather(layout.operand(numbers), index));
  }

  private Tensor full(Tensor x, Site site) {
    if (x.rank() > 0) return x;
    return Shapes.broadcast(x, Shape.of(layout.length(length(site))));
  }
}
