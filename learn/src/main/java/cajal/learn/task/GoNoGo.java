package cajal.learn.task;

import cajal.ir.DType;
import cajal.learn.task.Timeline.Period;
import cajal.trace.Keyed;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// Go or no-go as in neurogym (`GoNogo`; Zhang et al. 2019): one of two stimuli, a delay, and then
/// an action if the stimulus was that for it. Inputs are the light of the fixation and both
/// stimuli.
///
/// @param dt of a step, ms
/// @param fixation steps
/// @param stimulus steps
/// @param delay steps from the least to the most
/// @param decision steps
/// @param sigma of the noise, times √ms
public record GoNoGo(
    double dt, int fixation, int stimulus, Period delay, int decision, double sigma)
    implements Decision {
  public GoNoGo {
    Channels.require(dt, sigma);
    if (fixation < 0 || stimulus < 1 || decision < 1) {
      throw new IllegalArgumentException(
          "stimulus and decision last 1 step or more, the fixation 0 or more; found %d, %d, %d"
              .formatted(stimulus, decision, fixation));
    }
  }

  /// That of neurogym: no fixation, 500 ms each for stimulus, delay and decision; without noise.
  ///
  /// @param dt a divisor of 500 ms
  public static GoNoGo published(double dt) {
    int half = Channels.steps(500, dt);
    return new GoNoGo(dt, 0, half, Period.of("delay", half), half, 0);
  }

  @Override
  public List<Period> periods() {
    return List.of(
        Period.of("fixation", fixation),
        Period.of("stimulus", stimulus),
        new Period("delay", delay.least(), delay.most()),
        Period.of("decision", decision));
  }

  @Override
  public int inputs() {
    return 3;
  }

  @Override
  public List<String> outputs() {
    return List.of("wait", "go");
  }

  @Override
  public List<Condition> conditions() {
    return List.of(new Condition("stimulus", List.of("no-go", "go")));
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    Timeline time = Timeline.draw(draws, batch, periods());
    Tensor go = Channels.drawn(draws, "go", 2, batch);
    Tensor seen = time.during("stimulus");
    Tensor deciding = time.during("decision");
    Tensor stimuli =
        Channels.beside(Channels.shown(go.negate().plus(1), seen), Channels.shown(go, seen));
    Tensor answer = go.cast(DType.I32);
    return new Trials(
        Shapes.concat(
            2,
            Channels.beside(time.whole().minus(deciding)),
            Channels.noisy(stimuli, seen, draws, sigma, dt)),
        Directions.classes(deciding, answer, 2),
        time.whole(),
        List.of(new Trials.Question(deciding, answer)),
        List.of(answer));
  }
}
