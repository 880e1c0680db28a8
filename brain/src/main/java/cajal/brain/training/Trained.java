package cajal.brain.training;

import cajal.brain.Model;
import cajal.brain.lower.ModelFields;
import cajal.brain.lower.SymbolicModel;
import cajal.brain.network.Blueprint;
import cajal.brain.network.GapJunctions;
import cajal.brain.network.GradedSynapses;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.ir.Shape;
import cajal.trace.Parameter;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What of a network is trained, and by whom it is used: a population, a projection, graded
/// synapses or gap junctions.
final class Trained {
  private record Owned(Model model, String field) {}

  /// The delays of a projection: one, or one for each synapse.
  ///
  /// @param trained in ms
  /// @param longest in steps
  record Delay(Trainable trained, int longest) {
    /// In whole steps.
    double[] now(double dt) {
      return Arrays.stream(trained.now())
          .map(ms -> Math.clamp(Math.rint(ms / dt), 0.0, longest) * dt)
          .toArray();
    }
  }

  private final Network network;
  private final Map<Object, Trainable> weights = new LinkedHashMap<>();
  private final Map<Projection, Delay> delays = new LinkedHashMap<>();
  private final Map<Object, Map<String, Trainable>> parameters = new LinkedHashMap<>();
  private final Map<Object, Map<String, Trainable>> initial = new LinkedHashMap<>();
  private final Map<Owned, Trainable> models = new LinkedHashMap<>();

  Trained(Network network) {
    this.network = network;
  }

  private Trainable made(String name, boolean each, double[] own) {
    Shape shape = each ? Shape.of(own.length) : Shape.SCALAR;
    return Trainable.of(
        name, Blueprint.of(network).real(), shape, each ? own : Arrays.copyOf(own, 1));
  }

  /// Weights of a projection or of graded synapses, or conductances.
  Parameter weights(Object owner, String name, boolean each, double[] own) {
    return weights.computeIfAbsent(owner, fresh -> made(name, each, own)).parameter();
  }

  /// Delays of a projection in ms.
  ///
  /// @param longest in steps, instead of one that was given before
  Parameter delays(Projection projection, int longest) {
    String name = "projection-" + projection.number() + "/delay";
    boolean each = Blueprint.hasOwnDelays(projection);
    Delay known = delays.get(projection);
    Trainable trained = known == null ? made(name, each, projection.delays()) : known.trained();
    delays.put(projection, new Delay(trained, longest));
    return trained.parameter();
  }

  /// A field of the neurons themselves.
  Parameter parameter(Population<?> cells, String field) {
    boolean each = Blueprint.of(network).perNeuron(cells).contains(field);
    return known(parameters, cells)
        .computeIfAbsent(field, fresh -> made(cells.name() + "/" + fresh, each, cells.get(fresh)))
        .parameter();
  }

  Parameter initial(Population<?> cells, String field) {
    return known(initial, cells)
        .computeIfAbsent(field, fresh -> made(cells.name() + "/" + fresh, true, cells.get(fresh)))
        .parameter();
  }

  /// A field of a synapse or drive.
  ///
  /// @param parts that it takes in the network
  Parameter parameter(Model model, String field, List<Blueprint.Part> parts) {
    for (Blueprint.Part part : parts) {
      Trainable shared = of(part.owner()).get(part.prefix() + field);
      if (shared != null) return shared.parameter();
    }
    double[] own = {SymbolicModel.number(field(model, field), model)};
    Blueprint.Part first = parts.getFirst();
    Trainable trained = made(name(first.owner()) + "/" + first.prefix() + field, false, own);
    for (Blueprint.Part part : parts) {
      known(parameters, part.owner()).put(part.prefix() + field, trained);
    }
    models.put(new Owned(model, field), trained);
    return trained.parameter();
  }

  private static String name(Object owner) {
    return owner instanceof Population<?> population
        ? population.name()
        : "projection-" + ((Projection) owner).number();
  }

  private static Field field(Model model, String name) {
    return ModelFields.of(model.getClass()).parameters().stream()
        .filter(field -> field.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Trainable> known(
      Map<Object, Map<String, Trainable>> all, Object owner) {
    return all.computeIfAbsent(owner, fresh -> new LinkedHashMap<>());
  }

  List<Parameter> all() {
    Set<Trainable> all = new LinkedHashSet<>(weights.values());
    delays.values().forEach(delay -> all.add(delay.trained()));
    parameters.values().forEach(fields -> all.addAll(fields.values()));
    initial.values().forEach(fields -> all.addAll(fields.values()));
    return all.stream().map(Trainable::parameter).toList();
  }

  /// Puts the numbers of now into the network.
  void store() {
    weights.forEach((owner, trained) -> {
      switch (owner) {
        case Projection projection -> projection.weights(trained.now());
        case GradedSynapses synapses -> synapses.weights(trained.now());
        case GapJunctions junctions -> junctions.conductances(trained.now());
        default -> throw new AssertionError(owner);
      }
    });
    delays.forEach((projection, delay) -> {
      double[] ms = delay.now(network.dt());
      if (Blueprint.hasOwnDelays(projection)) projection.delays(ms);
      else projection.delay(ms[0]);
    });
    store(parameters);
    store(initial);
    Blueprint blueprint = Blueprint.of(network);
    models.forEach((owned, trained) -> {
      for (Model model : blueprint.models(owned.model())) {
        set(field(model, owned.field()), model, trained.now()[0]);
      }
    });
    List<Trainable> all = new ArrayList<>(weights.values());
    parameters.values().forEach(fields -> all.addAll(fields.values()));
    initial.values().forEach(fields -> all.addAll(fields.values()));
    all.forEach(Trainable::settle);
  }

  private void store(Map<Object, Map<String, Trainable>> all) {
    all.forEach((owner, fields) ->
        fields.forEach((name, trained) -> {
          boolean ofModel = models.containsValue(trained);
          if (!ofModel && owner instanceof Population<?> cells) cells.set(name, trained.now());
        }));
  }

  private static void set(Field field, Model model, double number) {
    try {
      field.setAccessible(true);
      if (field.getType() == float.class) field.setFloat(model, (float) number);
      else field.setDouble(model, number);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// Of projections, graded synapses and gap junctions.
  Map<Object, Trainable> weights() {
    return weights;
  }

  Map<Projection, Delay> delays() {
    return delays;
  }

  /// How many steps a spike of a population is under way at most with delays that are trained.
  int reach(Population<?> population) {
    return delays.entrySet().stream()
        .filter(one -> one.getKey().pre().population() == population)
        .mapToInt(one -> one.getValue().longest())
        .max()
        .orElse(0);
  }

  /// The parameters of a population or projection by their names in its graph.
  Map<String, Trainable> of(Object owner) {
    return parameters.getOrDefault(owner, Map.of());
  }

  Map<String, Trainable> initialOf(Population<?> population) {
    return initial.getOrDefault(population, Map.of());
  }
}
