package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;

/// What inputs of trials are made of.
final class Channels {
  private Channels() {}

  /// A number of each trial while `when` is 1, otherwise 0, `[steps, batch]`.
  static Tensor shown(Tensor perTrial, Tensor when) {
    return Shapes.broadcast(Shapes.expand(perTrial, 0), when.shape()).times(when);
  }

  /// Channels beside one another, each `[steps, batch]`, as `[steps, batch, channels]`.
  static Tensor beside(Tensor... channels) {
    Tensor[] wide = new Tensor[channels.length];
    for (int i = 0; i < wide.length; i++) wide[i] = Shapes.expand(channels[i], 2);
    return Shapes.concat(2, wide);
  }

  /// Numbers with noise of the standard deviation `sigma` / √dt while `when` is 1.
  ///
  /// @param x `[steps, batch, channels]`
  static Tensor noisy(Tensor x, Tensor when, Keyed draws, double sigma, double dt) {
    if (sigma == 0) return x;
    Tensor noise = draws.fold("noise").normal(x.type()).times(sigma / Math.sqrt(dt));
    return x.plus(noise.times(Shapes.expand(when, 2)));
  }

  /// A whole number from 0 to n − 1 for each trial, each with the same chance, f32 `[batch]`.
  static Tensor drawn(Keyed draws, String name, int n, int batch) {
    return Maths.floor(draws.fold(name).uniform(Type.of(DType.F32, batch)).times(n));
  }

  /// One of some numbers by its place in each trial.
  static Tensor pick(double[] of, Tensor place) {
    float[] table = new float[of.length];
    for (int i = 0; i < of.length; i++) table[i] = (float) of[i];
    return Shapes.gather(Tensor.of(table), place.cast(DType.I32));
  }

  /// 1 at the place that each number names, otherwise 0: one axis more, of `n` places.
  static Tensor hot(Tensor number, int n) {
    int[] dims = new int[number.rank() + 1];
    for (int axis = 0; axis < number.rank(); axis++) dims[axis] = number.dim(axis);
    dims[number.rank()] = n;
    Shape shape = Shape.of(dims);
    Tensor wide = Shapes.broadcast(Shapes.expand(number, number.rank()), shape);
    Tensor places = Fill.iota(shape, number.rank()).cast(DType.F32);
    return places.eq(wide).cast(DType.F32);
  }

  /// One pattern of `[channels]` for each trial, shown while `when` is 1.
  ///
  /// @param perTrial `[batch, channels]`
  static Tensor rows(Tensor perTrial, Tensor when) {
    Shape all = Shape.of(when.dim(0), when.dim(1), perTrial.dim(1));
    return Shapes.broadcast(Shapes.expand(perTrial, 0), all).times(Shapes.expand(when, 2));
  }

  /// @throws IllegalArgumentException unless steps last longer than 0 ms and the noise is 0 or more
  static void require(double dt, double sigma) {
    if (!(dt > 0) || Double.isInfinite(dt)) {
      throw new IllegalArgumentException("a step is longer than 0 ms, found " + dt);
    }
    if (!(sigma >= 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException("the noise is 0 or more, found " + sigma);
    }
  }

  /// Steps of `dt` ms in so many ms.
  ///
  /// @throws IllegalArgumentException unless it is a whole number, or if there is none
  static int steps(double ms, double dt) {
    double steps = ms / dt;
    if (!(dt > 0) || Math.abs(steps - Math.rint(steps)) > 1e-9 || steps < 1) {
      throw new IllegalArgumentException(
          "a period of %s ms is not a whole number of steps of %s ms; give a divisor"
              .formatted(ms, dt));
    }
    return (int) Math.rint(steps);
  }
}
