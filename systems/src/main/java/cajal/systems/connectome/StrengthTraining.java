package cajal.systems.connectome;

import cajal.brain.connectome.Connectome;
import cajal.brain.training.Recording;
import cajal.brain.training.Response;
import cajal.brain.training.Unrolled;
import cajal.exec.Settings;
import cajal.learn.optim.Adam;
import cajal.learn.optim.Clipping;
import cajal.learn.optim.Constraint;
import cajal.learn.optim.ParameterGroup;
import cajal.learn.train.TrainingStep;
import cajal.random.Key;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Trains the strengths of an [AnatomicalNetwork], so that a loss falls: those of connections that
/// exist, kept at 0 or above, so that no connection comes up and none changes its sign.
///
/// ```java
/// StrengthTraining training =
///     new StrengthTraining(worm, new TouchChoice(worm.connectome(), 0.5), 0.05, settings);
/// for (int i = 0; i < 100; i++) losses.add(training.step());
/// training.store();
/// ```
public final class StrengthTraining {
  /// What a network is to do: trials of currents, and a loss of what it does then.
  public interface Goal {
    /// Steps of a trial.
    int steps();

    /// What drives the cells, `[steps, trials, cells]`, in the unit of [AnatomicalNetwork#current].
    Tensor currents();

    /// What the loss needs besides.
    List<Tensor> given();

    /// The loss, a scalar, then whatever else is of interest.
    ///
    /// @param activity that of [AnatomicalNetwork#activity], `[steps, trials, cells]`
    /// @param voltage mV, of the same shape
    List<Tensor> loss(Tensor activity, Tensor voltage, List<Tensor> given);
  }

  private final Unrolled run;
  private final TrainingStep step;
  private final List<Tensor> batch;
  private final double rate;

  /// @param rate of Adam, relative to the mean strength of each kind of connection
  public StrengthTraining(AnatomicalNetwork network, Goal goal, double rate, Settings settings) {
    this.rate = rate;
    int trials = goal.currents().shape().dim(1);
    run = network.unrolled().steps(goal.steps()).trials(trials);
    network.current(run);
    Recording voltage = network.voltage(run);
    List<ParameterGroup> groups = new ArrayList<>();
    for (Parameter strengths : network.strengths(run)) {
      groups.add(
          ParameterGroup.of(new Adam(), strengths)
              .times(mean(strengths))
              .constrained(Constraint.nonNegative()));
    }
    step =
        TrainingStep.of(
            groups,
            Clipping.none(),
            given -> {
              Response response = run.respond(given.getFirst());
              return goal.loss(
                  network.activity(response, voltage),
                  response.of(voltage),
                  given.subList(1, given.size()));
            },
            Key.of(0),
            settings);
    batch = new ArrayList<>(List.of(goal.currents()));
    batch.addAll(goal.given());
  }

  private static double mean(Parameter strengths) {
    float[] all = strengths.value().floats();
    double sum = 0;
    for (float strength : all) sum += strength;
    return all.length == 0 ? 0 : sum / all.length;
  }

  /// One step of training.
  ///
  /// @return what [Goal#loss] gave before it
  /// @throws cajal.learn.train.TrainingError if the loss or a strength is NaN or infinite
  public List<Tensor> step() {
    return step.run(batch, rate);
  }

  /// The strengths as they are now.
  public List<Parameter> strengths() {
    return step.parameters();
  }

  /// Puts the strengths into the network.
  public void store() {
    run.store();
  }

  /// Currents of `steps` steps in which some cells get one from one step to another, in each trial
  /// those of its list.
  static Tensor pulses(
      Connectome connectome,
      int steps,
      int from,
      int until,
      double current,
      List<List<String>> trials) {
    int cells = connectome.size();
    float[] all = new float[steps * trials.size() * cells];
    for (int trial = 0; trial < trials.size(); trial++) {
      for (String name : trials.get(trial)) {
        int cell = connectome.cell(name);
        for (int t = from; t < until; t++) {
          all[(t * trials.size() + trial) * cells + cell] = (float) current;
        }
      }
    }
    return Tensor.of(all).reshape(steps, trials.size(), cells);
  }
}
