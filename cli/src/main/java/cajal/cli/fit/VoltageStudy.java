package cajal.cli.fit;

import cajal.exec.Settings;
import cajal.learn.search.Budget;
import cajal.learn.search.Found;
import cajal.learn.search.Method;
import cajal.learn.search.Profile;
import cajal.systems.fitting.CellModel;
import cajal.systems.fitting.Fit;
import cajal.systems.fitting.Simulation;
import cajal.systems.fitting.VoltageError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A model fitted to voltages by several methods, all with the same number of evaluations, each
/// from several seeds; then what the data can tell of each parameter.
///
/// @param every so many samples of the voltage count
/// @param evaluations of the model in each search
/// @param profiling the method by which the others are searched while a parameter is held
public record VoltageStudy(
    CellModel model,
    VoltageData data,
    int every,
    List<Method> methods,
    Method profiling,
    int evaluations,
    int seeds,
    long seed,
    Settings settings) {
  private static final int WIDTH = 12;
  private static final int PROFILED = 120;

  /// What one method found, by seed.
  public record Row(Method method, List<Found> found) {
    /// That of the seed in the middle.
    Found middle() {
      List<Found> sorted = found.stream().sorted(Comparator.comparingDouble(Found::value)).toList();
      return sorted.get((sorted.size() - 1) / 2);
    }

    double seconds() {
      double[] sorted = found.stream().mapToDouble(Found::seconds).sorted().toArray();
      return sorted[(sorted.length - 1) / 2];
    }
  }

  /// @param fitted `[traces][samples]` in mV, of the best parameters
  /// @param limit a loss up to which a fit counts as good: 10 % above the best, and a millionth of
  ///   what a point of the box has in the middle
  public record Outcome(
      List<Row> rows,
      Found best,
      double[][] fitted,
      List<Profile> profiles,
      double limit,
      double compileSeconds) {
    /// Fits that count as good.
    List<double[]> good() {
      List<double[]> good = new ArrayList<>();
      for (Row row : rows) {
        for (Found found : row.found) {
          for (Found.Tried tried : found.tried()) {
            if (tried.value() <= limit) good.add(tried.x());
          }
        }
      }
      return good;
    }
  }

  /// @param said told of each start and each search as it ends
  public Outcome run(Consumer<String> said) {
    long start = System.nanoTime();
    VoltageError loss = new VoltageError(data.voltage(), every);
    Fit fit = new Fit(model, data.stimuli(), loss, WIDTH, settings);
    double[][] middle = {middle(fit)};
    fit.values(middle);
    fit.slopes(middle);
    fit.residuals(middle);
    double compiled = (System.nanoTime() - start) * 1e-9;
    List<Row> rows = methods.stream().map(method -> row(fit, method, said)).toList();
    Found best =
        rows.stream()
            .flatMap(row -> row.found.stream())
            .min(Comparator.comparingDouble(Found::value))
            .orElseThrow();
    List<Profile> profiles = new ArrayList<>();
    for (int k = 0; k < model.free().size(); k++) {
      said.accept("profile of " + model.free().get(k).name());
      Budget each = Budget.of(Math.min(PROFILED, evaluations)).until(best.value());
      profiles.add(Profile.of(fit, best.x(), best.value(), k, profiling, each));
    }
    double limit = 1.1 * best.value() + 1e-6 * typical(rows);
    double[][] fitted = new Simulation(model, data.stimuli()).run(best.x()).voltage();
    return new Outcome(rows, best, fitted, profiles, limit, compiled);
  }

  private static double[] middle(Fit fit) {
    double[] low = fit.box().low();
    double[] high = fit.box().high();
    double[] middle = new double[low.length];
    for (int k = 0; k < low.length; k++) middle[k] = (low[k] + high[k]) / 2;
    return middle;
  }

  /// The median of the first values of all searches.
  private static double typical(List<Row> rows) {
    double[] first =
        rows.stream()
            .flatMap(row -> row.found.stream())
            .mapToDouble(found -> found.tried().getFirst().value())
            .sorted()
            .toArray();
    return first[first.length / 2];
  }

  private Row row(Fit fit, Method method, Consumer<String> said) {
    List<Found> all = new ArrayList<>();
    for (int i = 0; i < seeds; i++) {
      long own = seed + i;
      AtomicInteger starts = new AtomicInteger();
      Found found =
          method.run(
              fit,
              Budget.of(evaluations),
              own,
              end ->
                  said.accept(
                      String.format(
                          Locale.ROOT,
                          "%s, seed %d, start %d: %.4g mV²",
                          method.title(),
                          own,
                          starts.incrementAndGet(),
                          end.value())));
      said.accept(
          String.format(
              Locale.ROOT,
              "%s, seed %d: %.4g mV² after %d evaluations and %.1f s",
              method.title(),
              own,
              found.value(),
              found.evaluations(),
              found.seconds()));
      all.add(found);
    }
    return new Row(method, all);
  }
}
