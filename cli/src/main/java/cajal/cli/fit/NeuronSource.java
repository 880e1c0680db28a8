package cajal.cli.fit;

import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.cli.source.SourceClasses;
import cajal.cli.source.SourceError;
import cajal.error.Spelling;
import cajal.systems.fitting.CellModel;
import cajal.systems.fitting.Fields;
import cajal.systems.fitting.Free;
import cajal.systems.fitting.NeuronCell;
import cajal.systems.fitting.spikes.Range;
import cajal.systems.fitting.spikes.SpikingModel;
import cajal.unit.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A neuron class in a user's Java file, and the fields of it that are fitted.
///
/// @param free as `tau=2:20`, each with the bounds between which it is searched
/// @param perPicoampere what `input` is at 1 pA
public record NeuronSource(Path file, List<String> free, double perPicoampere) {
  private static final Pattern DECLARED = Pattern.compile("\\bdouble\\b[^(=]*\\binput\\b");

  /// As a model that is fitted to spikes.
  ///
  /// @throws SourceError if the file does not compile, or has not exactly one neuron that can be
  ///   made without arguments
  /// @throws OptionError if what is to be fitted is not among its fields
  public SpikingModel model() {
    Class<?> type = type();
    return model(type, admitted(type));
  }

  /// The same with any bounds, for a model whose numbers are known.
  SpikingModel restored() {
    Class<?> type = type();
    return model(type, chosen(type));
  }

  private SpikingModel model(Class<?> type, List<Chosen> chosen) {
    List<Range> ranges =
        chosen.stream().map(one -> range(one.name(), one.low(), one.high())).toList();
    return new SpikingModel(name(), () -> instance(type), perPicoampere, ranges);
  }

  private static Range range(String field, double low, double high) {
    return low > 0 && high / low > 5 ? Range.scale(field, low, high) : Range.of(field, low, high);
  }

  /// As a model that is fitted to voltages.
  ///
  /// @param fixed `name=number` of fields that are not fitted, where they are not those of the file
  /// @throws SourceError if the file does not compile, or has not exactly one neuron that can be
  ///   made without arguments
  /// @throws OptionError if what is to be fitted is not among its fields
  public CellModel cell(List<String> fixed) {
    Class<?> type = type();
    Map<String, Double> numbers = Chosen.fixed(type.getSimpleName(), fields(type), fixed);
    Map<String, Admissible> kinds = new LinkedHashMap<>();
    for (String field : fields(type)) kinds.put(field, Admissible.of(field, unit(type, field)));
    Admissible.require(numbers, kinds);
    List<Free> all =
        admitted(type).stream()
            .map(one -> new Free(one.name(), unit(type, one.name()), one.low(), one.high()))
            .toList();
    String name = name().replaceAll("\\.java$", "");
    return new NeuronCell(
        name, Fields.set(() -> instance(type), numbers), 1000 * perPicoampere, all);
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }

  private Class<?> type() {
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
    requireInherited(type);
    instance(type);
    return type;
  }

  /// @throws SourceError if a class has an input of its own beside that of every neuron
  private void requireInherited(Class<?> type) {
    if (Arrays.stream(type.getDeclaredFields()).noneMatch(f -> f.getName().equals("input"))) return;
    throw new SourceError(
        "%s:%d: %s declares a field 'input', which it inherits from Neuron; leave the declaration out."
            .formatted(file, declaration(), type.getSimpleName()));
  }

  /// The line in which `input` is declared.
  private int declaration() {
    try {
      List<String> lines = Files.readAllLines(file);
      int at = 0;
      while (at < lines.size() - 1 && !DECLARED.matcher(lines.get(at)).find()) at++;
      return at + 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is chosen, each within what its unit allows.
  private List<Chosen> admitted(Class<?> type) {
    List<Chosen> all = chosen(type);
    for (Chosen one : all) Admissible.of(one.name(), unit(type, one.name())).require(one);
    return all;
  }

  private List<Chosen> chosen(Class<?> type) {
    List<String> fields = fields(type);
    if (free.isEmpty()) {
      throw new OptionError(
          "nothing is fitted: name fields of %s with bounds, as --free %s=LOW:HIGH; it has %s."
              .formatted(
                  type.getSimpleName(),
                  fields.isEmpty() ? "gL" : fields.getFirst(),
                  fields.isEmpty() ? "no public double" : String.join(", ", fields)));
    }
    List<Chosen> all = new ArrayList<>();
    for (String text : free) {
      Chosen one = Chosen.parse(text);
      all.add(one);
      boolean isField = fields.contains(one.name());
      if (one.isBounded() && isField) continue;
      if (isField) {
        throw new OptionError(
            "--free %s: a field of your own has no usual bounds; write --free %s=LOW:HIGH."
                .formatted(text, one.name()));
      }
      throw new OptionError(
          "--free %s: write field=low:high, the field being one of %s of %s.%s"
              .formatted(
                  text,
                  String.join(", ", fields),
                  type.getSimpleName(),
                  Spelling.suggestion(one.name(), fields)));
    }
    return all;
  }

  /// The parameters of a neuron class: its public numbers that are no states.
  private static List<String> fields(Class<?> type) {
    List<String> fields = new ArrayList<>();
    for (Field field : type.getFields()) {
      if (field.getType() != double.class || field.getName().equals("input")) continue;
      if (field.isAnnotationPresent(State.class) || Modifier.isStatic(field.getModifiers()))
        continue;
      fields.add(field.getName());
    }
    return fields;
  }

  private static String unit(Class<?> type, String field) {
    try {
      Unit unit = type.getField(field).getAnnotation(Unit.class);
      return unit == null ? "" : unit.value();
    } catch (NoSuchFieldException impossible) {
      throw new AssertionError(impossible);
    }
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
