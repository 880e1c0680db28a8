package cajal.learn.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What several methods found on one landscape with the same budget, each from the same seeds.
///
/// @param rows in the order of the methods
public record Comparison(Budget budget, List<Row> rows) {
  /// Points that are kept of each search.
  private static final int KEPT = 1000;

  public Comparison {
    rows = List.copyOf(rows);
  }

  /// What one method found, by seed.
  public record Row(Method method, List<Found> found) {
    public Row {
      found = List.copyOf(found);
    }

    /// Of all seeds.
    public MedianRange of(ToDoubleFunction<Found> number) {
      return MedianRange.of(found.stream().mapToDouble(number).toArray());
    }

    /// The lowest value up to so many evaluations or seconds, of all seeds; infinite before the
    /// first.
    public MedianRange until(double end, ToDoubleFunction<Found.Progress> count) {
      return of(one ->
          one.history().stream()
              .takeWhile(progress -> count.applyAsDouble(progress) <= end)
              .mapToDouble(Found.Progress::value)
              .reduce(Double.POSITIVE_INFINITY, (before, now) -> now));
    }
  }

  /// Told of searches under way.
  public interface Listener {
    /// One of many starts has ended.
    default void ended(Method method, long seed, Found.Tried start) {}

    /// A search has ended.
    default void found(Method method, long seed, Found found) {}
  }

  /// Runs one search after another, all methods with a seed before the next seed: what slows the
  /// machine for a while slows all of them.
  ///
  /// @param seeds how many, from the first on
  public static Comparison run(
      Landscape landscape,
      List<Method> methods,
      Budget budget,
      long first,
      int seeds,
      Listener listener) {
    List<List<Found>> found = methods.stream().<List<Found>>map(m -> new ArrayList<>()).toList();
    for (long seed = first; seed < first + seeds; seed++) {
      for (int i = 0; i < methods.size(); i++) {
        Method method = methods.get(i);
        long own = seed;
        Found one = method.run(landscape, budget, own, end -> listener.ended(method, own, end));
        listener.found(method, own, one);
        found.get(i).add(one.lowest(KEPT));
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) rows.add(new Row(methods.get(i), found.get(i)));
    return new Comparison(budget, rows);
  }

  /// All searches.
  public Stream<Found> all() {
    return rows.stream().flatMap(row -> row.found.stream());
  }
}
