package cajal.docs;

import cajal.brain.Model;
import cajal.brain.Neuron;
import cajal.brain.Synapse;
import cajal.brain.lower.ModelFields;
import cajal.brain.lower.NeuronStep;
import cajal.brain.lower.SymbolicModel;
import cajal.brain.lower.SynapseAnalysis;
import cajal.ir.DType;
import cajal.random.Key;
import cajal.unit.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The catalogue of the library's models: numbers and units from the classes, equations and sources
/// from their Javadoc, schemes and placements from the compiler.
final class ModelsPage {
  private static final String HEAD =
      """
      # The models of the library

      Generated from the classes by `cajal.docs.ModelsPageTest`; run it with `-Dcajal.update=true` \
      after a change. Values are defaults; every field is public and may be set on the object before \
      a population is made of it, or for each neuron by `init`. A value without a unit is a plain \
      number. How a step goes, in which order and with which conventions: \
      [step order](decisions/step-order.md). "Integrated" is what the compiler chooses for the \
      default parameters; "placed" is what it proves of a synapse whose projection has one weight.

      """;

  private ModelsPage() {}

  static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    List<Model> neurons = models("cajal.brain.models");
    List<Model> synapses = models("cajal.brain.synapses");
    contents("Neurons", neurons, text);
    contents("Synapses", synapses, text);
    text.append("\n## Neurons\n");
    neurons.forEach(model -> section(model, text));
    text.append("\n## Synapses\n");
    synapses.forEach(model -> section(model, text));
    return text.toString();
  }

  private static List<Model> models(String where) {
    Path folder = Page.ROOT.resolve("brain/src/main/java").resolve(where.replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> !name.contains("-"))
          .sorted()
          .flatMap(name -> model(where + "." + name).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One object of a class, where the class is a model that has its own defaults.
  private static List<Model> model(String name) {
    try {
      Class<?> type = Class.forName(name);
      boolean made =
          Model.class.isAssignableFrom(type)
              && !Modifier.isAbstract(type.getModifiers())
              && Stream.of(type.getConstructors()).anyMatch(c -> c.getParameterCount() == 0);
      return made ? List.of((Model) type.getConstructor().newInstance()) : List.of();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static String name(Model model) {
    return model.getClass().getSimpleName();
  }

  private static void contents(String title, List<Model> models, StringBuilder text) {
    text.append(
        models.stream()
            .map(model -> "[%s](#%s)".formatted(name(model), name(model).toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", ", "**" + title + "**: ", ".\n\n")));
  }

  private static void section(Model model, StringBuilder text) {
    text.append("\n### ").append(name(model)).append('\n');
    List<SourceDoc> docs = lineage(model).stream().map(SourceDoc::of).toList();
    for (int i = docs.size() - 1; i >= 0; i--) {
      for (String paragraph : docs.get(i).text()) text.append(paragraph).append("\n\n");
    }
    table(model, docs, text);
    actions(model, docs, text);
    text.append(model instanceof Neuron neuron ? integrated(neuron) : placed((Synapse) model));
  }

  /// The classes of the library that a model is made of, its own last.
  private static List<Class<?>> lineage(Model model) {
    List<Class<?>> lineage = new ArrayList<>();
    Class<?> type = model.getClass();
    while (type != Neuron.class && type != Synapse.class) {
      lineage.addFirst(type);
      type = type.getSuperclass();
    }
    return lineage;
  }

  private static void table(Model model, List<SourceDoc> docs, StringBuilder text) {
    ModelFields fields = ModelFields.of(model.getClass());
    text.append("| | field | value | unit | |\n|---|---|---|---|---|\n");
    rows("parameter", fields.parameters(), model, docs, text);
    rows("state", fields.states(), model, docs, text);
    text.append('\n');
  }

  private static void rows(
      String what, List<Field> fields, Model model, List<SourceDoc> docs, StringBuilder text) {
    for (Field field : fields) {
      boolean own = lineage(model).contains(field.getDeclaringClass());
      if (!own && !field.getName().equals("w")) continue;
      Unit unit = field.getAnnotation(Unit.class);
      String meaning = own ? said(docs, field.getName()) : "weight, as given to `connect`";
      text.append(
          "| %s | `%s` | %s | %s | %s |\n"
              .formatted(
                  what,
                  field.getName(),
                  value(field, model),
                  unit == null ? "" : unit.value(),
                  meaning));
    }
  }

  private static String said(List<SourceDoc> docs, String member) {
    return docs.stream()
        .map(doc -> doc.members().get(member))
        .filter(said -> said != null)
        .findFirst()
        .orElse("");
  }

  private static String value(Field field, Model model) {
    double number = SymbolicModel.number(field, model);
    if (field.getType() == boolean.class) return number == 1 ? "true" : "false";
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /// What projections may call.
  private static void actions(Model model, List<SourceDoc> docs, StringBuilder text) {
    Map<String, Method> actions = new TreeMap<>();
    for (Class<?> type : lineage(model)) {
      for (Method method : type.getDeclaredMethods()) {
        boolean open = Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
        if (open && method.getParameterCount() > 0) actions.put(method.getName(), method);
      }
    }
    actions.forEach((name, method) ->
        text.append("`%s(%s)`: %s\n\n".formatted(name, parameters(method), said(docs, name))));
  }

  private static String parameters(Method method) {
    Function<Parameter, String> text =
        parameter -> {
          Unit unit = parameter.getAnnotation(Unit.class);
          return parameter.getName() + (unit == null ? "" : " in " + unit.value());
        };
    return Stream.of(method.getParameters()).map(text).collect(Collectors.joining(", "));
  }

  private static String integrated(Neuron neuron) {
    var spec = NeuronStep.Spec.alone(neuron, 64, DType.F32, 0.1, Key.of(1));
    Map<String, List<String>> states = new TreeMap<>();
    NeuronStep.build(spec)
        .methods()
        .forEach((state, how) ->
            states.computeIfAbsent(how, h -> new ArrayList<>()).add("`" + state + "`"));
    return states.entrySet().stream()
        .map(entry -> entry.getKey() + " for " + String.join(", ", entry.getValue()))
        .collect(Collectors.joining("; ", "Integrated: ", ".\n"));
  }

  private static String placed(Synapse synapse) {
    return "Placed: " + SynapseAnalysis.of(synapse, 0.1, true, true).placement() + ".\n";
  }
}
