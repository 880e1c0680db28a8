package cajal.brain.lower;

import cajal.brain.Input;
import cajal.brain.Model;
import cajal.brain.Neuron;
import cajal.brain.Synapse;
import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.lift.Assignment;
import cajal.lift.LiftError;
import cajal.lift.Lifted;
import cajal.lift.Subject;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A model whose fields are values of a graph: states and per-neuron parameters are arrays, other
/// parameters scalars, and parameters that are 0, 1 or −1 constants, since they make terms vanish.
///
/// Fields hold what was last written with [#set] or [#assign]; what was never written is an input
/// of the graph, named by `prefix` and the field.
public final class SymbolicModel implements Subject {
  private final GraphBuilder builder;
  private final Model instance;
  private final ModelFields fields;
  private final DType real;
  private final Shape shape;
  private final String prefix;
  private final Settings settings;
  private final Map<Field, Value> current = new HashMap<>();

  /// What is known of a model besides its class.
  ///
  /// @param dt length of a step in ms
  /// @param perElement names of the parameters that are arrays
  /// @param open names of the parameters that are inputs whatever their number is
  public record Settings(double dt, List<String> perElement, Set<String> open) {
    public Settings(double dt, List<String> perElement) {
      this(dt, perElement, Set.of());
    }
  }

  public SymbolicModel(
      GraphBuilder builder,
      Model instance,
      DType real,
      Shape shape,
      String prefix,
      Settings settings) {
    this.builder = builder;
    this.instance = instance;
    this.fields = ModelFields.of(instance.getClass());
    this.real = real;
    this.shape = shape;
    this.prefix = prefix;
    this.settings = settings;
  }

  @Override
  public Object instance() {
    return instance;
  }

  public ModelFields fields() {
    return fields;
  }

  @Override
  public Value read(Field field) {
    return current.computeIfAbsent(field, this::initial);
  }

  private Value initial(Field field) {
    DType dtype = ModelFields.dtype(field, real);
    if (field.getDeclaringClass() == Model.class) {
      return switch (field.getName()) {
        case "dt" -> builder.constant(real, settings.dt());
        default -> builder.input(field.getName(), Type.scalar(dtype));
      };
    }
    String name = prefix + field.getName();
    if (fields.states().contains(field) || settings.perElement().contains(field.getName())) {
      return builder.input(name, new Type(dtype, shape));
    }
    if (field.isAnnotationPresent(Input.class)) return builder.constant(dtype, 0);
    double number = number(field);
    boolean simple = number == 0 || Math.abs(number) == 1;
    boolean structural = !dtype.isFloat() || (simple && !settings.open().contains(name));
    return structural ? builder.constant(dtype, number) : builder.input(name, Type.scalar(dtype));
  }

  /// The scalar `t`, `dt` or `step`.
  Value clock(String name) {
    return read(clockField(name));
  }

  /// Sets a clock to another time for what is lifted next.
  void clock(String name, Value value) {
    set(clockField(name), value);
  }

  private static Field clockField(String name) {
    try {
      return Model.class.getDeclaredField(name);
    } catch (NoSuchFieldException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// The number a parameter has in the instance.
  private double number(Field field) {
    return number(field, instance);
  }

  /// The number a field has in an object.
  public static double number(Field field, Object instance) {
    try {
      field.setAccessible(true);
      return switch (field.get(instance)) {
        case Number number -> number.doubleValue();
        case Boolean flag -> flag ? 1 : 0;
        default -> throw new IllegalArgumentException(field + " is not a number");
      };
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Object held(Field field) {
    try {
      field.setAccessible(true);
      return field.get(instance);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// Gives a field the value it has from now on.
  public void set(Field field, Value value) {
    current.put(field, value);
  }

  /// Takes over what a lifted call assigned to this model.
  public void assign(Lifted call) {
    call.writes()
        .forEach((Assignment assignment, Value value) -> {
          if (assignment.subject() == this) set(assignment.field(), value);
        });
  }

  /// The fields of a neuron that a synapse refers to are not constants: they are out of its reach.
  @Override
  public @Nullable Subject part(Field field) {
    boolean reaches = instance instanceof Synapse && Neuron.class.isAssignableFrom(field.getType());
    return reaches ? new OutOfReach(builder, field, held(field)) : null;
  }

  @Override
  public void checkWrite(Field field, Supplier<String> where) {
    if (fields.states().contains(field) || fields.inputs().contains(field)) return;
    if (field.getDeclaringClass() == Synapse.class) return;
    throw new LiftError(
        where.get(),
        "the parameter '" + field.getName() + "' is assigned",
        "mark the field @State if it changes with time, or use a local variable");
  }
}
