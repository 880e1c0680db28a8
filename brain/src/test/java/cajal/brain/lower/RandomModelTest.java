package cajal.brain.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cajal.brain.Neuron;
import cajal.brain.PlainRun;
import cajal.brain.integrate.Scheme;
import cajal.brain.text.Statements;
import cajal.emit.Lanes;
import cajal.ir.DType;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random neuron classes, compiled by javac and by Cajal: the interpreted graph, scalar code and
/// vector code agree in every bit by every scheme, and with the plain Java run in f64 to 10⁻⁹ (its
/// slopes are taken by differences, and functions and reassociated sums differ in the last bits).
class RandomModelTest {
  private static final int MODELS = 100;
  private static final int SIZE = 35;
  private static final int STEPS = 5;
  private static final double BOUND = 1e-9;
  private static final List<Lanes> VECTORS = List.of(Lanes.V128, Lanes.V256, Lanes.V512);

  private static final List<Scheme> FOR_NOISE =
      List.of(
          Scheme.AUTOMATIC, Scheme.EULER, Scheme.EXPONENTIAL_EULER, Scheme.HEUN, Scheme.MILSTEIN);
  private static final List<Scheme> WITHOUT_NOISE =
      List.of(
          Scheme.AUTOMATIC,
          Scheme.EULER,
          Scheme.EXPONENTIAL_EULER,
          Scheme.HEUN,
          Scheme.MIDPOINT,
          Scheme.RK4);

  @TempDir private Path folder;

  private record Subject(int seed, RandomModel model, Class<?> type) {
    Neuron neuron() throws ReflectiveOperationException {
      return (Neuron) type.getConstructor().newInstance();
    }

    Scheme scheme() {
      List<Scheme> schemes = model.isNoisy() ? FOR_NOISE : WITHOUT_NOISE;
      return schemes.get(seed % schemes.size());
    }

    CompiledStep step(Neuron neuron, DType real) {
      Contribution input = Contribution.stimulus(Statements.on(neuron).effect("input += 0.7"));
      return new CompiledStep(neuron, SIZE, real, scheme(), List.of("p1"), List.of(input));
    }
  }

  private List<Subject> subjects() throws IOException, ClassNotFoundException {
    List<String> arguments = new ArrayList<>(List.of("-d", folder.toString(), "-g:lines"));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), "-proc:none"));
    List<RandomModel> models = new ArrayList<>();
    for (int seed = 0; seed < MODELS; seed++) {
      RandomModel model = new RandomModel("Random" + seed, seed);
      Path file = folder.resolve("Random" + seed + ".java");
      Files.writeString(file, model.source());
      arguments.add(file.toString());
      models.add(model);
    }
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(failed).as("javac").isZero();
    ClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
    List<Subject> subjects = new ArrayList<>();
    for (int seed = 0; seed < MODELS; seed++) {
      subjects.add(new Subject(seed, models.get(seed), loader.loadClass("Random" + seed)));
    }
    return subjects;
  }

  @Test
  void randomModelsRunAlikeOnEveryPath() throws Exception {
    int spikes = 0;
    for (Subject subject : subjects()) {
      try {
        spikes += bits(subject, DType.F32, VECTORS.get(subject.seed % 3));
        bits(subject, DType.F64, VECTORS.get((subject.seed + 1) % 3));
        plain(subject);
      } catch (RuntimeException | LinkageError | AssertionError failure) {
        String source = subject.model.source();
        throw new AssertionError(
            "seed "
                + subject.seed
                + ", "
                + subject.scheme()
                + ": "
                + failure.getMessage()
                + "\n"
                + source,
            failure);
      }
    }
    assertThat(spikes).isGreaterThan(MODELS);
  }

  /// Random states and one parameter that differs between neurons.
  private static Map<String, Object> arrays(Neuron neuron, DType real, int seed) {
    Random random = new Random(seed);
    Map<String, Object> arrays = new LinkedHashMap<>();
    ModelFields fields = ModelFields.of(neuron.getClass());
    List<Field> all = new ArrayList<>(fields.states());
    fields.parameters().stream().filter(f -> f.getName().equals("p1")).forEach(all::add);
    for (Field field : all) {
      Object array = CompiledStep.exact(ModelFields.dtype(field, real), SIZE);
      for (int i = 0; i < SIZE; i++) {
        switch (array) {
          case float[] x -> x[i] = (float) random.nextGaussian();
          case double[] x -> x[i] = random.nextGaussian();
          case int[] x -> x[i] = field.getName().equals("readyAt") ? 0 : random.nextInt(4);
          case boolean[] x -> x[i] = random.nextBoolean();
          default -> throw new AssertionError(field);
        }
      }
      arrays.put(field.getName(), array);
    }
    return arrays;
  }

  /// Interpreted, scalar and vector runs; gives the number of spikes of the last step.
  private static int bits(Subject subject, DType real, Lanes lanes)
      throws ReflectiveOperationException {
    Neuron neuron = subject.neuron();
    CompiledStep step = subject.step(neuron, real);
    Map<String, Object> arrays = arrays(neuron, real, subject.seed);
    Map<String, Object> expected = step.interpret(arrays, STEPS);
    for (Lanes way : List.of(Lanes.SCALAR, lanes)) {
      Map<String, Object> found = step.compiled(arrays, STEPS, way);
      expected.forEach((name, array) -> {
        int stride = Array.getLength(array) == SIZE ? 1 : 0;
        for (int i = 0; i < SIZE; i++) {
          Object one = Array.get(found.get(name), i);
          Object other = Array.get(array, i * stride);
          if (!one.equals(other)) fail("%s[%d] in %s: %s, %s %s", name, i, real, other, way, one);
        }
      });
    }
    int spikes = 0;
    boolean[] spiked = (boolean[]) expected.get(NeuronStep.SPIKES);
    for (boolean one : spiked) spikes += one ? 1 : 0;
    return spikes;
  }

  private static void plain(Subject subject) throws ReflectiveOperationException {
    Neuron neuron = subject.neuron();
    Map<String, Object> arrays = arrays(neuron, DType.F64, subject.seed);
    Map<String, Object> found =
        subject.step(neuron, DType.F64).compiled(arrays, STEPS, Lanes.SCALAR);
    PlainRun<Neuron> run =
        new PlainRun<>(neuron, SIZE, CompiledStep.DT, subject.scheme(), CompiledStep.KEY);
    run.inject("input", 0.7);
    for (int i = 0; i < SIZE; i++) {
      for (Map.Entry<String, Object> entry : arrays.entrySet()) {
        if (entry.getKey().equals("readyAt")) continue;
        Field field = neuron.getClass().getField(entry.getKey());
        field.set(run.neurons().get(i), Array.get(entry.getValue(), i));
      }
    }
    run.run(STEPS);
    for (String name : arrays.keySet()) {
      if (name.equals("readyAt") || name.equals("p1")) continue;
      double[] expected = run.state(name);
      for (int i = 0; i < SIZE; i++) {
        double bound = BOUND * Math.max(1, Math.abs(expected[i]));
        double one = number(Array.get(found.get(name), i));
        if (!(Math.abs(one - expected[i]) <= bound)) {
          fail("%s[%d]: plain %s, compiled %s", name, i, expected[i], one);
        }
      }
    }
  }

  private static double number(Object value) {
    return value instanceof Boolean flag ? flag ? 1 : 0 : ((Number) value).doubleValue();
  }
}
