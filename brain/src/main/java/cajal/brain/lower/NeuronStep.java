package cajal.brain.lower;

import cajal.brain.Effect;
import cajal.brain.Neuron;
import cajal.brain.integrate.Scheme;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Random;
import cajal.ir.RandomKind;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.lift.Lifter;
import cajal.random.Key;
import cajal.rules.Affine;
import cajal.rules.Reassociate;
import cajal.rules.Simplify;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds the graph of one step of a population, in the order that [Neuron] documents: what arrived
/// and the stimuli, the equations, the spike condition, the reset.
///
/// Inputs are the states (by name), parameters, the amounts of contributions, and the scalars `t`,
/// `step` and `seed`. Outputs are the states that change, `spikes`, and spent amounts.
public final class NeuronStep {
  /// The output that lists who spikes.
  public static final String SPIKES = "spikes";

  /// What the names of inputs begin with that are arrays of zeros.
  public static final String ZERO = "zero.";

  /// Before the name of a state: the output of what a spike would make of it, in a step that is
  /// [#open].
  public static final String AFTER = "after.";

  /// Scalars that differ between steps.
  public static final Set<String> VARYING = Set.of("t", "step", "seed");

  /// What a step is built from.
  ///
  /// @param key of the population's draws
  /// @param open names of the parameters that are inputs whatever their number is
  public record Spec(
      Neuron neuron,
      int size,
      DType real,
      double dt,
      List<String> perNeuron,
      List<Contribution> contributions,
      List<PostSynapse> synapses,
      List<Beside> drives,
      Numerics numerics,
      Key key,
      Set<String> open) {

    /// A population by itself, with nothing per neuron and the scheme that Cajal chooses.
    public static Spec alone(Neuron neuron, int size, DType real, double dt, Key key) {
      Numerics numerics = new Numerics(Scheme.AUTOMATIC, false);
      return new Spec(
          neuron, size, real, dt, List.of(), List.of(), List.of(), List.of(), numerics, key,
          Set.of());
    }
  }

  /// How equations are carried over a step.
  ///
  /// @param strict keeps every operation in the order it was written in
  public record Numerics(Scheme scheme, boolean strict) {}

  /// The graph, and by which rule each state is integrated.
  public record Result(Graph graph, Map<String, Rule> rules) {
    /// The names of the methods that states are integrated by.
    public Map<String, String> methods() {
      Map<String, String> methods = new LinkedHashMap<>();
      rules.forEach((state, rule) -> methods.put(state, rule.method()));
      return methods;
    }
  }

  private final Spec spec;
  private final boolean open;
  private final GraphBuilder builder;
  private final SymbolicModel model;
  private final Lifter lifter;
  private final StandStill standStill;
  private final Shape shape;
  private final Map<Field, Value> before = new LinkedHashMap<>();
  private final List<Graph.Port> outputs = new ArrayList<>();
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Map<DType, Value> zeros = new EnumMap<>(DType.class);
  private @Nullable Value seed;
  private @Nullable Value spiking;

  private NeuronStep(Spec spec, boolean open) {
    this.spec = spec;
    this.open = open;
    builder = new GraphBuilder(spec.numerics().strict() ? Simplify.RULES : Reassociate.RULES);
    standStill = new StandStill(builder);
    shape = Shape.of(spec.size());
    lifter = new Lifter(builder, spec.real(), this::draw);
    model =
        new SymbolicModel(
            builder,
            spec.neuron(),
            spec.real(),
            shape,
            "",
            new SymbolicModel.Settings(spec.dt(), spec.perNeuron(), spec.open()));
  }

  public static Result build(Spec spec) {
    return new NeuronStep(spec, false).build();
  }

  /// The same but that spikes reset nothing: what they would make of each state is an output beside
  /// it, named by [#AFTER].
  public static Result open(Spec spec) {
    return new NeuronStep(spec, true).build();
  }

  private Result build() {
    for (Field state : model.fields().states()) before.put(state, model.read(state));
    spec.contributions().forEach(this::contribute);
    spec.synapses().forEach(this::synapse);
    spec.drives().forEach(this::drive);
    holdStates();
    holdInputs();
    Value refractory = refractory();
    integrate(refractory);
    Value spikes = spikes(refractory);
    if (spikes != null) {
      reset(spikes);
      outputs.add(new Graph.Port(SPIKES, spikes));
    }
    for (Field state : model.fields().states()) {
      Value after = model.read(state);
      if (!after.equals(before.get(state))) {
        outputs.add(new Graph.Port(state.getName(), full(after)));
      }
    }
    return new Result(standStill.build(outputs), rules);
  }

  private Value full(Value value) {
    if (!value.isScalar()) return value;
    Value zero =
        zeros.computeIfAbsent(
            value.dtype(), dtype -> builder.input(ZERO + dtype.name(), new Type(dtype, shape)));
    return value.dtype() == DType.BOOL ? builder.or(zero, value) : builder.plus(zero, value);
  }

  private void contribute(Contribution contribution) {
    String name = contribution.amount();
    if (name == null) {
      model.assign(lifter.lambda(contribution.lambda(), model));
      return;
    }
    Contribution.Kind kind = contribution.kind();
    boolean forAll = kind == Contribution.Kind.PLAYED_TO_ALL;
    Value amount =
        builder.input(name, forAll ? Type.scalar(spec.real()) : new Type(spec.real(), shape));
    if (kind == Contribution.Kind.ARRIVED || kind == Contribution.Kind.OUTPUT) {
      outputs.add(new Graph.Port(name, builder.constant(spec.real(), 0)));
    }
    if (kind == Contribution.Kind.ARRIVED) {
      arrive(contribution.lambda(), amount);
    } else {
      model.assign(lifter.lambda(contribution.lambda(), model, amount));
    }
  }

  /// What a stimulus made of one state from others does not follow them while the step is solved.
  private void holdStates() {
    Set<Field> integrated = model.fields().derivatives().keySet();
    Map<Field, Value> given = new LinkedHashMap<>();
    for (Field state : integrated) given.put(state, model.read(state));
    for (Field state : integrated) {
      Set<Value> others = new HashSet<>(given.values());
      Value own = Objects.requireNonNull(given.get(state));
      others.remove(own);
      model.set(state, standStill.hold(state.getName(), own, others));
    }
  }

  /// Inputs stand still during a step, whatever they were computed from.
  private void holdInputs() {
    Set<Value> states = new HashSet<>();
    for (Field state : model.fields().derivatives().keySet()) states.add(model.read(state));
    for (Field input : model.fields().inputs()) {
      model.set(input, standStill.hold(input.getName(), model.read(input), states));
    }
  }

  /// The output of synapses acts, and their states go on.
  private void synapse(PostSynapse synapse) {
    TargetStates states = new TargetStates(builder, lifter, synapse, spec);
    model.assign(lifter.lambda(synapse.action(), model, full(states.output())));
    states.next().forEach((name, next) -> outputs.add(new Graph.Port(name, full(next))));
  }

  /// A drive's output acts, and its states go on.
  private void drive(Beside beside) {
    DriveStates states = new DriveStates(builder, beside, spec, model, this::random);
    model.assign(lifter.lambda(beside.action(), model, full(states.output())));
    Integration step = states.step();
    step.next()
        .forEach((state, next) ->
            outputs.add(new Graph.Port(beside.prefix() + state.getName(), full(next))));
    step.rules().forEach((state, rule) -> rules.put(beside.prefix() + state.getName(), rule));
  }

  /// Spikes arrive at the end of the step before this one, and see its clock. An [Effect] happens
  /// as many times as the amount says.
  private void arrive(Object lambda, Value amount) {
    Value t = model.clock("t");
    Value step = model.clock("step");
    model.clock("t", builder.plus(t, -spec.dt()));
    model.clock("step", builder.plus(step, -1));
    if (lambda instanceof Effect<?>) {
      lifter
          .lambda(lambda, model)
          .writes()
          .forEach((assignment, after) -> {
            Value old = model.read(assignment.field());
            Affine affine = Affine.of(builder, after, Set.of(old));
            Value change =
                affine == null || affine.rest() == null ? builder.minus(after, old) : affine.rest();
            model.set(assignment.field(), builder.plus(old, builder.times(amount, change)));
          });
    } else {
      model.assign(lifter.lambda(lambda, model, amount));
    }
    model.clock("t", t);
    model.clock("step", step);
  }

  /// Whether each neuron is refractory, or null where no neuron of this kind ever is.
  private @Nullable Value refractory() {
    Field readyAt = readyAt();
    if (!ModelFields.overrides(spec.neuron().getClass(), "onSpike")) return null;
    boolean used =
        lifter.call(model, method("onSpike")).writes().keySet().stream()
            .anyMatch(assignment -> assignment.field().equals(readyAt));
    if (!used) return null;
    return Objects.requireNonNull(lifter.call(model, method("refractory")).result());
  }

  private Field readyAt() {
    return model.fields().states().stream()
        .filter(field -> field.getDeclaringClass() == Neuron.class)
        .findFirst()
        .orElseThrow();
  }

  private Method method(String name) {
    return ModelFields.method(spec.neuron().getClass(), name);
  }

  private void integrate(@Nullable Value refractory) {
    RightSides sides = RightSides.of(builder, lifter, model, refractory);
    Integration step = Integration.of(sides, spec.numerics().scheme(), spec.dt(), this::normal);
    step.next().forEach(model::set);
    step.rules().forEach((state, rule) -> rules.put(state.getName(), rule));
  }

  /// The standard normal number of a state's noise.
  private Value normal(Field state) {
    return random(RandomKind.NORMAL, spec.key().fold("noise").fold(state.getName()), List.of());
  }

  private @Nullable Value spikes(@Nullable Value refractory) {
    if (!ModelFields.overrides(spec.neuron().getClass(), "spikes")) return null;
    var asked = Question.ask(lifter, model, method("spikes"), "onSpike");
    Value spikes = Objects.requireNonNull(asked.result());
    return refractory == null ? spikes : builder.and(spikes, builder.not(refractory));
  }

  private void reset(Value spikes) {
    spiking = spikes;
    lifter
        .call(model, method("onSpike"))
        .writes()
        .forEach((assignment, value) -> {
          Field state = assignment.field();
          if (open) outputs.add(new Graph.Port(AFTER + state.getName(), full(value)));
          else model.set(state, builder.select(spikes, value, model.read(state)));
        });
    spiking = null;
  }

  private Value draw(RandomKind kind, int site, int occurrence, List<Value> parameters) {
    return random(kind, spec.key().fold(site).fold(occurrence), parameters);
  }

  /// The means of counts, an array; 0 where nothing is to be counted.
  private Value mean(List<Value> parameters) {
    Value mean = parameters.getFirst();
    if (spiking == null) return full(mean);
    return full(builder.select(spiking, mean, builder.constant(mean.dtype(), 0)));
  }

  private Value random(RandomKind kind, Key key, List<Value> parameters) {
    if (seed == null) seed = builder.input("seed", Type.scalar(DType.I32));
    DType dtype =
        switch (kind) {
          case BITS, POISSON -> DType.I32;
          case BERNOULLI -> DType.BOOL;
          case UNIFORM, NORMAL, EXPONENTIAL -> spec.real();
        };
    List<Value> given = kind == RandomKind.POISSON ? List.of(mean(parameters)) : parameters;
    return builder.add(
        new Random(kind, new Type(dtype, shape), seed, key.stream(), model.clock("step"), given));
  }
}
