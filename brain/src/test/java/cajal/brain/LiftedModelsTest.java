package cajal.brain;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.lift.Lifted;
import cajal.lift.Lifter;
import cajal.lift.Subject;
import cajal.unit.PhysicalUnit;
import cajal.unit.Unit;
import cajal.unit.UnitRules;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every method of every model of the library, lifted, computes the bits that Java computes, and
/// its units fit.
class LiftedModelsTest {
  private static final int STATES = 20;

  static Stream<Class<? extends Model>> models() {
    return LibraryTest.models();
  }

  /// Every field an input of the graph.
  private record Open(Model instance, GraphBuilder builder) implements Subject {
    @Override
    public Value read(Field field) {
      return builder.input(field.getName(), Type.scalar(type(field)));
    }

    @Override
    public void checkWrite(Field field, Supplier<String> where) {}
  }

  private static DType type(Field field) {
    if (field.getType() == boolean.class) return DType.BOOL;
    return field.getType() == int.class ? DType.I32 : DType.F64;
  }

  @ParameterizedTest
  @MethodSource("models")
  void liftedMethodsComputeWhatJavaComputes(Class<? extends Model> type)
      throws ReflectiveOperationException {
    for (Method method : methods(type)) {
      Model model = type.getConstructor().newInstance();
      GraphBuilder builder = new GraphBuilder();
      Lifter lifter = new Lifter(builder, DType.F64, (kind, site, occurrence, p) -> null);
      Lifted lifted = lifter.call(new Open(model, builder), method);
      checkUnit(type, method, lifted);
      compare(model, method, graph(builder, lifted));
    }
  }

  private static List<Method> methods(Class<?> type) {
    List<Method> methods = new ArrayList<>();
    for (Class<?> c = type; c != Model.class; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getParameterCount() > 0 || method.isSynthetic()) continue;
        if (method.getName().equals("takeTransmitted")) continue;
        method.setAccessible(true);
        methods.add(method);
      }
    }
    return methods;
  }

  private static void checkUnit(Class<?> type, Method method, Lifted lifted)
      throws NoSuchFieldException {
    Derivative derivative = method.getAnnotation(Derivative.class);
    if (derivative == null) return;
    String name = derivative.of().isEmpty() ? method.getName().substring(1) : derivative.of();
    Field state = field(type, name);
    Unit unit = state.getAnnotation(Unit.class);
    PhysicalUnit of = unit == null ? PhysicalUnit.ONE : PhysicalUnit.parse(unit.value());
    UnitRules.expect(name, of.per(PhysicalUnit.parse("ms")), lifted.unit(), type.getName());
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name)) return field;
      }
    }
    throw new NoSuchFieldException(name);
  }

  private static Graph graph(GraphBuilder builder, Lifted lifted) {
    List<Graph.Port> outputs = new ArrayList<>();
    if (lifted.result() != null) outputs.add(new Graph.Port("result", lifted.result()));
    lifted.writes().forEach((key, v) -> outputs.add(new Graph.Port(key.field().getName(), v)));
    return builder.build(outputs);
  }

  private static void compare(Model model, Method method, Graph graph)
      throws ReflectiveOperationException {
    Random random = new Random(method.getName().hashCode());
    for (int trial = 0; trial < STATES; trial++) {
      Map<String, Object> inputs = new LinkedHashMap<>();
      for (Graph.Port port : graph.inputs()) {
        Field field = field(model.getClass(), port.name());
        field.setAccessible(true);
        inputs.put(port.name(), randomise(model, field, random));
      }
      Map<String, Object> outputs = Interpreter.run(graph, inputs);
      Object result = method.invoke(model);
      for (Graph.Port port : graph.outputs()) {
        Object actual = Array.get(outputs.get(port.name()), 0);
        boolean isResult = port.name().equals("result");
        Field field = isResult ? null : field(model.getClass(), port.name());
        if (field != null) field.setAccessible(true);
        assertThat(actual)
            .as("%s.%s gives %s", model.getClass().getSimpleName(), method.getName(), port.name())
            .isEqualTo(field == null ? result : field.get(model));
      }
    }
  }

  /// Sets a field to something near its value.
  private static Object randomise(Model model, Field field, Random random)
      throws IllegalAccessException {
    Object array =
        switch (type(field)) {
          case BOOL -> new boolean[] {random.nextBoolean()};
          case I32 -> new int[] {random.nextInt(100)};
          default -> {
            double near = field.getDouble(model) * (1 + 0.3 * random.nextGaussian());
            yield new double[] {near == 0 ? random.nextGaussian() : near};
          }
        };
    field.set(model, Array.get(array, 0));
    return array;
  }
}
