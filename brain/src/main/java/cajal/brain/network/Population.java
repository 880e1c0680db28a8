package cajal.brain.network;

import cajal.brain.Action;
import cajal.brain.Drive;
import cajal.brain.Effect;
import cajal.brain.Neuron;
import cajal.brain.inputs.Signal;
import cajal.brain.integrate.Scheme;
import cajal.brain.lower.Beside;
import cajal.brain.lower.Contribution;
import cajal.brain.lower.ModelFields;
import cajal.brain.lower.SymbolicModel;
import cajal.error.Spelling;
import cajal.ir.DType;
import cajal.random.Key;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Neurons of one model.
public final class Population<N extends Neuron> implements Cells<N> {
  private final Network network;
  private final String name;
  private final N neuron;
  private final int size;
  final Key key;
  final ModelFields fields;
  final Map<String, Object> arrays = new LinkedHashMap<>();
  final List<String> perNeuron = new ArrayList<>();
  final List<Contribution> stimuli = new ArrayList<>();
  final List<Played> played = new ArrayList<>();
  final List<Beside> drives = new ArrayList<>();
  final List<Accumulator> accumulators = new ArrayList<>();
  final List<PostSums> sums = new ArrayList<>();
  final List<OutputSum> outputs = new ArrayList<>();
  private Scheme scheme = Scheme.AUTOMATIC;
  int reach;
  @Nullable SpikeHistory history;
  @Nullable GivenSpikes given;

  Population(Network network, String name, N neuron, int size, Key key) {
    this.network = network;
    this.name = name;
    this.neuron = neuron;
    this.size = size;
    this.key = key;
    this.fields = ModelFields.of(neuron.getClass());
    for (Field state : fields.states()) {
      arrays.put(state.getName(), PerNeuron.filled(neuron, state, size, network.real()));
    }
  }

  @Override
  public Population<N> population() {
    return this;
  }

  @Override
  public int from() {
    return 0;
  }

  @Override
  public int size() {
    return size;
  }

  public String name() {
    return name;
  }

  /// The model: change its parameters before a run, or between two.
  public N neuron() {
    return neuron;
  }

  public Network network() {
    return network;
  }

  /// Sets states and parameters of each neuron: `cells.init(c -> c.v = uniform(-60, -50))`. A
  /// parameter that is set here has a value for each neuron from then on.
  public Population<N> init(Effect<N> initialiser) {
    new PerNeuron(this).run(initialiser, 0, size);
    network.changed();
    return this;
  }

  /// Sets a state or parameter by its name, for models that arrive as text: one value for all
  /// neurons, or one for each.
  public Population<N> set(String field, double... values) {
    if (values.length != 1 && values.length != size) {
      throw new IllegalArgumentException(
          "set(%s) of %s: %d values for %d neurons; give one for all or one for each"
              .formatted(field, name, values.length, size));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) continue;
      throw new IllegalArgumentException(
          "set(%s) of %s: value %d is NaN; give a number".formatted(field, name, i));
    }
    new PerNeuron(this).set(named(field), values);
    network.changed();
    return this;
  }

  private Field named(String field) {
    List<Field> known = new ArrayList<>(fields.states());
    known.addAll(fields.parameters());
    known.removeIf(one -> Modifier.isPrivate(one.getModifiers()));
    List<String> names = known.stream().map(Field::getName).toList();
    int at = names.indexOf(field);
    if (at < 0) {
      throw new IllegalArgumentException(
          "%s has no state or parameter '%s'.%s Choose one of %s"
              .formatted(name, field, Spelling.suggestion(field, names), names));
    }
    return known.get(at);
  }

  /// How the equations are carried over a step, in place of [Scheme#AUTOMATIC].
  ///
  /// @throws IllegalArgumentException when the network is prepared, if the scheme is not for them
  public Population<N> integrate(Scheme scheme) {
    this.scheme = scheme;
    network.changed();
    return this;
  }

  Scheme scheme() {
    return scheme;
  }

  /// What acts on every neuron in every step: `cells.stimulate(c -> c.input += 2 * sin(c.t))`.
  public Population<N> stimulate(Effect<N> stimulus) {
    stimuli.add(Contribution.stimulus(stimulus));
    network.changed();
    return this;
  }

  /// Plays a signal: its value for a step acts on every neuron at the start of it, in the order of
  /// this call among those of [#stimulate]: `cells.play(signal, (c, value) -> c.input += value)`.
  /// Row k acts in step k of the network, whenever this was called; after the signal's end the
  /// value is 0, unless it is repeated.
  ///
  /// @throws IllegalArgumentException if the signal is for another number of cells, is over
  ///   already, or has a value that is NaN or infinite
  public Population<N> play(Signal signal, Action<N> action) {
    Played playing = new Played(this, signal, action, "played." + played.size());
    played.add(playing);
    stimuli.add(playing.contribution);
    network.changed();
    return this;
  }

  /// Puts a drive beside each neuron, whose output acts on it at the start of every step:
  /// `cells.drive(new OrnsteinUhlenbeck(0, 5, 10), (c, i) -> c.input += i)`. Its fields are its
  /// parameters and initial states.
  public Population<N> drive(Drive drive, Action<N> action) {
    String name = drive.getClass().getSimpleName() + "." + drives.size();
    Beside beside = new Beside(name, drive, action);
    drives.add(beside);
    for (Field state : ModelFields.of(drive.getClass()).states()) {
      Object array = PerNeuron.filled(drive, state, size, network.real());
      arrays.put(beside.prefix() + state.getName(), array);
    }
    network.changed();
    return this;
  }

  /// The present value of a state or parameter in each neuron.
  ///
  /// @throws IllegalArgumentException if there is no such field
  public double[] get(String field) {
    Object array = arrays.get(field);
    double[] values = new double[size];
    if (array == null) {
      Arrays.fill(values, SymbolicModel.number(named(field), neuron));
      return values;
    }
    for (int i = 0; i < size; i++) values[i] = PerNeuron.number(array, i);
    return values;
  }

  /// The array for a per-neuron parameter, made from the model's value the first time.
  Object perNeuron(Field parameter) {
    return arrays.computeIfAbsent(
        parameter.getName(),
        fresh -> {
          perNeuron.add(fresh);
          return PerNeuron.filled(neuron, parameter, size, network.real());
        });
  }

  /// The number a parameter of the model has now; of a clock or state there is none.
  double parameter(String name) {
    return fields.parameters().stream()
        .filter(field -> field.getName().equals(name))
        .mapToDouble(field -> SymbolicModel.number(field, neuron))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no parameter '" + name + "'"));
  }

  /// The step of a population whose spikes are given.
  void spikeAsGiven(int worker, int step) {
    Objects.requireNonNull(given).write(Objects.requireNonNull(history), worker, step);
  }

  /// The array of a state or per-neuron parameter.
  Object array(String field) {
    Object array = arrays.get(field);
    if (array == null) {
      throw new IllegalStateException(
          "no array '" + field + "' in " + name + " among " + arrays.keySet());
    }
    return array;
  }

  DType real() {
    return network.real();
  }
}
