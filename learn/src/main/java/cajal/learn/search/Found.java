package cajal.learn.search;

import java.util.Comparator;
import java.util.List;

/// What a search found.
///
/// @param x the lowest point, in the units of the box
/// @param counts evaluations by their kind
/// @param seconds wall time, with what the landscape compiled meanwhile
/// @param history the lowest value after each batch of evaluations that lowered it, and at the end
/// @param tried all points in the order in which they were evaluated
/// @param ends where each start of a method of many starts ended; empty for other methods
public record Found(
    double[] x,
    double value,
    Counts counts,
    double seconds,
    List<Progress> history,
    List<Tried> tried,
    List<Tried> ends) {
  public Found {
    history = List.copyOf(history);
    tried = List.copyOf(tried);
    ends = List.copyOf(ends);
  }

  /// A point and its value.
  public record Tried(double[] x, double value) {}

  /// The lowest value after so many evaluations and seconds.
  public record Progress(int evaluations, double seconds, double value) {}

  /// How often a model was evaluated: alone, with its gradient, and with its Jacobian.
  ///
  /// @param total values + gradients + one for each column of a Jacobian
  /// @param failed values that were no numbers
  public record Counts(int values, int gradients, int jacobians, int total, int failed) {}

  public int evaluations() {
    return counts.total();
  }

  /// The same with no more than so many of the points that were tried: the lowest, from the lowest
  /// up.
  Found lowest(int points) {
    List<Tried> kept =
        tried.stream().sorted(Comparator.comparingDouble(Tried::value)).limit(points).toList();
    return new Found(x, value, counts, seconds, history, kept, List.of());
  }

  /// Another point, which was found from this one in so many seconds with so many Jacobians more.
  public Found moved(double[] to, int jacobians, double seconds) {
    var more =
        new Counts(
            counts.values,
            counts.gradients,
            counts.jacobians + jacobians,
            counts.total + jacobians * x.length,
            counts.failed);
    return new Found(to, value, more, this.seconds + seconds, history, tried, ends);
  }

  /// The same point with its value in another landscape, for one evaluation more.
  public Found revalued(Landscape other) {
    long start = System.nanoTime();
    double now = other.values(new double[][] {x})[0];
    var more =
        new Counts(
            counts.values + 1, counts.gradients, counts.jacobians, counts.total + 1, counts.failed);
    double took = seconds + (System.nanoTime() - start) * 1e-9;
    return new Found(x, now, more, took, history, tried, ends);
  }
}
