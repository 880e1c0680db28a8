package cajal.cli.fit;

import cajal.learn.search.Budget;
import cajal.learn.search.Comparison;
import cajal.learn.search.Found;
import cajal.learn.search.Landscape;
import cajal.learn.search.MedianRange;
import cajal.learn.search.Method;
import cajal.systems.fitting.CellModel;
import cajal.systems.fitting.Simulation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A model fitted to voltages by several methods, each from several seeds: all with the same number
/// of evaluations, then all with the same wall time; then what the data can tell of each parameter.
///
/// @param spikes of the data; null if it has none
/// @param aim what is made small
/// @param held names of the parameters that are not fitted
/// @param profiled whether there are profiles
/// @param evaluations of the model in each search of the first comparison
/// @param seconds of each search of the second; null for as long as the method in the middle took
///   in the first
/// @param profiling the method by which the others are searched while a parameter is held
public record VoltageStudy(
    CellModel model,
    VoltageData data,
    @Nullable DataSpikes spikes,
    Aim aim,
    List<Method> methods,
    Method profiling,
    int evaluations,
    @Nullable Double seconds,
    int seeds,
    long seed,
    List<String> held,
    boolean profiled) {
  /// Seconds in which the vector forms of all functions take over.
  private static final double WARM_UP = 3;

  /// @param evaluations all methods with the same number of evaluations
  /// @param seconds all methods with the same wall time
  /// @param profiles the best fit, and what the data tell of each parameter
  /// @param fitted `[traces][samples]` in mV, of the best fit
  /// @param spikes how those that the best makes by itself agree with the data; null if the data
  ///   has none
  public record Outcome(
      Comparison evaluations,
      Comparison seconds,
      Profiles.Outcome profiles,
      double[][] fitted,
      @Nullable SpikeAgreement spikes,
      double compileSeconds) {
    /// Fits that count as good.
    List<double[]> good() {
      return Stream.concat(
              Stream.of(profiles.best()),
              searches(evaluations, seconds).flatMap(found -> found.tried().stream()))
          .filter(tried -> tried.value() <= profiles.limit())
          .map(Found.Tried::x)
          .toList();
    }
  }

  private static Stream<Found> searches(Comparison one, Comparison other) {
    return Stream.concat(one.all(), other.all());
  }

  /// @param said told of each start and each search as it ends
  /// @param profiling told of each profile as it begins, and the part of them that is done
  public Outcome run(Consumer<String> said, ObjDoubleConsumer<String> profiling) {
    long start = System.nanoTime();
    Landscape fit = aim.landscape();
    double compiled = 0;
    while (compiled < WARM_UP) {
      double[][] middle = {middle(fit)};
      fit.values(middle);
      if (aim.gradients()) fit.slopes(middle);
      if (aim.squares()) fit.residuals(middle);
      compiled = (System.nanoTime() - start) * 1e-9;
    }
    Comparison equal =
        Comparison.run(
            fit, methods, Budget.of(evaluations), seed, seeds, new Said(said, aim.unit(), true));
    Comparison timed =
        Comparison.run(
            fit,
            methods,
            Budget.ofSeconds(time(equal)),
            seed,
            seeds,
            new Said(said, aim.unit(), false));
    Found best = searches(equal, timed).min(Comparator.comparingDouble(Found::value)).orElseThrow();
    var profiles = new Profiles(this, fit, 1e-6 * typical(equal), profiling);
    var lowest = new Found.Tried(best.x(), best.value());
    Profiles.Outcome found = profiled ? profiles.of(lowest) : profiles.none(lowest);
    Simulation.Traces own = new Simulation(model, data.stimuli()).run(found.best().x());
    SpikeAgreement agreement = spikes == null ? null : spikes.comparedTo(own, data.stimuli().dt());
    return new Outcome(equal, timed, found, own.voltage(), agreement, compiled);
  }

  private static double[] middle(Landscape fit) {
    double[] low = fit.box().low();
    double[] high = fit.box().high();
    double[] middle = new double[low.length];
    for (int k = 0; k < low.length; k++) middle[k] = (low[k] + high[k]) / 2;
    return middle;
  }

  /// What was asked for, or as long as the method in the middle took for its evaluations.
  private double time(Comparison equal) {
    if (seconds != null) return seconds;
    return MedianRange.of(
            equal.rows().stream().mapToDouble(row -> row.of(Found::seconds).median()).toArray())
        .median();
  }

  /// The median of the first values of all searches.
  private static double typical(Comparison comparison) {
    return MedianRange.of(
            comparison.all().mapToDouble(one -> one.history().getFirst().value()).toArray())
        .median();
  }

  /// A line for each search, and for each start if asked for.
  private static final class Said implements Comparison.Listener {
    private final Consumer<String> said;
    private final String unit;
    private final boolean starts;
    private int start;

    Said(Consumer<String> said, String unit, boolean starts) {
      this.said = said;
      this.unit = unit;
      this.starts = starts;
    }

    @Override
    public void ended(Method method, long seed, Found.Tried end) {
      start++;
      if (!starts) return;
      say("%s, seed %d, start %d: %.4g %s", method.title(), seed, start, end.value(), unit);
    }

    @Override
    public void found(Method method, long seed, Found found) {
      start = 0;
      say(
          "%s, seed %d: %.4g %s after %d evaluations and %.2f s",
          method.title(), seed, found.value(), unit, found.evaluations(), found.seconds());
    }

    private void say(String format, Object... what) {
      said.accept(String.format(Locale.ROOT, format, what));
    }
  }
}
