import cajal.learn.task.GoNoGo;
import cajal.learn.task.InSpikes;
import cajal.learn.task.Task;
import cajal.learn.task.Trials;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Keyed;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;

void main() {
  Task task = new InSpikes(GoNoGo.published(10), 20, 40);
  Compiled trials =
      Cajal.compileAll(step -> {
        Trials drawn = task.draw(Keyed.of(Key.of(1)).at(step.getFirst()), 8);
        return List.of(
            drawn.questions().getFirst().answer(), Reductions.mean(drawn.inputs(), 0, 1));
      });
  IO.println(
      "%d steps, %d inputs, outputs %s".formatted(task.steps(), task.inputs(), task.outputs()));
  for (int step = 0; step < 2; step++) {
    List<Tensor> drawn = trials.applyAll(List.of(Tensor.scalar(step)));
    IO.println("batch %d: answers %s".formatted(step, Arrays.toString(drawn.getFirst().ints())));
  }
}
