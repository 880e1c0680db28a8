package cajal.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.integrate.Scheme;
import cajal.unit.PhysicalUnit;
import cajal.unit.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every model of the library: units, a source, and a frozen trace.
class LibraryTest {
  static Stream<Class<? extends Model>> models() {
    return LibraryModels.models();
  }

  @Test
  void libraryHoldsTheModelsOfTheField() {
    assertThat(models().map(Class::getSimpleName))
        .hasSizeGreaterThanOrEqualTo(26)
        .contains("Lif", "CobaLif", "AdEx", "HodgkinHuxley", "Nmda", "TsodyksMarkram", "SongStdp");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelDeclaresUnitsThatCanBeRead(Class<? extends Model> type) {
    List<String> units = new ArrayList<>();
    for (Class<?> level = type; level != Model.class; level = level.getSuperclass()) {
      for (Field field : level.getDeclaredFields()) {
        Unit unit = field.getAnnotation(Unit.class);
        if (unit != null) units.add(PhysicalUnit.parse(unit.value()).toString());
      }
    }
    assertThat(units).as("fields of %s with @Unit", type.getSimpleName()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelNamesItsSource(Class<? extends Model> type) throws IOException {
    Path source = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
    assertThat(Files.readString(source)).contains("/// Source: ");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyParameterAndStateIsPublicAndOfOnePrimitiveType(Class<? extends Model> type) {
    for (Field field : type.getDeclaredFields()) {
      if (field.isSynthetic()) continue;
      assertThat(Modifier.isPublic(field.getModifiers())).as(field.toString()).isTrue();
      assertThat(field.getType().isPrimitive()).as(field.toString()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelHasItsGoldenTrace(Class<? extends Model> type) throws Exception {
    String expected = golden().get(type.getSimpleName());
    String found = trace(type.getConstructor().newInstance());
    assertThat(expected)
        .as("golden-traces.txt needs the line: %s %s", type.getSimpleName(), found)
        .isNotNull();
    String[] want = expected.split(" ");
    String[] have = found.split(" ");
    assertThat(have).hasSameSizeAs(want);
    for (int i = 0; i < want.length; i++) {
      double number = Double.parseDouble(want[i]);
      assertThat(Double.parseDouble(have[i]))
          .as("%s, number %d", type.getSimpleName(), i)
          .isCloseTo(number, within(1e-9 * Math.max(1, Math.abs(number))));
    }
  }

  private static Map<String, String> golden() {
    Map<String, String> lines = new TreeMap<>();
    try (InputStream in =
        Objects.requireNonNull(LibraryTest.class.getResourceAsStream("golden-traces.txt"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (line.startsWith("#") || line.isBlank()) continue;
        String[] parts = line.split(" ", 2);
        lines.put(parts[0], parts[1]);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return lines;
  }

  /// All states after 10, 20, … 50 ms.
  private static String trace(Model model) {
    return model instanceof Neuron neuron ? traceOf(neuron) : traceOf((Synapse) model);
  }

  private static String traceOf(Neuron neuron) {
    PlainRun<Neuron> run = new PlainRun<>(neuron, 1, 0.1, Scheme.EXPONENTIAL_EULER);
    run.inject("input", LibraryModels.input(neuron.getClass()));
    List<String> numbers = new ArrayList<>();
    for (int part = 0; part < 5; part++) {
      run.run(100);
      addStates(neuron.getClass(), run.neurons().getFirst(), numbers);
    }
    numbers.add(String.valueOf(run.spikes().size()));
    return String.join(" ", numbers);
  }

  /// The source spikes every 8 ms, the target 3 ms after every second of these spikes.
  private static String traceOf(Synapse synapse) {
    PlainNetwork net = new PlainNetwork(0.1);
    PlainRun<Metronome> from =
        net.population(new Metronome(0, 80, 160, 240, 320, 400), 1, Scheme.EULER);
    PlainRun<Metronome> to = net.population(new Metronome(30, 190, 350), 1, Scheme.EULER);
    PlainEdges edge = new PlainEdges(new int[] {0, 1}, new int[] {0}, new int[] {1});
    synapse.w = 0.5;
    double[] acted = new double[1];
    Synapse one =
        net.connect(
                from,
                to,
                edge,
                synapse,
                Scheme.EXPONENTIAL_EULER,
                (cell, amount) -> acted[0] += amount)
            .getFirst();
    List<String> numbers = new ArrayList<>();
    for (int part = 0; part < 5; part++) {
      net.run(100);
      addStates(synapse.getClass(), one, numbers);
      numbers.add(shown(one.w));
      numbers.add(shown(acted[0]));
    }
    return String.join(" ", numbers);
  }

  private static void addStates(Class<? extends Model> type, Model model, List<String> numbers) {
    Equations.of(type).states().values().forEach(state -> numbers.add(shown(state.get(model))));
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.12g", value);
  }
}
