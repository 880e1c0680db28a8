package cajal.cli.fit;

import cajal.brain.Neuron;
import cajal.cli.source.SourceClasses;
import cajal.cli.source.SourceError;
import cajal.systems.fitting.spikes.Range;
import cajal.systems.fitting.spikes.SpikingModel;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A neuron class in a user's Java file, and the fields of it that are fitted.
///
/// @param free as `tau=2:20`, each with the bounds between which it is searched
/// @param perPicoampere what `input` is at 1 pA
public record NeuronSource(Path file, List<String> free, double perPicoampere) {
  /// @throws SourceError if the file does not compile, or has not exactly one neuron that can be
  ///   made without arguments
  /// @throws IllegalArgumentException if what is to be fitted is not among its fields
  public SpikingModel model() {
    List<Class<?>> neurons =
        SourceClasses.compile(file).stream()
            .filter(type -> Neuron.class.isAssignableFrom(type))
            .filter(type -> !Modifier.isAbstract(type.getModifiers()))
            .toList();
    if (neurons.size() != 1) {
      throw new SourceError(
          file
              + ": there are "
              + neurons.size()
              + " classes that extend Neuron; a model file has one, as `public class My extends Neuron`.");
    }
    Class<?> type = neurons.getFirst();
    instance(type);
    List<Range> ranges = free.stream().map(text -> range(type, text)).toList();
    return new SpikingModel(
        String.valueOf(file.getFileName()), () -> instance(type), perPicoampere, ranges);
  }

  private Range range(Class<?> type, String text) {
    String[] parts = text.split("[=:]");
    List<String> fields = new ArrayList<>();
    for (Field field : type.getFields()) {
      if (field.getType() == double.class && !field.getName().equals("input")) {
        fields.add(field.getName());
      }
    }
    if (parts.length == 3 && fields.contains(parts[0])) {
      try {
        double low = Double.parseDouble(parts[1]);
        double high = Double.parseDouble(parts[2]);
        return low > 0 && high / low > 5
            ? Range.scale(parts[0], low, high)
            : Range.of(parts[0], low, high);
      } catch (NumberFormatException e) {
        // said below
      }
    }
    throw new IllegalArgumentException(
        "--free %s: write field=low:high, the field being one of %s of %s"
            .formatted(text, String.join(", ", fields), type.getSimpleName()));
  }

  private Neuron instance(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Neuron) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new SourceError(
          "%s: %s cannot be made without arguments; make it a class of its own, not one within another, with no constructor (%s)"
              .formatted(file, type.getSimpleName(), Arrays.toString(type.getConstructors())));
    }
  }
}
