package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// A task whose inputs are numbers, with spikes in their place: each input is several cells that
/// fire at random, at a rate in proportion to it from 0 to 1; what is below or above is cut off.
///
/// ```java
/// Task task = new InSpikes(GoNoGo.published(10), 20, 40);
/// ```
///
/// @param cells of each input
/// @param peak rate of a cell whose input is 1, Hz
public record InSpikes(Task task, int cells, double peak) implements Task {
  public InSpikes {
    if (task.spiking()) {
      throw new IllegalArgumentException("the inputs of this task are spikes already");
    }
    if (cells < 1 || !(peak > 0) || peak * task.dt() > 1000) {
      throw new IllegalArgumentException(
          "1 cell or more for each input, at a rate above 0 and of at most one spike in a step of %s ms; found %d and %s Hz"
              .formatted(task.dt(), cells, peak));
    }
  }

  @Override
  public int inputs() {
    return task.inputs() * cells;
  }

  @Override
  public List<String> outputs() {
    return task.outputs();
  }

  @Override
  public int steps() {
    return task.steps();
  }

  @Override
  public int scored() {
    return task.scored();
  }

  @Override
  public double dt() {
    return task.dt();
  }

  @Override
  public boolean spiking() {
    return true;
  }

  @Override
  public Goal goal() {
    return task.goal();
  }

  @Override
  public List<Condition> conditions() {
    return task.conditions();
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    Trials trials = task.draw(draws, batch);
    Tensor chance = Maths.clip(trials.inputs(), 0, 1).times(peak * dt() / 1000);
    Shape each = Shape.of(steps(), batch, task.inputs(), cells);
    Tensor wide =
        Shapes.broadcast(Shapes.expand(chance, 3), each).reshape(steps(), batch, inputs());
    Tensor spikes = draws.fold("spikes of inputs").bernoulli(wide, wide.type()).cast(DType.F32);
    return new Trials(
        spikes, trials.targets(), trials.mask(), trials.questions(), trials.conditions());
  }
}
