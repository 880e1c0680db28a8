package cajal.brain;

import cajal.brain.Reach.Value;
import cajal.brain.Reach.Variable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the annotations of a model class say: its states and inputs, from the base class down, and
/// the equations of those states that have one.
record Equations(Map<String, Variable> states, Map<String, Variable> inputs, List<Term> terms) {
  /// The equation of one state: a slope, a noise, or both; `held` while the neuron is refractory.
  record Term(Variable state, Optional<Value> slope, Optional<Value> noise, boolean held) {}

  static Equations of(Class<? extends Model> type) {
    Map<String, Variable> states = new LinkedHashMap<>();
    Map<String, Variable> inputs = new LinkedHashMap<>();
    Map<String, Method> methods = new LinkedHashMap<>();
    for (Class<?> level : levels(type)) {
      for (Field field : level.getDeclaredFields()) {
        if (field.isAnnotationPresent(State.class)) add(states, type, field);
        if (field.isAnnotationPresent(Input.class)) add(inputs, type, field);
      }
      for (Method method : level.getDeclaredMethods()) {
        boolean equation =
            method.isAnnotationPresent(Derivative.class) || method.isAnnotationPresent(Noise.class);
        if (equation) methods.put(method.getName(), method);
      }
    }
    requireStates(type, methods.values(), states.keySet());
    List<Term> terms = new ArrayList<>();
    for (Variable state : states.values()) {
      Term term = term(type, state, methods.values());
      if (term.slope.isPresent() || term.noise.isPresent()) terms.add(term);
    }
    return new Equations(states, inputs, terms);
  }

  private static List<Class<?>> levels(Class<?> type) {
    List<Class<?>> levels = new ArrayList<>();
    for (Class<?> level = type; level != Object.class; level = level.getSuperclass()) {
      levels.addFirst(level);
    }
    return levels;
  }

  private static void add(Map<String, Variable> variables, Class<?> type, Field field) {
    if (variables.put(field.getName(), Variable.of(field)) != null) {
      throw new IllegalArgumentException(
          type.getSimpleName()
              + " declares "
              + field.getName()
              + " again, which a class it extends has already; rename one");
    }
  }

  private static Term term(Class<?> type, Variable state, Collection<Method> methods) {
    Optional<Method> slope = only(type, Derivative.class, state, methods);
    Optional<Method> noise = only(type, Noise.class, state, methods);
    boolean held =
        slope.isPresent() && slope.get().getAnnotation(Derivative.class).unlessRefractory();
    return new Term(state, slope.map(Value::of), noise.map(Value::of), held);
  }

  private static Optional<Method> only(
      Class<?> type, Class<? extends Annotation> kind, Variable state, Collection<Method> methods) {
    List<Method> found =
        methods.stream()
            .filter(m -> m.isAnnotationPresent(kind) && stateOf(m).equals(state.name()))
            .toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "%s has both %s and %s as @%s of %s; keep one"
              .formatted(
                  type.getSimpleName(),
                  found.get(0).getName(),
                  found.get(1).getName(),
                  kind.getSimpleName(),
                  state.name()));
    }
    return found.stream().findFirst();
  }

  private static String stateOf(Method method) {
    Derivative derivative = method.getAnnotation(Derivative.class);
    if (derivative == null) return method.getAnnotation(Noise.class).of();
    return derivative.of().isEmpty() ? method.getName().substring(1) : derivative.of();
  }

  private static void requireStates(Class<?> type, Collection<Method> methods, Set<String> states) {
    for (Method method : methods) {
      if (!states.contains(stateOf(method))) {
        throw new IllegalArgumentException(
            type.getSimpleName()
                + "."
                + method.getName()
                + " is the equation of '"
                + stateOf(method)
                + "', but the states are "
                + states
                + "; name one of them with `of`, or mark the field with @State");
      }
    }
  }
}
