package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// The chaotic series of Mackey and Glass 1977, Science 197:287: dx/dt = 0.2 x(t − τ) / (1 + x(t −
/// τ)¹⁰) − 0.1 x. From x its value some steps later is to be told; each trial is a stretch from a
/// random place of one long series.
///
/// @param dt of a step, in units of the equation's time
/// @param tau the delay; chaotic from about 17 on
/// @param steps of a trial
/// @param washout steps at the beginning that do not count
/// @param horizon how many steps later
/// @param series steps of the whole series
public record MackeyGlass(double dt, double tau, int steps, int washout, int horizon, int series)
    implements Task {
  private static final int FINE = 10;
  private static final double TRANSIENT = 500;

  public MackeyGlass {
    Channels.require(dt, 0);
    if (!(tau >= dt) || Double.isInfinite(tau)) {
      throw new IllegalArgumentException(
          "the delay is one step or longer, found %s with steps of %s".formatted(tau, dt));
    }
    if (washout < 0 || steps <= washout || horizon < 1) {
      throw new IllegalArgumentException(
          "a trial is longer than its washout and the horizon 1 step or more; found %d, %d, %d"
              .formatted(steps, washout, horizon));
    }
    if (series <= steps + horizon) {
      throw new IllegalArgumentException(
          "a series of %d steps is too short for trials of %d with a horizon of %d"
              .formatted(series, steps, horizon));
    }
  }

  /// A delay of 17, trials of 200 steps of 1 of which 50 do not count, 10 steps ahead.
  public static MackeyGlass chaotic() {
    return new MackeyGlass(1, 17, 200, 50, 10, 20_000);
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public List<String> outputs() {
    return List.of("x in " + horizon + " steps");
  }

  @Override
  public int scored() {
    return steps - washout;
  }

  @Override
  public boolean spiking() {
    return false;
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
    Tensor all = Tensor.of(x());
    Type each = Type.of(DType.F32, batch);
    int places = series - steps - horizon;
    Tensor start = Maths.floor(draws.fold("start").uniform(each).times(places));
    Shape shape = Shape.of(steps, batch);
    Tensor at =
        Fill.iota(shape, 0)
            .cast(DType.F32)
            .plus(Shapes.broadcast(Shapes.expand(start, 0), shape))
            .cast(DType.I32);
    Tensor later = at.plus(horizon);
    Tensor targets = Shapes.slice(gathered(all, later), 0, washout, steps);
    return new Trials(
        Shapes.expand(gathered(all, at), 2),
        Shapes.expand(targets, 2),
        Fill.ones(targets.type()),
        List.of(),
        List.of());
  }

  private Tensor gathered(Tensor all, Tensor at) {
    return Shapes.gather(all, at.reshape(steps * at.dim(1))).reshape(steps, at.dim(1));
  }

  /// The series after its transient, from a constant history of 1.2, by Runge-Kutta steps of a
  /// tenth of `dt` or finer, with the delayed value interpolated.
  float[] x() {
    double fine = dt / FINE;
    int delay = (int) Math.rint(tau / fine);
    int lead = (int) Math.ceil(TRANSIENT / fine);
    int count = lead + series * FINE;
    double[] x = new double[count + 1];
    x[0] = 1.2;
    for (int i = 0; i < count; i++) {
      double before = i >= delay ? x[i - delay] : 1.2;
      double after = i + 1 >= delay ? x[i + 1 - delay] : 1.2;
      double middle = (before + after) / 2;
      double k1 = slope(x[i], before);
      double k2 = slope(x[i] + fine / 2 * k1, middle);
      double k3 = slope(x[i] + fine / 2 * k2, middle);
      double k4 = slope(x[i] + fine * k3, after);
      x[i + 1] = x[i] + fine / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }
    float[] sampled = new float[series];
    for (int i = 0; i < series; i++) sampled[i] = (float) x[lead + i * FINE];
    return sampled;
  }

  private static double slope(double x, double delayed) {
    return 0.2 * delayed / (1 + StrictMath.pow(delayed, 10)) - 0.1 * x;
  }
}
