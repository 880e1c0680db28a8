package cajal.systems.fitting.spikes;

import cajal.brain.trains.Coincidence;
import cajal.brain.trains.SpikeTrain;
import cajal.learn.optim.Box;
import cajal.learn.search.Budget;
import cajal.learn.search.CmaEs;
import cajal.learn.search.Found;
import cajal.learn.search.Landscape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;

/// Searches the numbers of a model by its score on recordings, Γ / Γ_int.
///
/// The score is a staircase in every number, with high narrow steps that other stimuli do not have.
/// So each candidate is judged at several gains of the current and by their mean; and of the best
/// candidates not the first is taken but the one whose spikes agree most with those of the others.
///
/// @param evaluations candidates in all
/// @param gains factors of the current at which each is judged
/// @param members good candidates of which the central one is taken
/// @param threads over which runs are spread; they change no bit
public record SpikeFit(
    int evaluations, double[] gains, int members, long seed, int threads, Coincidence gamma) {
  private static final int POPULATION = 64;

  /// What a rate that is wrong by all of it costs, in units of the score.
  private static final double RATE_WEIGHT = 0.5;

  public SpikeFit {
    if (evaluations < 1 || members < 1 || gains.length < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "a fit with %d evaluations at %d gains, %d members and %d threads; give 1 or more of each"
              .formatted(evaluations, gains.length, members, threads));
    }
  }

  /// Numbers for the free fields of a model, in their order.
  public record Fitted(SpikingModel model, double[] numbers) {
    /// One that blows up counts as silent.
    public SpikeTrain predict(double[] current, double dt) {
      return new Candidates(model).spikes(current, dt, new double[][] {numbers}).getFirst();
    }

    /// As above, but one that blows up is an error.
    ///
    /// @throws cajal.brain.network.Diverged if it does
    public SpikeTrain run(double[] current, double dt) {
      return new Candidates(model).alone(current, dt, numbers);
    }
  }

  /// A recording, and which parts of its time are fitted.
  public record Task(Recording recording, Windows windows) {}

  /// Fits a model: the gif and the glm by their likelihood, any other by a search.
  ///
  /// @param progress told how many candidates have been judged
  public Fitted fit(SpikingModel model, List<Task> tasks, IntConsumer progress) {
    return switch (model.title()) {
      case "gif" -> new GifFit(gamma).fit(tasks);
      case "glm" -> new GlmFit(gamma).fit(tasks);
      default -> search(model, tasks, progress);
    };
  }

  private Fitted search(SpikingModel model, List<Task> tasks, IntConsumer progress) {
    Scores scores = new Scores(model, tasks, progress);
    Found found = new CmaEs(POPULATION).run(scores, Budget.of(evaluations), seed);
    double[][] best =
        found.tried().stream()
            .sorted(Comparator.comparingDouble(Found.Tried::value))
            .limit(members)
            .map(point -> numbers(model, point.x()))
            .toArray(double[][]::new);
    return new Fitted(model, best[central(model, tasks, best)]);
  }

  private static double[] numbers(SpikingModel model, double[] place) {
    double[] numbers = new double[place.length];
    for (int k = 0; k < place.length; k++) numbers[k] = model.free().get(k).at(place[k]);
    return numbers;
  }

  /// Which candidate's spikes coincide most with those of the others.
  private int central(SpikingModel model, List<Task> tasks, double[][] rows) {
    double[] sums = new double[rows.length];
    for (Task task : tasks) {
      Recording recording = task.recording();
      List<SpikeTrain> trains =
          new Candidates(model).spikes(recording.current(), recording.dt(), rows);
      for (int i = 0; i < rows.length; i++) {
        if (2 * trains.get(i).rate() * gamma.window() < 1) {
          sums[i] += gamma.factor(trains.get(i), trains);
        }
      }
    }
    int best = 0;
    for (int i = 1; i < sums.length; i++) if (sums[i] > sums[best]) best = i;
    return best;
  }

  /// One less the mean score, in the unit cube of the ranges.
  private final class Scores implements Landscape {
    private final Candidates candidates;
    private final List<Task> tasks;
    private final List<Judge> judges;
    private final IntConsumer progress;
    private int done;

    Scores(SpikingModel model, List<Task> tasks, IntConsumer progress) {
      candidates = new Candidates(model);
      this.tasks = tasks;
      this.progress = progress;
      judges =
          tasks.stream().map(task -> new Judge(task.recording(), gamma, task.windows())).toList();
    }

    @Override
    public Box box() {
      int n = candidates.model().free().size();
      double[] ones = new double[n];
      Arrays.fill(ones, 1);
      return new Box(new double[n], ones);
    }

    @Override
    public int width() {
      return POPULATION;
    }

    @Override
    public double[] values(double[][] points) {
      double[][] rows = new double[points.length][];
      for (int i = 0; i < rows.length; i++) rows[i] = numbers(candidates.model(), points[i]);
      double[] values = new double[points.length];
      Arrays.fill(values, 1);
      double each = 1.0 / (tasks.size() * gains.length);
      for (double[] scores : scores(rows)) {
        for (int i = 0; i < values.length; i++) values[i] -= each * scores[i];
      }
      done += points.length;
      progress.accept(done);
      return values;
    }

    /// Those of all candidates for each recording and gain, in this order whoever is done first.
    private List<double[]> scores(double[][] rows) {
      List<Callable<double[]>> runs = new ArrayList<>();
      for (int t = 0; t < tasks.size(); t++) {
        for (double gain : gains) {
          int task = t;
          runs.add(() -> scores(rows, task, gain));
        }
      }
      return Runs.inOrder(runs, threads);
    }

    /// Γ alone would have too many spikes: an extra one often coincides with something.
    private static double merit(Judge judge, SpikeTrain train) {
      return judge.score(train) - RATE_WEIGHT * Math.min(1, judge.rateError(train));
    }

    private double[] scores(double[][] rows, int task, double gain) {
      Recording recording = tasks.get(task).recording();
      double[] current = Arrays.stream(recording.current()).map(x -> x * gain).toArray();
      return candidates.spikes(current, recording.dt(), rows).stream()
          .mapToDouble(train -> merit(judges.get(task), train))
          .toArray();
    }
  }
}
