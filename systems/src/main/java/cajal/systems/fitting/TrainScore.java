package cajal.systems.fitting;

import cajal.brain.trains.Coincidence;
import cajal.brain.trains.SpikeTrain;
import cajal.brain.trains.VanRossum;
import cajal.brain.trains.VictorPurpura;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/// How far the spikes of a candidate are from those of the data, the mean over traces.
///
/// Its gradient is not informative: spikes are at whole steps, so that each of these is a staircase
/// of the parameters, with slope 0.
///
/// @param data a train for each trace
/// @param dt in ms
/// @param distance of a train of the model and one of the data
public record TrainScore(
    String title,
    List<SpikeTrain> data,
    double dt,
    ToDoubleBiFunction<SpikeTrain, SpikeTrain> distance)
    implements Score {
  /// The weight of a wrong number of spikes beside 1 − Γ.
  private static final double RATE = 2;

  /// For trains that Γ is not defined for: of a model that fires all the time.
  private static final double WORST = 10;

  /// 1 − Γ, and twice the part by which the number of spikes is wrong; see [Coincidence].
  ///
  /// @param window in ms, whatever the step is
  public static TrainScore gamma(List<SpikeTrain> data, double dt, double window) {
    Coincidence coincidence = new Coincidence(window);
    return new TrainScore(
        "1 − Γ within " + window + " ms, with the wrong number of spikes",
        data,
        dt,
        (model, own) -> gamma(coincidence, model, own));
  }

  private static double gamma(Coincidence coincidence, SpikeTrain model, SpikeTrain own) {
    double wrong = RATE * Math.abs(model.size() - own.size()) / Math.max(1, own.size());
    boolean always = 2 * model.rate() * coincidence.window() >= 1;
    return wrong + (always ? WORST : 1 - coincidence.factor(model, own));
  }

  /// @param tau in ms
  public static TrainScore vanRossum(List<SpikeTrain> data, double dt, double tau) {
    VanRossum distance = new VanRossum(tau);
    return new TrainScore("van Rossum distance, τ " + tau + " ms", data, dt, distance::distance);
  }

  /// @param cost of moving a spike, per ms
  public static TrainScore victorPurpura(List<SpikeTrain> data, double dt, double cost) {
    VictorPurpura distance = new VictorPurpura(cost);
    return new TrainScore(
        "Victor-Purpura distance at a cost of " + cost + " per ms", data, dt, distance::distance);
  }

  @Override
  public double of(Simulation.Traces traces) {
    List<SpikeTrain> own = RecordedSpikes.trains(traces.spikes(), dt);
    double sum = 0;
    for (int k = 0; k < own.size(); k++) sum += distance.applyAsDouble(own.get(k), data.get(k));
    return sum / own.size();
  }
}
