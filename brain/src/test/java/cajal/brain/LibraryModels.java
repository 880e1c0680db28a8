package cajal.brain;

import cajal.brain.models.Lif;
import cajal.brain.synapses.Exponential;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The models of the library, found by looking into their packages.
public final class LibraryModels {
  private LibraryModels() {}

  /// A steady input that makes the neuron fire, where 0 does not.
  private static final Map<String, Double> INPUT =
      Map.ofEntries(
          Map.entry("AdEx", 1000.0),
          Map.entry("CondAlphaLif", 0.9),
          Map.entry("CubaLif", 2.0),
          Map.entry("Eif", 20.0),
          Map.entry("Gif", 1.5),
          Map.entry("HodgkinHuxley", 10.0),
          Map.entry("IafPscAlpha", 500.0),
          Map.entry("IafPscExp", 500.0),
          Map.entry("IntFire1", 1.5),
          Map.entry("Izhikevich", 10.0),
          Map.entry("Izhikevich2007", 100.0),
          Map.entry("Lif", 25.0),
          Map.entry("NirLif", 1.5),
          Map.entry("Qif", 10.0),
          Map.entry("TraubMiles", 200.0),
          Map.entry("WangBuzsaki", 1.0));

  /// What to inject into a neuron to see it fire.
  public static double input(Class<? extends Model> type) {
    return INPUT.getOrDefault(type.getSimpleName(), 0.0);
  }

  /// A new one of each kind of neuron.
  public static Stream<Neuron> neurons() {
    return models().filter(Neuron.class::isAssignableFrom).map(LibraryModels::made);
  }

  private static Neuron made(Class<? extends Model> type) {
    try {
      return (Neuron) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }

  /// Neurons and synapses.
  public static Stream<Class<? extends Model>> models() {
    return Stream.of(Lif.class, Exponential.class)
        .flatMap(LibraryModels::classesBeside)
        .filter(Model.class::isAssignableFrom)
        .<Class<? extends Model>>map(type -> type.asSubclass(Model.class))
        .filter(LibraryModels::hasPlainConstructor);
  }

  private static boolean hasPlainConstructor(Class<?> type) {
    return Stream.of(type.getConstructors()).anyMatch(made -> made.getParameterCount() == 0);
  }

  private static Stream<Class<?>> classesBeside(Class<?> one) {
    try {
      Path folder =
          Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI())
              .resolve(one.getPackageName().replace('.', '/'));
      try (Stream<Path> files = Files.list(folder)) {
        List<String> names =
            files
                .map(file -> file.getFileName().toString())
                .filter(n -> n.endsWith(".class"))
                .sorted()
                .toList();
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
          if (name.contains("-info")) continue;
          classes.add(Class.forName(one.getPackageName() + "." + name.replace(".class", "")));
        }
        return classes.stream();
      }
    } catch (IOException | URISyntaxException | ClassNotFoundException broken) {
      throw new AssertionError(broken);
    }
  }
}
