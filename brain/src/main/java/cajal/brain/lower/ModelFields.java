package cajal.brain.lower;

import cajal.brain.Derivative;
import cajal.brain.Input;
import cajal.brain.Model;
import cajal.brain.Neuron;
import cajal.brain.Noise;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.ir.DType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the fields and methods of a model's class are for, superclasses first.
public record ModelFields(
    List<Field> states,
    List<Field> inputs,
    List<Field> parameters,
    Map<Field, Method> derivatives,
    Map<Field, Method> noises) {

  public static ModelFields of(Class<? extends Model> model) {
    List<Field> states = new ArrayList<>();
    List<Field> inputs = new ArrayList<>();
    List<Field> parameters = new ArrayList<>();
    for (Class<?> type : lineage(model)) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) continue;
        field.setAccessible(true);
        if (field.isAnnotationPresent(State.class) || isImplicit(field)) {
          states.add(field);
        } else if (field.isAnnotationPresent(Input.class)) {
          inputs.add(field);
        } else if (type != Model.class && field.getType().isPrimitive()) {
          parameters.add(field);
        }
      }
    }
    return new ModelFields(
        states,
        inputs,
        parameters,
        equations(model, states, Derivative.class, ModelFields::derived),
        equations(model, states, Noise.class, method -> method.getAnnotation(Noise.class).of()));
  }

  /// States the framework keeps for every model of a kind.
  private static boolean isImplicit(Field field) {
    return field.getDeclaringClass() == Neuron.class && field.getName().equals("readyAt");
  }

  /// The classes from the framework's down to the model's own.
  static List<Class<?>> lineage(Class<?> model) {
    List<Class<?>> lineage = new ArrayList<>();
    for (Class<?> type = model; type != null && type != Object.class; type = type.getSuperclass()) {
      lineage.addFirst(type);
    }
    return lineage;
  }

  private static String derived(Method method) {
    String of = method.getAnnotation(Derivative.class).of();
    if (!of.isEmpty()) return of;
    String name = method.getName();
    return name.startsWith("d") ? name.substring(1) : name;
  }

  private static Map<Field, Method> equations(
      Class<?> model,
      List<Field> states,
      Class<? extends Annotation> kind,
      Function<Method, String> target) {
    Map<Field, Method> equations = new LinkedHashMap<>();
    for (Class<?> type : lineage(model)) {
      for (Method method : type.getDeclaredMethods()) {
        if (!method.isAnnotationPresent(kind) || method.isBridge()) continue;
        String name = target.apply(method);
        Field state =
            states.stream()
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> unknownState(model, method, kind, name, states));
        if (method.getParameterCount() != 0 || method.getReturnType() != double.class) {
          throw new IllegalArgumentException(
              model.getSimpleName()
                  + "."
                  + method.getName()
                  + " is a @"
                  + kind.getSimpleName()
                  + " and must take nothing and return double");
        }
        method.setAccessible(true);
        equations.put(state, method);
      }
    }
    return inStateOrder(states, equations);
  }

  /// Reflection gives methods in no order; equations come in that of the states.
  private static Map<Field, Method> inStateOrder(List<Field> states, Map<Field, Method> equations) {
    Map<Field, Method> ordered = new LinkedHashMap<>();
    for (Field state : states) {
      if (equations.containsKey(state)) ordered.put(state, equations.get(state));
    }
    return ordered;
  }

  private static IllegalArgumentException unknownState(
      Class<?> model, Method method, Class<?> kind, String name, List<Field> states) {
    return new IllegalArgumentException(
        model.getSimpleName()
            + "."
            + method.getName()
            + " is the @"
            + kind.getSimpleName()
            + " of '"
            + name
            + "', but the @State fields are "
            + states.stream().filter(field -> !isImplicit(field)).map(Field::getName).toList()
            + "; name the method d<state> or give @"
            + kind.getSimpleName()
            + "(of = \"…\")");
  }

  /// Whether a state stands still while its neuron is refractory.
  public boolean isHeld(Field state) {
    Method derivative = derivatives.get(state);
    return derivative != null && derivative.getAnnotation(Derivative.class).unlessRefractory();
  }

  /// The element type of a field where Java's double is `real`.
  public static DType dtype(Field field, DType real) {
    Class<?> type = field.getType();
    if (type == int.class) return DType.I32;
    if (type == boolean.class) return DType.BOOL;
    if (type == double.class || type == float.class) return real;
    throw new IllegalArgumentException(
        field.getDeclaringClass().getSimpleName()
            + "."
            + field.getName()
            + " is a "
            + type.getSimpleName()
            + "; a state or parameter is double, float, int or boolean");
  }

  /// The method of that name without parameters, the most derived one.
  public static Method method(Class<?> model, String name) {
    for (Class<?> type : lineage(model).reversed()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == 0
            && !method.isBridge()) {
          method.setAccessible(true);
          return method;
        }
      }
    }
    throw new IllegalArgumentException(model.getSimpleName() + " has no method " + name + "()");
  }

  /// Whether a model's class says something of its own in a method that neurons or synapses have.
  public static boolean overrides(Class<?> model, String name) {
    Class<?> owner = method(model, name).getDeclaringClass();
    return owner != Neuron.class && owner != Synapse.class;
  }
}
