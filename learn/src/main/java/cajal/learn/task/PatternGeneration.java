package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.random.Key;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Pattern generation (Bellec et al. 2020, fig. S7): from the same frozen spikes in every trial the
/// same sums of four sines, of 1, 2, 3 and 5 Hz.
///
/// @param dt of a step, ms
/// @param steps of a trial
/// @param inputs cells that fire at random, but always alike
/// @param rate of each, Hz
/// @param signals how many sums of sines
/// @param seed of the spikes, the amplitudes and the phases
public record PatternGeneration(
    double dt, int steps, int inputs, double rate, int signals, long seed) implements Task {
  private static final double[] HERTZ = {1, 2, 3, 5};

  public PatternGeneration {
    Channels.require(dt, 0);
    if (steps < 1 || inputs < 1 || signals < 1) {
      throw new IllegalArgumentException(
          "there are 1 step, 1 input and 1 signal or more; found %d, %d, %d"
              .formatted(steps, inputs, signals));
    }
    if (!(rate > 0) || rate * dt > 1000) {
      throw new IllegalArgumentException(
          "the rate is above 0 and at most one spike in a step, found %s Hz with steps of %s ms"
              .formatted(rate, dt));
    }
  }

  /// That of Bellec et al.: 1000 ms, 100 inputs of 10 Hz, one signal.
  ///
  /// @param dt a divisor of 1000 ms
  public static PatternGeneration published(double dt, long seed) {
    return new PatternGeneration(dt, Channels.steps(1000, dt), 100, 10, 1, seed);
  }

  @Override
  public List<String> outputs() {
    return IntStream.range(0, signals).mapToObj(i -> "signal " + i).toList();
  }

  @Override
  public int scored() {
    return steps;
  }

  @Override
  public boolean spiking() {
    return true;
  }

  @Override
  public Goal goal() {
    return Goal.SIGNAL;
  }

  @Override
  public List<Condition> conditions() {
    return List.of();
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    Type one = Type.of(DType.F32, steps, 1, inputs);
    Tensor chance = Fill.full(one, rate * dt / 1000);
    Tensor frozen =
        Keyed.of(Key.of(seed))
            .fold("spikes")
            .bernoulli(chance, one.with(DType.BOOL))
            .cast(DType.F32);
    Tensor target = Fill.from(Type.of(DType.F32, steps, 1, signals), signal());
    return new Trials(
        Shapes.broadcast(frozen, Shape.of(steps, batch, inputs)),
        Shapes.broadcast(target, Shape.of(steps, batch, signals)),
        Fill.ones(Type.of(DType.F32, steps, batch)),
        List.of(),
        List.of());
  }

  /// In rows of the signals.
  private float[] signal() {
    SplittableRandom random = new SplittableRandom(seed);
    double[] all = new double[steps * signals];
    for (int k = 0; k < signals; k++) {
      for (double hertz : HERTZ) {
        double amplitude = random.nextDouble(0.5, 2);
        double phase = random.nextDouble(2 * Math.PI);
        for (int t = 0; t < steps; t++) {
          double angle = 2 * Math.PI * hertz * t * dt / 1000 + phase;
          all[t * signals + k] += amplitude * StrictMath.sin(angle) / HERTZ.length;
        }
      }
    }
    float[] single = new float[all.length];
    for (int i = 0; i < single.length; i++) single[i] = (float) all[i];
    return single;
  }
}
