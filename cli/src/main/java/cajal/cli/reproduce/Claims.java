package cajal.cli.reproduce;

import cajal.cli.reproduce.Claim.Finding;
import cajal.learn.search.MedianRange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What was asked of the multi-scale workflow, each to be read from the summaries of its stages.
final class Claims {
  private static final double HOUR = 3600;
  private static final int SEEDS_OF_FITS = 10;
  private static final int SEEDS_OF_TRAININGS = 3;
  private static final String LBFGSB_WITH_JAX =
      "SciPy's L-BFGS-B with JAX, 20 starts, took 21.1 s for 1,054 evaluations beside it (one seed)";

  private Claims() {}

  static List<Claim> all() {
    return List.of(
        one(
            "HH cell, target by simulation: loss",
            "below 1e-8 in each of ten seeds",
            "fit-hh-published",
            Claims::hhLoss),
        one(
            "the same: all four parameters",
            "to 4 digits",
            "fit-hh-published",
            s -> parameters(s, 5e-5)),
        one(
            "the same: evaluations of each seed",
            "at most 1,000",
            "fit-hh-published",
            Claims::evaluations),
        one(
            "the same: time of each seed",
            "at most 1/10 of 20-start L-BFGS-B measured beside it",
            "fit-hh-published",
            Claims::time),
        one(
            "GIF cell, a and b free: loss",
            "median of ten seeds below 0.0005, at most 1,000 evaluations",
            "fit-gif-published",
            Claims::gifLoss),
        one(
            "GIF cell with A1 and A2: parameters that can be identified",
            "to 3 digits",
            "fit-gif-currents",
            s -> parameters(s, 5e-4)),
        one(
            "the same with five fluctuating currents more",
            "to 3 digits",
            "fit-gif-fluctuating",
            s -> parameters(s, 5e-4)),
        one("HH cell, recorded sweeps", "best loss, misfit said", "fit-hh", Claims::misfit),
        one(
            "Spikes of a real neuron, 00 and 05: Γ/Γ_int of blocks of time that were not fitted",
            "at least 0.80",
            "fit-spikes",
            Claims::spikes),
        one(
            "the same: Γ/Γ_int of stimuli that were not fitted, all of them hardly fluctuating",
            "said",
            "fit-spikes",
            Claims::otherSpikes),
        one("the same: time of the fit", "under a minute", "fit-spikes", Claims::fitTime),
        one(
            "C. elegans, graded: a gradient step of 1 s",
            "at most 50 ms",
            "celegans-gradient",
            Claims::gradient),
        one(
            "C. elegans, spiking: a gradient step of 1 s",
            "at most 50 ms",
            "celegans-gradient-spiking",
            Claims::gradient),
        one(
            "C. elegans, graded: connections after training",
            "those of the anatomy",
            "celegans-graded",
            Claims::connections),
        one(
            "C. elegans, spiking: connections after training",
            "those of the anatomy",
            "celegans-spiking",
            Claims::connections),
        trained("evidence accumulation by backpropagation", "evidence-ei-bptt", 0.95),
        trained("evidence accumulation by an online rule", "evidence-ei-d-rtrl", 0.90),
        trained("delayed match to sample", "dms-bptt", 0.95));
  }

  private static Claim one(
      String quantity, String asked, String stage, Function<Summary, Finding> reading) {
    return new Claim(quantity, asked, stage, found -> reading.apply(found.getFirst()));
  }

  private static Claim trained(String task, String stages, double asked) {
    return new Claim(
        task + ": right of the trials of the test",
        "at least %.0f %% in three seeds, each within an hour".formatted(100 * asked),
        stages,
        found -> accuracy(found, asked));
  }

  private static Finding hhLoss(Summary fit) {
    double[] losses = fit.numbers("losses");
    long good = Arrays.stream(losses).filter(loss -> loss < 1e-8).count();
    return Finding.of(
            good == losses.length,
            "%d of %d; %s",
            good,
            losses.length,
            MedianRange.of(losses).text("%.1e"))
        .from(losses.length, SEEDS_OF_FITS);
  }

  /// The largest error of each parameter over the seeds, in parts of its value: at most the limit,
  /// or as far as parameters may be that give exactly the data.
  private static Finding parameters(Summary fit, double limit) {
    double[] known = fit.numbers("known");
    List<String> names = fit.texts("names");
    StringBuilder text = new StringBuilder("largest relative errors: ");
    boolean reached = true;
    for (int k = 0; k < known.length; k++) {
      double error = 0;
      for (double[] found : fit.rows("parameters")) {
        error = Math.max(error, Math.abs(found[k] / known[k] - 1));
      }
      double alike = alike(fit, names.get(k), known[k]);
      reached &= error <= Math.max(limit, alike);
      text.append(k == 0 ? "" : ", ").append(names.get(k)).append(' ');
      text.append(String.format(Locale.ROOT, "%.1e", error));
      if (alike > limit) text.append(String.format(Locale.ROOT, " (alike up to %.1e)", alike));
    }
    return Finding.of(reached, "%s", text);
  }

  /// How far from `known` a parameter may be and still give exactly the data.
  private static double alike(Summary fit, String name, double known) {
    if (!fit.has("alike", name)) return 0;
    return Arrays.stream(fit.numbers("alike", name))
        .map(end -> Math.abs(end / known - 1))
        .max()
        .orElse(0);
  }

  private static Finding evaluations(Summary fit) {
    double[] counts = fit.numbers("evaluations");
    return Finding.of(
            Arrays.stream(counts).allMatch(n -> n <= 1000),
            "%s",
            MedianRange.of(counts).text("%.0f"))
        .from(counts.length, SEEDS_OF_FITS);
  }

  private static Finding time(Summary fit) {
    String got = MedianRange.of(fit.numbers("run_s")).text("%.2f") + " s";
    return new Finding(got, "the other is not run here: " + LBFGSB_WITH_JAX);
  }

  private static Finding gifLoss(Summary fit) {
    double[] losses = fit.numbers("losses");
    double[] counts = fit.numbers("evaluations");
    MedianRange loss = MedianRange.of(losses);
    boolean reached = loss.median() < 5e-4 && Arrays.stream(counts).allMatch(n -> n <= 1000);
    return Finding.of(
            reached, "%s, %s evaluations", loss.text("%.1e"), MedianRange.of(counts).text("%.0f"))
        .from(losses.length, SEEDS_OF_FITS);
  }

  private static Finding misfit(Summary fit) {
    return new Finding(
        String.format(
            Locale.ROOT,
            "%.4g mV²; off by %.3g mV (root mean square), a constant voltage by %.3g mV",
            fit.number("loss"),
            fit.number("misfit_mV"),
            fit.number("constant_mV")),
        "said");
  }

  private static Finding spikes(Summary fit) {
    String best = fit.text("best");
    double[] scores = fit.numbers("models", best, "cross_validation_in_time");
    return Finding.of(
        Arrays.stream(scores).allMatch(score -> score >= 0.8),
        "%s: %s",
        best,
        Arrays.stream(scores)
            .mapToObj(score -> String.format(Locale.ROOT, "%.3f", score))
            .collect(Collectors.joining(", ")));
  }

  private static Finding otherSpikes(Summary fit) {
    String best = fit.text("best");
    String each =
        fit.texts("test").stream()
            .map(name ->
                String.format(
                    Locale.ROOT, "%s %.3f", name, fit.number("models", best, "scores", name)))
            .collect(Collectors.joining(", "));
    return new Finding(best + ": " + each, "said");
  }

  private static Finding fitTime(Summary fit) {
    String best = fit.text("best");
    double seconds = fit.number("models", best, "fit_s");
    return Finding.of(seconds < 60, "%s: %.0f s", best, seconds);
  }

  private static Finding gradient(Summary bench) {
    double seconds = bench.number("median_s");
    return Finding.of(seconds <= 0.05, "median %.1f ms, one thread", 1000 * seconds);
  }

  private static Finding connections(Summary worm) {
    double got = worm.number("training", "connections");
    double anatomy = worm.number("training", "connections_of_the_anatomy");
    return Finding.of(
        got == anatomy,
        "%.0f of %.0f; loss %.3g, %.3g at first",
        got,
        anatomy,
        worm.number("training", "last_loss"),
        worm.number("training", "first_loss"));
  }

  private static Finding accuracy(List<Summary> runs, double asked) {
    boolean reached = true;
    StringBuilder text = new StringBuilder();
    for (Summary run : runs) {
      double right = run.number("test_accuracy");
      double seconds = run.number("seconds");
      reached &= right >= asked && seconds < HOUR;
      text.append(text.isEmpty() ? "" : ", ");
      text.append(
          String.format(
              Locale.ROOT,
              "seed %s %.1f %% (%.1f min, steps of %s ms)",
              run.text("seed"),
              100 * right,
              seconds / 60,
              run.text("dt")));
    }
    return Finding.of(reached, "%s", text).from(runs.size(), SEEDS_OF_TRAININGS);
  }
}
