package cajal.systems.fitting;

import cajal.brain.Neuron;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.function.Supplier;

/// Fields of neurons that are set by their names.
public final class Fields {
  private Fields() {}

  /// The neurons that `fresh` makes, with numbers of their own in some fields.
  ///
  /// @throws IllegalArgumentException if there is no such public field of type double
  public static <N extends Neuron> Supplier<N> set(Supplier<N> fresh, Map<String, Double> numbers) {
    return () -> {
      N neuron = fresh.get();
      numbers.forEach((field, number) -> set(neuron, field, number));
      return neuron;
    };
  }

  private static void set(Neuron neuron, String field, double number) {
    try {
      Field found = neuron.getClass().getField(field);
      found.setAccessible(true);
      found.setDouble(neuron, number);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s has no public field '%s' of type double"
              .formatted(neuron.getClass().getSimpleName(), field),
          e);
    }
  }
}
