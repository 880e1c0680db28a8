package cajal.brain.lower;

import cajal.brain.Synapse;
import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.lift.LiftError;
import cajal.lift.Lifted;
import cajal.lift.Lifter;
import cajal.rules.Reassociate;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What each method of a synapse computes from its states, as values of one graph.
///
/// States are array inputs by their names, wherever they will be kept; what is scalar is the same
/// for all synapses. The weight is one of the states where synapses have weights of their own, else
/// the scalar input `w`.
public final class LiftedSynapse {
  static final Shape SHAPE = Shape.of(64);

  private static final Field WEIGHT = field("w");
  private static final Field TRANSMITTED = field("transmitted");

  final GraphBuilder builder = new GraphBuilder(Reassociate.RULES);
  final SymbolicModel model;
  private final Synapse synapse;
  private final Lifter lifter;
  private final Value weight;
  private final Map<Field, Value> states = new LinkedHashMap<>();
  private final Map<Field, Value> next;
  private final Map<Field, Value> onPre;
  private final Map<Field, Value> onPost;
  private final @Nullable Value transmitted;
  private final @Nullable Value output;

  private LiftedSynapse(
      Synapse synapse, DType real, double dt, boolean ownWeights, Set<String> open) {
    this.synapse = synapse;
    lifter =
        new Lifter(
            builder,
            real,
            (kind, site, occurrence, parameters) -> {
              throw new LiftError(
                  name("a method") + ": a synapse computes the same at every run",
                  "a random draw",
                  "the draw in the neuron that spikes, or in the one that is reached");
            });
    SymbolicModel.Settings settings = new SymbolicModel.Settings(dt, List.of(), open);
    model = new SymbolicModel(builder, synapse, real, SHAPE, "", settings);
    Type type = ownWeights ? new Type(real, SHAPE) : Type.scalar(real);
    weight = builder.input("w", type);
    model.set(WEIGHT, weight);
    for (Field state : model.fields().states()) states.put(state, model.read(state));
    if (ownWeights) states.put(WEIGHT, weight);
    if (!model.fields().noises().isEmpty()) throw noisy();
    next = Equations.next(builder, lifter, model, dt);
    onPre = writes("onPre");
    transmitted = onPre.remove(TRANSMITTED);
    onPost = writes("onPost");
    if (onPost.containsKey(TRANSMITTED)) throw transmitting("onPost");
    output = ModelFields.overrides(synapse.getClass(), "output") ? output() : null;
  }

  /// @param sameWeight whether all synapses have one weight to begin with; they have their own all
  ///   the same where a method assigns it
  public static LiftedSynapse of(Synapse synapse, DType real, double dt, boolean sameWeight) {
    return of(synapse, real, dt, sameWeight, Set.of());
  }

  /// @param open names of the parameters that are inputs whatever their number is
  static LiftedSynapse of(
      Synapse synapse, DType real, double dt, boolean sameWeight, Set<String> open) {
    LiftedSynapse own = new LiftedSynapse(synapse, real, dt, true, open);
    boolean alike = sameWeight && !own.isPlastic();
    return alike ? new LiftedSynapse(synapse, real, dt, false, open) : own;
  }

  private static Field field(String name) {
    try {
      return Synapse.class.getDeclaredField(name);
    } catch (NoSuchFieldException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Map<Field, Value> writes(String method) {
    Map<Field, Value> writes = new LinkedHashMap<>();
    call(method)
        .writes()
        .forEach((assignment, value) -> {
          Value before = states.get(assignment.field());
          if (!value.equals(before)) writes.put(assignment.field(), value);
        });
    return writes;
  }

  private Value output() {
    Lifted lifted = call("output");
    boolean transmits =
        lifted.writes().keySet().stream().anyMatch(write -> write.field().equals(TRANSMITTED));
    if (transmits) throw transmitting("output");
    Question.unchanged(lifted, name("output"), "a @Derivative, in onPre or in onPost");
    return Objects.requireNonNull(lifted.result());
  }

  private Lifted call(String name) {
    Method method = ModelFields.method(synapse.getClass(), name);
    return lifter.call(model, method);
  }

  private String name(String method) {
    return synapse.getClass().getSimpleName() + "." + method;
  }

  private LiftError transmitting(String method) {
    return new LiftError(
        name(method) + ": a synapse hands something over when a spike of its source arrives",
        "transmit(…) in " + method + "()",
        "transmit(…) in onPre(), or a value for every step in output()");
  }

  private LiftError noisy() {
    Method method = model.fields().noises().values().iterator().next();
    return new LiftError(
        name(method.getName()) + ": the states of a synapse follow their equations and spikes",
        "a @Noise",
        "the noise in the neuron, as a @Noise of the state that the synapse acts on");
  }

  Synapse synapse() {
    return synapse;
  }

  /// The states, and `w` where synapses have weights of their own.
  Map<Field, Value> states() {
    return states;
  }

  /// The value of a state before anything happens to it.
  Value before(Field state) {
    return Objects.requireNonNull(states.get(state), state.getName());
  }

  /// The states with an equation after a step.
  Map<Field, Value> next() {
    return next;
  }

  /// What a spike of the source changes.
  Map<Field, Value> onPre() {
    return onPre;
  }

  /// What a spike of the target changes.
  Map<Field, Value> onPost() {
    return onPost;
  }

  /// What a spike hands over, or null.
  @Nullable Value transmitted() {
    return transmitted;
  }

  /// What acts in every step, or null.
  @Nullable Value outputValue() {
    return output;
  }

  Value weight() {
    return weight;
  }

  boolean isPlastic() {
    return onPre.containsKey(WEIGHT) || onPost.containsKey(WEIGHT);
  }
}
