package cajal.cli.fit;

import cajal.learn.search.Comparison;
import cajal.learn.search.Comparison.Row;
import cajal.learn.search.Found;
import cajal.learn.search.MedianRange;
import cajal.plot.Figure;
import cajal.plot.Lines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// A [Comparison] of methods as a table, a picture and entries of a summary.
///
/// @param equal what all searches have as much of: "evaluations" or "seconds"
/// @param count how much of it was spent
record ComparisonReport(
    Comparison comparison, String equal, ToDoubleFunction<Found.Progress> count) {
  private static final double LEAST = 1e-30;
  private static final int POINTS = 200;

  static ComparisonReport byEvaluations(Comparison comparison) {
    return new ComparisonReport(comparison, "evaluations", Found.Progress::evaluations);
  }

  static ComparisonReport bySeconds(Comparison comparison) {
    return new ComparisonReport(comparison, "seconds", Found.Progress::seconds);
  }

  private String seeds() {
    int count = comparison.rows().getFirst().found().size();
    return count == 1 ? "1 seed" : count + " seeds";
  }

  String title() {
    return "Methods with equal %s: %s each, %s"
        .formatted(
            equal,
            equal.equals("seconds")
                ? "%.3g s".formatted(comparison.budget().seconds())
                : comparison.budget().evaluations(),
            seeds());
  }

  /// A row for each method, after a header.
  List<List<String>> table() {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("method", "median loss", "lowest", "highest", "evaluations", "seconds"));
    for (Row row : comparison.rows()) {
      MedianRange loss = row.of(Found::value);
      table.add(
          List.of(
              row.method().title(),
              "%.3g".formatted(loss.median()),
              "%.3g".formatted(loss.low()),
              "%.3g".formatted(loss.high()),
              row.of(Found::evaluations).text("%.0f"),
              row.of(Found::seconds).text("%.2f")));
    }
    return table;
  }

  /// The lowest loss so far, its median over the seeds with the range as a band: methods with
  /// derivatives beside those without.
  Figure figure() {
    return Figure.beside(figure(true), figure(false))
        .titled("Lowest loss by " + equal + ", median and range of " + seeds())
        .sized(1100, 400);
  }

  private Figure figure(boolean derived) {
    List<Lines.Series> series = new ArrayList<>();
    for (Row row : comparison.rows()) {
      Found.Counts counts = row.found().getFirst().counts();
      if (derived == counts.gradients() + counts.jacobians() > 0) series.add(series(row));
    }
    return Lines.of(equal, "log10 of the loss", series.toArray(Lines.Series[]::new));
  }

  private Lines.Series series(Row row) {
    double end = row.of(one -> count.applyAsDouble(one.history().getLast())).median();
    double[] x = new double[POINTS];
    double[] median = new double[POINTS];
    double[] low = new double[POINTS];
    double[] high = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = end * (i + 1) / POINTS;
      MedianRange here = row.until(x[i], count);
      median[i] = log(here.median());
      low[i] = log(here.low());
      high[i] = log(here.high());
    }
    return new Lines.Series(row.method().title(), x, median, low, high);
  }

  static double log(double loss) {
    return Math.log10(Math.max(loss, LEAST));
  }

  /// An entry for each method.
  List<Map<String, Object>> summary() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Row row : comparison.rows()) {
      MedianRange loss = row.of(Found::value);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("method", row.method().title());
      one.put("median", loss.median());
      one.put("lowest", loss.low());
      one.put("highest", loss.high());
      one.put("losses", row.found().stream().map(Found::value).toList());
      one.put("evaluations", row.found().stream().map(Found::evaluations).toList());
      one.put("run_s", row.found().stream().map(Found::seconds).toList());
      all.add(one);
    }
    return all;
  }
}
