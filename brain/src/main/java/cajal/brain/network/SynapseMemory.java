package cajal.brain.network;

import cajal.brain.Synapse;
import cajal.brain.lower.ModelFields;
import cajal.brain.lower.Site;
import cajal.brain.lower.SymbolicModel;
import cajal.brain.lower.SynapsePrograms;
import cajal.emit.Frame;
import cajal.ir.DType;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/// The states of one projection's synapses, each where it is kept.
///
/// Sources have two arrays, in turn for even and odd steps: one worker may already be in the next
/// step while another still reads, and so both find the values of their step. What sources hand
/// over has two for the same reason.
final class SynapseMemory {
  private final Projection projection;
  private final SynapsePrograms programs;
  private final Map<String, Object> arrays;
  private final Map<String, Object[]> handed = new HashMap<>();

  SynapseMemory(Projection projection, Synapse synapse, SynapsePrograms programs) {
    this.projection = projection;
    this.programs = programs;
    this.arrays = projection.arrays;
    Map<String, Double> initial = new LinkedHashMap<>();
    for (Field state : ModelFields.of(synapse.getClass()).states()) {
      initial.put(state.getName(), SymbolicModel.number(state, synapse));
    }
    programs
        .states()
        .forEach((state, site) -> {
          IntToDoubleFunction number = number(state, initial);
          if (site == Site.SOURCE) {
            keep(even(state, 0), site, state, number);
            keep(even(state, 1), site, state, number);
          } else {
            keep(state, site, state, number);
          }
        });
    programs
        .types()
        .forEach((name, dtype) -> {
          if (!name.startsWith(SynapsePrograms.HANDED)) return;
          int size = size(Site.SOURCE);
          handed.put(name, new Object[] {Frame.allocate(dtype, size), Frame.allocate(dtype, size)});
        });
  }

  /// The name of a source's array in even or odd steps.
  static String even(String state, int parity) {
    return state + (parity == 0 ? ".even" : ".odd");
  }

  private IntToDoubleFunction number(String state, Map<String, Double> initial) {
    if (state.equals("w")) return projection::given;
    double number = Objects.requireNonNull(initial.get(state), state);
    return i -> number;
  }

  private void keep(String name, Site site, String state, IntToDoubleFunction number) {
    DType dtype = type(state);
    int size = size(site);
    Object present = arrays.get(name);
    if (present != null && PerNeuron.length(present) == Frame.length(dtype, size)) return;
    Object array = Frame.allocate(dtype, size);
    for (int i = 0; i < size; i++) PerNeuron.set(array, i, number.applyAsDouble(i));
    arrays.put(name, array);
  }

  private int size(Site site) {
    return switch (site) {
      case SOURCE -> projection.pre().population().size();
      case TARGET -> projection.post().population().size();
      case SYNAPSE -> projection.connections().size();
      case UNIFORM -> throw new IllegalStateException("a state is kept somewhere");
    };
  }

  DType type(String name) {
    return Objects.requireNonNull(programs.types().get(name), name);
  }

  /// Whether a state has two arrays.
  boolean isTwice(String state) {
    return programs.states().get(state) == Site.SOURCE;
  }

  /// The array of a state at the start of a step.
  IntFunction<Object> before(String state) {
    return buffer(state, 0);
  }

  /// The array of a state from when sources have gone on in the step.
  IntFunction<Object> after(String state) {
    return buffer(state, 1);
  }

  private IntFunction<Object> buffer(String state, int ahead) {
    if (!isTwice(state)) {
      Object array = Objects.requireNonNull(arrays.get(state), state);
      return step -> array;
    }
    Object even = Objects.requireNonNull(arrays.get(even(state, 0)));
    Object odd = Objects.requireNonNull(arrays.get(even(state, 1)));
    return step -> (step + ahead) % 2 == 0 ? even : odd;
  }

  /// The array of what sources hand over in a step.
  IntFunction<Object> handed(String name) {
    Object[] both = Objects.requireNonNull(handed.get(name), name);
    return step -> both[step % 2];
  }
}
