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
import cajal.learn.optim.Schedule;
import cajal.learn.train.Trainer;
import cajal.learn.train.TrainingStep;
import cajal.random.Key;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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
  private final List<Parameter> strengths;
  private final List<Parameter> factors = new ArrayList<>();
  private final List<float[]> before = new ArrayList<>();
  private final TrainingStep step;
  private final List<Tensor> batch;
  private final double rate;

  /// @param rate of Adam, by which each strength changes in parts of what it was
  public StrengthTraining(AnatomicalNetwork network, Goal goal, double rate, Settings settings) {
    this.rate = rate;
    int trials = goal.currents().shape().dim(1);
    run = network.unrolled().steps(goal.steps()).trials(trials);
    network.current(run);
    Recording voltage = network.voltage(run);
    strengths = network.strengths(run);
    for (Parameter strength : strengths) {
      float[] all = strength.value().floats();
      float[] ones = new float[all.length];
      Arrays.fill(ones, 1);
      before.add(all);
      factors.add(Parameter.of(strength.name() + " factor", Tensor.of(ones)));
    }
    ParameterGroup group =
        ParameterGroup.of(new Adam(), factors).constrained(Constraint.nonNegative());
    step =
        TrainingStep.of(
            List.of(group),
            Clipping.none(),
            given ->
                Parameter.with(strengths, changed(), () -> judged(network, goal, voltage, given)),
            Key.of(0),
            settings);
    batch = new ArrayList<>(List.of(goal.currents()));
    batch.addAll(goal.given());
  }

  /// The strengths as their factors make them, inside of a trace.
  private List<Tensor> changed() {
    List<Tensor> all = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      all.add(factors.get(i).value().times(Tensor.of(before.get(i))));
    }
    return all;
  }

  private List<Tensor> judged(
      AnatomicalNetwork network, Goal goal, Recording voltage, List<Tensor> given) {
    Response response = run.respond(given.getFirst());
    return goal.loss(
        network.activity(response, voltage), response.of(voltage), given.subList(1, given.size()));
  }

  /// One step of training.
  ///
  /// @return what [Goal#loss] gave before it
  /// @throws cajal.learn.train.TrainingError if the loss or a strength is NaN or infinite
  public List<Tensor> step() {
    return step.run(batch, rate);
  }

  /// The same with a learning curve and a state from which it goes on with the same bits; each step
  /// is an epoch. The parameters are the factors of the strengths.
  public Trainer trainer() {
    return new Trainer(step, _ -> List.of(batch), new Schedule.Constant(rate));
  }

  /// The strengths as they are now, of excitatory synapses, inhibitory ones and gap junctions.
  public List<Parameter> strengths() {
    for (int i = 0; i < factors.size(); i++) {
      float[] now = factors.get(i).value().floats().clone();
      for (int k = 0; k < now.length; k++) now[k] *= before.get(i)[k];
      strengths.get(i).set(Tensor.of(now));
    }
    return strengths;
  }

  /// Puts the strengths into the network.
  public void store() {
    strengths();
    run.store();
  }

  /// Currents of `steps` steps in which cells get theirs from one step to another, in each trial
  /// those of its map.
  public static Tensor pulses(
      Connectome connectome, int steps, int from, int until, List<Map<String, Double>> trials) {
    int cells = connectome.size();
    float[] all = new float[steps * trials.size() * cells];
    for (int trial = 0; trial < trials.size(); trial++) {
      int place = trial;
      trials
          .get(trial)
          .forEach((name, current) -> {
            int cell = connectome.cell(name);
            for (int t = from; t < Math.min(until, steps); t++) {
              all[(t * trials.size() + place) * cells + cell] = current.floatValue();
            }
          });
    }
    return Tensor.of(all).reshape(steps, trials.size(), cells);
  }
}
