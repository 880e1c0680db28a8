package cajal.lift;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Type;
import cajal.ir.Value;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Runs a method as plain Java and as a lifted graph, on the same random states.
final class BothWays {
  private static final double[] SPECIAL = {
    0, -0.0, 1, -1, 2, 0.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-310
  };
  private static final int TRIALS = 60;

  /// The fields of one object as inputs of a graph; final ones are constants.
  record Model(Object instance, GraphBuilder builder, Map<Field, Value> inputs) implements Subject {
    Model(Object instance, GraphBuilder builder) {
      this(instance, builder, new LinkedHashMap<>());
    }

    @Override
    public Value read(Field field) {
      DType type = type(field.getType());
      if (!Modifier.isFinal(field.getModifiers())) {
        return inputs.computeIfAbsent(field, f -> builder.input(f.getName(), Type.scalar(type)));
      }
      Object value = ClassFiles.get(field, instance);
      if (value instanceof Boolean holds) return builder.constant(type, holds ? 1 : 0);
      return builder.constant(type, ((Number) value).doubleValue());
    }

    @Override
    public void checkWrite(Field field, Supplier<String> where) {
      if (Modifier.isFinal(field.getModifiers())) {
        throw new LiftError(where.get(), field.getName() + " is final", "another field");
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Model model && model.instance == instance;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(instance);
    }
  }

  private BothWays() {}

  static DType type(Class<?> type) {
    if (type == boolean.class) return DType.BOOL;
    return type == int.class ? DType.I32 : DType.F64;
  }

  static Draws noDraws() {
    return (kind, site, occurrence, parameters) -> {
      throw new AssertionError("a draw");
    };
  }

  static Method method(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(name)) return method;
      }
    }
    throw new AssertionError("no method " + name);
  }

  /// Result and assignments of a method without parameters, by name; the result is `result`.
  static Graph graph(GraphBuilder builder, Object instance, String name) {
    Model model = new Model(instance, builder);
    Lifter lifter = new Lifter(builder, DType.F64, noDraws());
    return graph(builder, lifter.call(model, method(instance.getClass(), name)));
  }

  static Graph graph(GraphBuilder builder, Lifted lifted) {
    List<Graph.Port> outputs = new ArrayList<>();
    if (lifted.result() != null) outputs.add(new Graph.Port("result", lifted.result()));
    lifted
        .writes()
        .forEach((key, value) -> outputs.add(new Graph.Port(key.field().getName(), value)));
    return builder.build(outputs);
  }

  /// Lifts the method and compares it with its plain run, bit by bit.
  static void compare(Object instance, String name, RandomGenerator random) {
    Method method = method(instance.getClass(), name);
    method.setAccessible(true);
    Graph graph = graph(new GraphBuilder(), instance, name);
    List<Field> fields = fields(instance.getClass());
    for (int trial = 0; trial < TRIALS; trial++) {
      Map<String, Object> inputs = new LinkedHashMap<>();
      for (Field field : fields) inputs.put(field.getName(), randomise(field, instance, random));
      Map<String, Object> outputs = Interpreter.run(graph, inputs);
      Object result = invoke(method, instance);
      if (result != null) check(name, result, scalar(outputs.get("result")), inputs);
      for (Field field : fields) {
        Object after = outputs.getOrDefault(field.getName(), inputs.get(field.getName()));
        check(field.getName(), ClassFiles.get(field, instance), scalar(after), inputs);
      }
    }
  }

  private static void check(
      String what, Object expected, Object actual, Map<String, Object> inputs) {
    if (!actual.equals(expected)) {
      assertThat(actual).as("%s for %s", what, describe(inputs)).isEqualTo(expected);
    }
  }

  private static Map<String, Object> describe(Map<String, Object> inputs) {
    Map<String, Object> scalars = new LinkedHashMap<>();
    inputs.forEach((name, array) -> scalars.put(name, scalar(array)));
    return scalars;
  }

  private static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (Modifier.isStatic(modifiers) || Modifier.isFinal(modifiers)) continue;
        if (!field.getType().isPrimitive()) continue;
        field.setAccessible(true);
        fields.add(field);
      }
    }
    return fields;
  }

  private static Object randomise(Field field, Object instance, RandomGenerator random) {
    Object array;
    if (field.getType() == boolean.class) {
      array = new boolean[] {random.nextBoolean()};
    } else if (field.getType() == int.class) {
      array = new int[] {random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(-5, 6)};
    } else {
      boolean special = random.nextInt(3) == 0;
      double number = special ? SPECIAL[random.nextInt(SPECIAL.length)] : 3 * random.nextGaussian();
      array = new double[] {number};
    }
    try {
      field.set(instance, scalar(array));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
    return array;
  }

  static Object scalar(Object array) {
    return java.lang.reflect.Array.get(array, 0);
  }

  static Object invoke(Method method, Object instance) {
    try {
      return method.invoke(instance);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }
}
