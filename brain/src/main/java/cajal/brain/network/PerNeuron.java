package cajal.brain.network;

import cajal.brain.Effect;
import cajal.brain.Model;
import cajal.brain.Neuron;
import cajal.brain.lower.ModelFields;
import cajal.brain.lower.SymbolicModel;
import cajal.emit.Frame;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Random;
import cajal.ir.RandomKind;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.lift.Lifter;
import cajal.lift.Subject;
import cajal.random.Key;
import cajal.rules.Simplify;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Runs an initialiser over all neurons of a population: lifted, then interpreted in f64, so that
/// the draws are those of the seed and the neuron.
final class PerNeuron {
  private final Population<?> population;

  PerNeuron(Population<?> population) {
    this.population = population;
  }

  void run(Effect<?> initialiser, int from, int to) {
    int size = population.size();
    GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    Shape shape = Shape.of(size);
    Value seed = builder.input("seed", Type.scalar(DType.I32));
    Value zero = builder.constant(DType.I32, 0);
    Key key = population.key.fold("init");
    Lifter lifter =
        new Lifter(
            builder,
            DType.F64,
            (kind, site, occurrence, parameters) ->
                builder.add(
                    new Random(
                        kind,
                        new Type(dtype(kind), shape),
                        seed,
                        key.fold(site).fold(occurrence).stream(),
                        zero,
                        parameters)));
    Initialised model = new Initialised(builder, population, shape);
    Map<Field, Value> writes = new LinkedHashMap<>();
    lifter
        .lambda(initialiser, model)
        .writes()
        .forEach((assignment, value) -> writes.put(assignment.field(), value));
    List<Graph.Port> outputs = new ArrayList<>();
    writes.forEach((field, value) -> outputs.add(new Graph.Port(field.getName(), value)));
    Graph graph = builder.build(outputs);
    List<Object> arguments = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      arguments.add(
          port.name().equals("seed")
              ? new int[] {key.seed()}
              : widened(population.array(port.name()), port.value()));
    }
    List<Object> results = Interpreter.run(graph, arguments);
    int at = 0;
    for (Field field : writes.keySet()) {
      Object array =
          population.fields.states().contains(field)
              ? population.array(field.getName())
              : population.perNeuron(field);
      Object result = results.get(at++);
      boolean scalar = length(result) == 1;
      for (int i = from; i < to; i++) set(array, i, number(result, scalar ? 0 : i));
    }
  }

  /// Gives a field one value for all neurons, or one for each.
  void set(Field field, double[] values) {
    boolean shared = values.length == 1 && !population.arrays.containsKey(field.getName());
    if (shared) {
      assign(field, population.neuron(), values[0]);
      return;
    }
    Object array = population.perNeuron(field);
    for (int i = 0; i < population.size(); i++) set(array, i, values[values.length == 1 ? 0 : i]);
  }

  private static void assign(Field field, Neuron neuron, double value) {
    Object one = Array.newInstance(field.getType(), 1);
    set(one, 0, value);
    try {
      field.set(neuron, Array.get(one, 0));
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static DType dtype(RandomKind kind) {
    return switch (kind) {
      case BITS, POISSON -> DType.I32;
      case BERNOULLI -> DType.BOOL;
      case UNIFORM, NORMAL, EXPONENTIAL -> DType.F64;
    };
  }

  private Object widened(Object array, Value value) {
    int size = population.size();
    return switch (value.dtype()) {
      case F64 -> {
        double[] wide = new double[size];
        Arrays.setAll(wide, i -> number(array, i));
        yield wide;
      }
      case I32 -> Arrays.copyOf((int[]) array, size);
      case BOOL -> Arrays.copyOf((boolean[]) array, size);
      default -> throw new IllegalStateException("no field has type " + value.type());
    };
  }

  /// The model as an initialiser sees it: parameters too may be assigned.
  private record Initialised(GraphBuilder builder, Population<?> population, Shape shape)
      implements Subject {
    @Override
    public Object instance() {
      return population.neuron();
    }

    @Override
    public Value read(Field field) {
      DType dtype = ModelFields.dtype(field, DType.F64);
      if (population.arrays.containsKey(field.getName())) {
        return builder.input(field.getName(), new Type(dtype, shape));
      }
      return builder.constant(dtype, SymbolicModel.number(field, population.neuron()));
    }

    @Override
    public void checkWrite(Field field, Supplier<String> where) {}

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /// An array with the value a field has in the model.
  static Object filled(Model model, Field field, int size, DType real) {
    DType dtype = ModelFields.dtype(field, real);
    Object array = Frame.allocate(dtype, size);
    double number = SymbolicModel.number(field, model);
    for (int i = 0; i < length(array); i++) set(array, i, number);
    return array;
  }

  static int length(Object array) {
    return Array.getLength(array);
  }

  static double number(Object array, int i) {
    return switch (array) {
      case float[] f32 -> f32[i];
      case double[] f64 -> f64[i];
      case int[] i32 -> i32[i];
      case long[] i64 -> i64[i];
      case boolean[] bool -> bool[i] ? 1 : 0;
      default -> throw new IllegalArgumentException("not an array of numbers: " + array);
    };
  }

  static void set(Object array, int i, double number) {
    switch (array) {
      case float[] f32 -> f32[i] = (float) number;
      case double[] f64 -> f64[i] = number;
      case int[] i32 -> i32[i] = (int) number;
      case long[] i64 -> i64[i] = (long) number;
      case boolean[] bool -> bool[i] = number != 0;
      default -> throw new IllegalArgumentException("not an array of numbers: " + array);
    }
  }
}
