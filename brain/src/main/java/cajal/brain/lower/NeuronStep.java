package cajal.brain.lower;

import cajal.brain.Effect;
import cajal.brain.Neuron;
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
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
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

  /// Scalars that differ between steps.
  public static final Set<String> VARYING = Set.of("t", "step", "seed");

  /// What a step is built from.
  ///
  /// @param key of the population's draws
  public record Spec(
      Neuron neuron,
      int size,
      DType real,
      double dt,
      List<String> perNeuron,
      List<Contribution> contributions,
      List<PostSynapse> synapses,
      Key key) {}

  /// The graph, and by which method each state is integrated.
  public record Result(Graph graph, Map<String, String> methods) {}

  private final Spec spec;
  private final GraphBuilder builder = new GraphBuilder(Reassociate.RULES);
  private final SymbolicModel model;
  private final Lifter lifter;
  private final StandStill standStill = new StandStill(builder);
  private final Shape shape;
  private final Map<Field, Value> before = new LinkedHashMap<>();
  private final List<Graph.Port> outputs = new ArrayList<>();
  private final Map<String, String> methods = new LinkedHashMap<>();
  private @Nullable Value seed;

  private NeuronStep(Spec spec) {
    this.spec = spec;
    shape = Shape.of(spec.size());
    lifter = new Lifter(builder, spec.real(), this::draw);
    model =
        new SymbolicModel(
            builder,
            spec.neuron(),
            spec.real(),
            shape,
            "",
            new SymbolicModel.Settings(spec.dt(), spec.perNeuron()));
  }

  public static Result build(Spec spec) {
    return new NeuronStep(spec).build();
  }

  private Result build() {
    for (Field state : model.fields().states()) before.put(state, model.read(state));
    spec.contributions().forEach(this::contribute);
    spec.synapses().forEach(this::synapse);
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
    return new Result(standStill.build(outputs), methods);
  }

  private Value full(Value value) {
    if (!value.isScalar()) return value;
    Value zero = builder.input("zero", new Type(value.dtype(), shape));
    return builder.plus(zero, value);
  }

  private void contribute(Contribution contribution) {
    String name = contribution.amount();
    if (name == null) {
      model.assign(lifter.lambda(contribution.lambda(), model));
      return;
    }
    Value amount = builder.input(name, new Type(spec.real(), shape));
    outputs.add(new Graph.Port(name, builder.constant(spec.real(), 0)));
    if (contribution.kind() == Contribution.Kind.ARRIVED) {
      arrive(contribution.lambda(), amount);
    } else {
      model.assign(lifter.lambda(contribution.lambda(), model, amount));
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
    Map<Value, Value> slopes = new LinkedHashMap<>();
    Map<Value, Field> fields = new LinkedHashMap<>();
    model
        .fields()
        .derivatives()
        .forEach((state, method) -> {
          Value x = model.read(state);
          fields.put(x, state);
          slopes.put(x, Slope.of(lifter, model, state, method));
        });
    LinearSystem system =
        LinearSystem.of(
            builder, slopes, x -> refractory != null && model.fields().isHeld(fields.get(x)));
    Map<Value, Value> next = new LinkedHashMap<>(system.next(spec.dt()));
    next.keySet().forEach(x -> methods.put(fields.get(x).getName(), "exact"));
    slopes.forEach((x, slope) -> {
      if (next.containsKey(x)) return;
      next.put(x, new Exponential(builder, spec.dt()).next(x, slope));
      methods.put(fields.get(x).getName(), "exponential Euler");
    });
    Map<Field, Value> moved = new LinkedHashMap<>();
    next.forEach((x, value) -> moved.put(fields.get(x), builder.plus(value, noise(fields.get(x)))));
    for (Field state : model.fields().noises().keySet()) {
      if (fields.containsValue(state)) continue;
      moved.put(state, builder.plus(model.read(state), noise(state)));
    }
    moved.forEach((state, value) -> {
      boolean held = refractory != null && model.fields().isHeld(state);
      model.set(state, held ? builder.select(refractory, model.read(state), value) : value);
    });
  }

  /// What chance adds to a state in this step; 0 where it has no noise.
  private Value noise(Field state) {
    Method method = model.fields().noises().get(state);
    if (method == null) return builder.constant(spec.real(), 0);
    Value factor = Objects.requireNonNull(lifter.call(model, method).result());
    Value normal =
        random(RandomKind.NORMAL, spec.key().fold("noise").fold(state.getName()), List.of());
    return builder.times(normal, builder.times(factor, Math.sqrt(spec.dt())));
  }

  private @Nullable Value spikes(@Nullable Value refractory) {
    if (!ModelFields.overrides(spec.neuron().getClass(), "spikes")) return null;
    Value spikes = Objects.requireNonNull(lifter.call(model, method("spikes")).result());
    return refractory == null ? spikes : builder.and(spikes, builder.not(refractory));
  }

  private void reset(Value spikes) {
    lifter
        .call(model, method("onSpike"))
        .writes()
        .forEach((assignment, value) -> {
          Value old = model.read(assignment.field());
          model.set(assignment.field(), builder.select(spikes, value, old));
        });
  }

  private Value draw(RandomKind kind, int site, int occurrence, List<Value> parameters) {
    return random(kind, spec.key().fold(site).fold(occurrence), parameters);
  }

  private Value random(RandomKind kind, Key key, List<Value> parameters) {
    if (seed == null) seed = builder.input("seed", Type.scalar(DType.I32));
    DType dtype =
        switch (kind) {
          case BITS, POISSON -> DType.I32;
          case BERNOULLI -> DType.BOOL;
          case UNIFORM, NORMAL, EXPONENTIAL -> spec.real();
        };
    return builder.add(
        new Random(
            kind, new Type(dtype, shape), seed, key.stream(), model.clock("step"), parameters));
  }
}
