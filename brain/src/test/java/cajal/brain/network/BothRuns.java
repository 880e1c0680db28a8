package cajal.brain.network;

import cajal.brain.Neuron;
import cajal.brain.PlainRun;
import cajal.brain.integrate.Scheme;
import cajal.brain.lower.ModelFields;
import cajal.emit.Lanes;
import cajal.random.Key;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Random;

/// One population twice: compiled in f64, and as plain Java; with the same states, inputs and
/// random numbers.
final class BothRuns<N extends Neuron> implements AutoCloseable {
  static final int SIZE = 90;
  private static final long SEED = 11;

  final Network net;
  final Population<N> compiled;
  final PlainRun<N> plain;

  BothRuns(N neuron, double dt, Scheme scheme, Lanes lanes, int threads) {
    net =
        new Network(dt).seed(SEED).doublePrecision().strict().cold().lanes(lanes).threads(threads);
    compiled = net.population("both", neuron, SIZE).integrate(scheme);
    plain = new PlainRun<>(neuron, SIZE, dt, scheme, Key.of(SEED).fold("both"));
  }

  /// Scatters all states around their initial values.
  BothRuns<N> scatter() {
    Random random = new Random(3);
    for (Field state : states()) {
      double[] values = new double[SIZE];
      double usual = compiled.get(state.getName())[0];
      for (int i = 0; i < SIZE; i++) {
        double off = random.nextGaussian();
        values[i] = usual == 0 ? 0.2 * Math.abs(off) : usual * (1 + 0.05 * off);
      }
      compiled.set(state.getName(), values);
      for (int i = 0; i < SIZE; i++) put(state, plain.neurons().get(i), values[i]);
    }
    return this;
  }

  private static void put(Field field, Neuron neuron, double value) {
    try {
      if (field.getType() == double.class) field.setDouble(neuron, value);
      else if (field.getType() == int.class) field.setInt(neuron, (int) value);
      else field.setBoolean(neuron, value != 0);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }

  BothRuns<N> inject(double input) {
    plain.inject("input", input);
    compiled.stimulate(c -> c.input += input);
    return this;
  }

  void run(int steps) {
    plain.run(steps);
    net.run(steps * net.dt());
  }

  List<Field> states() {
    return compiled.fields.states().stream()
        .filter(state -> !Modifier.isPrivate(state.getModifiers()))
        .toList();
  }

  ModelFields fields() {
    return compiled.fields;
  }

  @Override
  public void close() {
    net.close();
  }
}
