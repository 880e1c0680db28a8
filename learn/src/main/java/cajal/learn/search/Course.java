package cajal.learn.search;

import cajal.learn.optim.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The evaluations of a search under way: takes points of the unit cube to the landscape, counts
/// them, remembers what was found, and ends the search when its budget is spent.
public final class Course {
  private static final int MOST_FAR = 200;

  private final Landscape landscape;
  private final Budget budget;
  private final Consumer<Found.Tried> listener;
  private final double[] low;
  private final double[] high;
  private final long start = System.nanoTime();
  private final List<Found.Progress> history = new ArrayList<>();
  private final List<Found.Tried> tried = new ArrayList<>();
  private final List<Found.Tried> ends = new ArrayList<>();
  private double[] best;
  private double value = Double.POSITIVE_INFINITY;
  private int values;
  private int gradients;
  private int jacobians;
  private int failed;
  private int limit;
  private double until;
  private boolean over;

  Course(Landscape landscape, Budget budget, Consumer<Found.Tried> listener) {
    this.landscape = landscape;
    this.budget = budget;
    limit = budget.evaluations();
    until = budget.seconds();
    this.listener = listener;
    Box box = landscape.box();
    low = box.low();
    high = box.high();
    for (int i = 0; i < low.length; i++) {
      if (Double.isFinite(high[i] - low[i]) && high[i] > low[i]) continue;
      throw new IllegalArgumentException(
          "number %d is searched from %s to %s; give finite bounds, the lower first"
              .formatted(i, low[i], high[i]));
    }
    best = low.clone();
  }

  /// How many numbers a point has.
  public int dimension() {
    return low.length;
  }

  /// How many points are best asked for at once.
  public int width() {
    return landscape.width();
  }

  /// How many more evaluations there are.
  public int left() {
    return limit - spent();
  }

  private int spent() {
    return values + gradients + jacobians * dimension();
  }

  private double seconds() {
    return (System.nanoTime() - start) * 1e-9;
  }

  /// The lowest point so far, in the unit cube.
  public double[] best() {
    return unit(best);
  }

  /// The lowest point so far, in the unit cube; none before the first that has a value.
  Optional<double[]> known() {
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(best());
  }

  /// The lowest points seen so far in the unit cube, from the lowest up, each at least so far from
  /// those before it.
  List<double[]> lowest(double distance) {
    List<double[]> far = new ArrayList<>();
    tried.stream()
        .sorted(Comparator.comparingDouble(Found.Tried::value))
        .map(point -> unit(point.x()))
        .filter(u -> far.stream().noneMatch(v -> squared(u, v) < distance * distance))
        .limit(MOST_FAR)
        .forEach(far::add);
    return far;
  }

  private static double squared(double[] u, double[] v) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) sum += (u[i] - v[i]) * (u[i] - v[i]);
    return sum;
  }

  /// A part of a search, with a share of the evaluations and of the time that are left.
  void part(double share, Runnable search) {
    int whole = limit;
    double end = until;
    double now = seconds();
    limit = spent() + Math.max(1, (int) (share * left()));
    until = now + share * (end - now);
    try {
      search.run();
    } catch (Spent spent) {
      if (over || whole - spent() <= 0) throw spent;
    } finally {
      limit = whole;
      until = end;
    }
  }

  /// Values at points of the unit cube; infinite where they are no numbers.
  public double[] values(double[][] points) {
    double[][] x = first(points, left());
    double[] found = landscape.values(real(x));
    values += x.length;
    clean(found);
    note(x, found, points.length);
    return found;
  }

  /// Values and gradients at points of the unit cube, the latter by its coordinates.
  public Landscape.Slopes slopes(double[][] points) {
    double[][] x = first(points, left());
    Landscape.Slopes found = landscape.slopes(real(x));
    gradients += x.length;
    clean(found.values());
    double[][] scaled = new double[x.length][];
    for (int n = 0; n < x.length; n++) scaled[n] = scaled(found.gradients()[n]);
    note(x, found.values(), points.length);
    return new Landscape.Slopes(found.values(), scaled);
  }

  /// Residuals and Jacobians at points of the unit cube, the latter by its coordinates.
  public Landscape.Residuals residuals(double[][] points) {
    double[][] x = first(points, left() / dimension());
    Landscape.Residuals found = landscape.residuals(real(x));
    jacobians += x.length;
    double[] sums = new double[x.length];
    double[][][] scaled = new double[x.length][][];
    for (int n = 0; n < x.length; n++) {
      for (double r : found.residuals()[n]) sums[n] += r * r;
      scaled[n] = new double[found.jacobians()[n].length][];
      for (int m = 0; m < scaled[n].length; m++) scaled[n][m] = scaled(found.jacobians()[n][m]);
    }
    clean(sums);
    note(x, sums, points.length);
    return new Landscape.Residuals(found.residuals(), scaled);
  }

  /// Tells that one of many starts has ended here.
  void ended(double[] point, double value) {
    Found.Tried end = new Found.Tried(real(point), value);
    ends.add(end);
    listener.accept(end);
  }

  private static double[][] first(double[][] points, int most) {
    if (most <= 0) throw new Spent();
    return points.length <= most ? points : Arrays.copyOf(points, most);
  }

  private void clean(double[] found) {
    for (int n = 0; n < found.length; n++) {
      if (Double.isFinite(found[n])) continue;
      failed++;
      found[n] = Double.POSITIVE_INFINITY;
    }
  }

  private void note(double[][] points, double[] found, int asked) {
    double before = value;
    for (int n = 0; n < points.length; n++) {
      double[] x = real(points[n]);
      tried.add(new Found.Tried(x, found[n]));
      if (found[n] < value) {
        value = found[n];
        best = x;
      }
    }
    double now = seconds();
    if (value < before) history.add(new Found.Progress(spent(), now, value));
    boolean cut = points.length < asked;
    over = value <= budget.goal() || now >= budget.seconds();
    if (cut || over || now >= until) throw new Spent();
  }

  private double[] scaled(double[] gradient) {
    double[] scaled = new double[gradient.length];
    for (int i = 0; i < scaled.length; i++) scaled[i] = gradient[i] * (high[i] - low[i]);
    return scaled;
  }

  private double[][] real(double[][] points) {
    return Arrays.stream(points).map(this::real).toArray(double[][]::new);
  }

  private double[] real(double[] point) {
    double[] x = new double[point.length];
    for (int i = 0; i < x.length; i++) {
      double u = Math.clamp(point[i], 0, 1);
      x[i] = Math.clamp(low[i] + u * (high[i] - low[i]), low[i], high[i]);
    }
    return x;
  }

  /// A point in the units of the box as one of the unit cube.
  double[] unit(double[] x) {
    double[] u = new double[x.length];
    for (int i = 0; i < x.length; i++) u[i] = (x[i] - low[i]) / (high[i] - low[i]);
    return u;
  }

  Found found() {
    var counts = new Found.Counts(values, gradients, jacobians, spent(), failed);
    double seconds = seconds();
    history.add(new Found.Progress(spent(), seconds, value));
    return new Found(best, value, counts, seconds, history, tried, ends);
  }
}
