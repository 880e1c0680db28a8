package cajal.brain;

import cajal.brain.Reach.Variable;
import cajal.brain.integrate.Scheme;
import cajal.random.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A population run as the plain Java it is written in, neuron by neuron in f64 and without the
/// compiler: what compiled code is compared with.
///
/// A step zeroes every [Input] and adds what was injected, integrates, asks [Neuron#spikes] of the
/// neurons that are not refractory, and runs [Neuron#onSpike]. While a neuron is refractory, the
/// states that are held feel neither slope nor noise. Inputs stand still during a step.
///
/// ```java
/// var run = new PlainRun<>(new Lif(), 10, 0.1, Scheme.EXACT);
/// run.inject("input", 25);
/// run.run(1000);
/// double[] v = run.state("v");
/// ```
public final class PlainRun<N extends Neuron> {
  private record Spike(double time, int neuron) {}

  private final Cells<N> cells;
  private final Map<Variable, double[]> injected = new HashMap<>();
  private final List<Consumer<N>> stimuli = new ArrayList<>();
  private final List<Spike> spikes = new ArrayList<>();
  private final boolean[] spiked;
  private final String name;
  private final double dt;
  private int steps;

  /// `size` copies of the neuron, with a time step in ms and random numbers of seed 0.
  public PlainRun(N neuron, int size, double dt, Scheme scheme) {
    this(neuron, size, dt, scheme, Key.of(0));
  }

  /// The same with the random numbers of a key: those of a compiled population are those of
  /// `Key.of(seed).fold(name)`.
  public PlainRun(N neuron, int size, double dt, Scheme scheme, Key key) {
    this.cells = new Cells<>(neuron, size, dt, scheme, key);
    this.spiked = new boolean[size];
    this.name = neuron.getClass().getSimpleName();
    this.dt = dt;
  }

  /// The neurons themselves: their parameters and states may be set between steps.
  public List<N> neurons() {
    return cells.models;
  }

  public int size() {
    return cells.models.size();
  }

  /// How many steps were run.
  public int steps() {
    return steps;
  }

  /// A copy of a state, one value per neuron; a boolean is 0 or 1.
  public double[] state(String name) {
    Variable variable = cells.state(name);
    return cells.models.stream().mapToDouble(variable::get).toArray();
  }

  /// Adds to an [Input] in every step from now on, in place of what was injected there before: one
  /// value for all neurons, or one for each.
  public void inject(String input, double... values) {
    if (values.length != 1 && values.length != size()) {
      throw new IllegalArgumentException(
          "inject(%s): %d values for %d neurons; give one for all or one for each"
              .formatted(input, values.length, size()));
    }
    double[] each = Arrays.copyOf(values, size());
    if (values.length == 1) Arrays.fill(each, values[0]);
    injected.put(cells.input(input), each);
  }

  /// Runs code on every neuron at the start of every step from now on, after what was injected and
  /// in the order of the calls, as `stimulate` of a compiled population does.
  public void stimulate(Consumer<N> code) {
    stimuli.add(code);
  }

  /// Runs code on every neuron in turn, such as an initialiser with random draws.
  public void init(Consumer<N> code) {
    cells.init(code);
  }

  /// Runs code on one neuron after the last step, as a spike that arrives does.
  public void act(int neuron, Consumer<N> code) {
    N target = cells.models.get(neuron);
    cells.drawing(neuron, target.step, () -> code.accept(target));
  }

  /// One step.
  public void step() {
    begin();
    integrate();
    fire();
  }

  public void run(int steps) {
    for (int i = 0; i < steps; i++) step();
  }

  /// Whether a neuron spiked in the last step.
  public boolean spiked(int neuron) {
    return spiked[neuron];
  }

  /// All spikes, each at the end of the step that reached it.
  public Spikes spikes() {
    return new Spikes(
        name,
        size(),
        spikes.stream().mapToDouble(Spike::time).toArray(),
        spikes.stream().mapToInt(Spike::neuron).toArray());
  }

  void begin() {
    cells.clock(steps);
    for (Variable input : cells.inputs()) {
      double[] values = injected.get(input);
      for (int i = 0; i < size(); i++) {
        input.set(cells.models.get(i), values == null ? 0 : values[i]);
      }
    }
    for (Consumer<N> stimulus : stimuli) {
      cells.forEach(steps, (neuron, i) -> stimulus.accept(neuron));
    }
  }

  void integrate() {
    cells.integrate();
  }

  void fire() {
    cells.forEach(steps, (cell, i) -> spiked[i] = !cell.refractory() && cell.spikes());
    cells.forEach(steps, this::fire);
    steps++;
  }

  private void fire(N neuron, int id) {
    if (!spiked[id]) return;
    neuron.onSpike();
    spikes.add(new Spike((steps + 1) * dt, id));
  }
}
