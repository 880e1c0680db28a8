package cajal.brain.models;

import cajal.brain.Neuron;
import cajal.brain.PlainRun;
import cajal.brain.integrate.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/// When one neuron's variable rises through a level: what the spike lists of the literature hold.
final class Crossings {
  private Crossings() {}

  /// Times in ms of the first samples above the level; the input is a function of time.
  static <N extends Neuron> double[] of(
      N neuron,
      Scheme scheme,
      double dt,
      double duration,
      DoubleUnaryOperator input,
      ToDoubleFunction<N> variable,
      double level) {
    PlainRun<N> run = new PlainRun<>(neuron, 1, dt, scheme);
    N cell = run.neurons().getFirst();
    List<Double> times = new ArrayList<>();
    double before = variable.applyAsDouble(cell);
    for (int step = 0; step < Math.round(duration / dt); step++) {
      run.inject("input", input.applyAsDouble(step * dt));
      run.step();
      double now = variable.applyAsDouble(cell);
      if (before <= level && now > level) times.add((step + 1) * dt);
      before = now;
    }
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
