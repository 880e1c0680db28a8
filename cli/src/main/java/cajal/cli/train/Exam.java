package cajal.cli.train;

import cajal.exec.Settings;
import cajal.learn.data.Confusion;
import cajal.learn.online.OnlineNetwork;
import cajal.learn.online.Response;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// What a network answers, and how its units fire meanwhile. The answer is the largest mean output
/// over the steps in which it is asked for.
final class Exam {
  /// @param confusion right answers against those given
  /// @param rate spikes per unit and step
  /// @param graded trials of each grade
  /// @param last how many of them were given the last answer
  record Marks(Confusion confusion, double rate, int[] graded, int[] last) {
    double accuracy() {
      return confusion.accuracy();
    }
  }

  private final Lesson lesson;
  private final OnlineNetwork network;
  private final Compiled answers;
  private final Compiled firing;

  Exam(Lesson lesson, OnlineNetwork network, Settings settings) {
    this.lesson = lesson;
    this.network = network;
    answers = Cajal.compileAll(this::answer, settings);
    firing = Cajal.compileAll(batch -> List.of(response(lesson.show(batch)).spikes()), settings);
  }

  private Response response(Lesson.Shown shown) {
    return Response.of(network, shown.sequence());
  }

  private List<Tensor> answer(List<Tensor> batch) {
    Lesson.Shown shown = lesson.show(batch);
    Response response = response(shown);
    Tensor scores = scores(response.outputs(), shown);
    return List.of(
        scores, shown.question().answer(), Reductions.mean(response.spikes()), shown.grades());
  }

  /// A number for each trial and answer.
  ///
  /// @param outputs `[steps or asked steps, batch, answers]`
  static Tensor scores(Tensor outputs, Lesson.Shown shown) {
    int steps = outputs.dim(0);
    int asked = shown.targets().dim(0);
    return shown.question().scores(Shapes.slice(outputs, 0, steps - asked, steps));
  }

  Marks of(Iterable<List<Tensor>> trials) {
    Confusion confusion = new Confusion(lesson.answers().size());
    int[] graded = new int[lesson.grades()];
    int[] last = new int[lesson.grades()];
    double spikes = 0;
    int batches = 0;
    for (List<Tensor> batch : trials) {
      List<Tensor> found = answersTo(batch.subList(0, batch.size() - 1));
      float[] scores = found.get(0).floats();
      float[] weights = batch.getLast().floats();
      confusion.add(found.get(1).ints(), found.get(0), batch.getLast());
      int[] grades = found.get(3).ints();
      for (int i = 0; i < grades.length; i++) {
        if (weights[i] == 0) continue;
        graded[grades[i]]++;
        if (choice(scores, i) == lesson.answers().size() - 1) last[grades[i]]++;
      }
      spikes += found.get(2).floats()[0];
      batches++;
    }
    return new Marks(confusion, spikes / batches, graded, last);
  }

  /// The answer given in trial `i`.
  int choice(float[] scores, int i) {
    int n = lesson.answers().size();
    int best = 0;
    for (int k = 1; k < n; k++) if (scores[i * n + k] > scores[i * n + best]) best = k;
    return best;
  }

  /// What is found for a batch without weights: scores `[batch, answers]`, the right answers, the
  /// rate, and grades.
  List<Tensor> answersTo(List<Tensor> batch) {
    return answers.applyAll(batch);
  }

  /// `[steps, batch, units]`
  Tensor spikes(List<Tensor> batch) {
    return firing.applyAll(new ArrayList<>(batch)).getFirst();
  }
}
