package cajal.cli.fit;

import cajal.brain.trains.SpikeTrain;
import cajal.systems.fitting.spikes.CrossValidation;
import cajal.systems.fitting.spikes.Judge;
import cajal.systems.fitting.spikes.Recording;
import cajal.systems.fitting.spikes.SpikeFit;
import cajal.systems.fitting.spikes.SpikingModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.ObjDoubleConsumer;

/// Several models fitted to the same recordings, each judged on recordings it never saw.
///
/// @param train what is fitted
/// @param test what is predicted only
/// @param validated whether models are compared by cross-validation over `train`
public record SpikeStudy(
    SpikeFit fit, List<Recording> train, List<Recording> test, boolean validated) {

  /// One model.
  ///
  /// @param predictions by the name of the stimulus
  /// @param scores Γ/Γ_int by the name of the stimulus
  /// @param seconds wall time of the fit, without cross-validation
  public record Outcome(
      SpikeFit.Fitted fitted,
      Map<String, SpikeTrain> predictions,
      Map<String, Double> scores,
      Optional<CrossValidation> validation,
      double seconds) {
    public String title() {
      return fitted.model().title();
    }
  }

  /// Fits and judges the models one after another.
  ///
  /// @param progress told the model's title and the part of all work that is done
  public List<Outcome> run(List<SpikingModel> models, ObjDoubleConsumer<String> progress) {
    double all =
        models.size() * (double) (1 + (validated ? CrossValidation.fits(train.size()) : 0));
    double[] fits = {0};
    List<Outcome> outcomes = new ArrayList<>();
    for (SpikingModel model : models) {
      double whole = (double) fit.evaluations();
      double[] last = {0};
      IntConsumer judged =
          done -> {
            fits[0] += (done > last[0] ? done - last[0] : done) / whole;
            last[0] = done;
            progress.accept(model.title(), Math.min(1, fits[0] / all));
          };
      outcomes.add(outcome(model, judged));
    }
    return outcomes;
  }

  private Outcome outcome(SpikingModel model, IntConsumer judged) {
    long start = System.nanoTime();
    SpikeFit.Fitted fitted = fit.fit(model, CrossValidation.whole(train), judged);
    double seconds = (System.nanoTime() - start) * 1e-9;
    Map<String, SpikeTrain> predictions = new LinkedHashMap<>();
    Map<String, Double> scores = new LinkedHashMap<>();
    List<Recording> all = new ArrayList<>(train);
    all.addAll(test);
    for (Recording one : all) {
      SpikeTrain predicted = fitted.predict(one.current(), one.dt());
      predictions.put(one.name(), predicted);
      scores.put(one.name(), new Judge(one, fit.gamma()).score(predicted));
    }
    Optional<CrossValidation> validation =
        validated ? Optional.of(CrossValidation.of(fit, model, train, judged)) : Optional.empty();
    return new Outcome(fitted, predictions, scores, validation, seconds);
  }

  /// The model to choose: the best in cross-validation, or on what was fitted where there is none.
  public Outcome best(List<Outcome> outcomes) {
    return outcomes.stream().max(Comparator.comparingDouble(this::merit)).orElseThrow();
  }

  private double merit(Outcome outcome) {
    return outcome
        .validation()
        .map(CrossValidation::score)
        .orElseGet(() ->
            train.stream()
                .mapToDouble(one -> outcome.scores().get(one.name()))
                .average()
                .orElse(0));
  }

  /// The scores of all models, a line each.
  public String table(List<Outcome> outcomes) {
    StringBuilder text = new StringBuilder("%-14s".formatted("Γ/Γ_int"));
    for (Recording one : train) text.append(" %9s".formatted("fit " + one.name()));
    for (Recording one : test) text.append(" %9s".formatted("test " + one.name()));
    if (validated) {
      for (Recording one : train) text.append(" %9s".formatted("cv " + one.name()));
      if (train.size() > 1) {
        for (Recording one : train) text.append(" %9s".formatted("→ " + one.name()));
      }
    }
    text.append(" %8s%n".formatted("fit, s"));
    for (Outcome outcome : outcomes) {
      text.append("%-14s".formatted(outcome.title()));
      outcome.scores().values().forEach(score -> number(text, score));
      outcome
          .validation()
          .ifPresent(cv -> {
            for (double score : cv.inTime()) number(text, score);
            for (double score : cv.across()) number(text, score);
          });
      text.append(String.format(Locale.ROOT, " %8.1f%n", outcome.seconds()));
    }
    return text.toString().stripTrailing();
  }

  private static void number(StringBuilder text, double score) {
    text.append(String.format(Locale.ROOT, " %9.3f", score));
  }
}
