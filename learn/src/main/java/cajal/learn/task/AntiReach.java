package cajal.learn.task;

import cajal.ir.DType;
import cajal.learn.task.Timeline.Period;
import cajal.trace.Keyed;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Reach or anti-reach as in neurogym (`AntiReach`; Munoz and Everling 2004): a direction is shown,
/// and the answer is that direction, or the opposite one if the context says so. Inputs are the
/// light of the fixation, a ring of units, ½ + ½·cos of the angle to the direction, and the two
/// contexts.
///
/// @param dt of a step, ms
/// @param fixation steps
/// @param stimulus steps
/// @param delay steps from the least to the most
/// @param decision steps
/// @param ring how many directions and units, an even number
/// @param sigma of the noise, times √ms
public record AntiReach(
    double dt, int fixation, int stimulus, Period delay, int decision, int ring, double sigma)
    implements Decision {
  public AntiReach {
    Channels.require(dt, sigma);
    if (fixation < 0 || stimulus < 1 || decision < 1) {
      throw new IllegalArgumentException(
          "stimulus and decision last 1 step or more, the fixation 0 or more; found %d, %d, %d"
              .formatted(stimulus, decision, fixation));
    }
    if (ring < 2 || ring % 2 != 0) {
      throw new IllegalArgumentException(
          "a ring in which each direction has its opposite has an even number of units, found "
              + ring);
    }
  }

  /// That of neurogym: 500, 500, 0 and 500 ms, a ring of 32, without noise.
  ///
  /// @param dt a divisor of 500 ms
  public static AntiReach published(double dt) {
    int half = Channels.steps(500, dt);
    return new AntiReach(dt, half, half, Period.of("delay", 0), half, 32, 0);
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
    return ring + 3;
  }

  @Override
  public List<String> outputs() {
    List<String> all = new ArrayList<>(List.of("fixate"));
    all.addAll(Directions.degrees(ring));
    return all;
  }

  @Override
  public List<Condition> conditions() {
    return List.of(
        new Condition("context", List.of("reach", "anti-reach")),
        new Condition("direction", Directions.degrees(ring)));
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    Timeline time = Timeline.draw(draws, batch, periods());
    Tensor anti = Channels.drawn(draws, "context", 2, batch);
    Tensor direction = Channels.drawn(draws, "direction", ring, batch);
    Tensor turned = direction.plus(anti.times(ring / 2));
    Tensor wanted = turned.minus(turned.ge(ring).cast(DType.F32).times(ring));
    Tensor seen = time.during("stimulus");
    Tensor deciding = time.during("decision");
    Tensor tuned = Directions.cosines(direction, ring, ring).plus(1).times(0.5);
    Tensor context = Shapes.transpose(Shapes.stack(anti.negate().plus(1), anti));
    Tensor answer = wanted.plus(1).cast(DType.I32);
    return new Trials(
        Shapes.concat(
            2,
            Channels.beside(time.whole().minus(deciding)),
            Channels.noisy(Channels.rows(tuned, seen), seen, draws, sigma, dt),
            Channels.rows(context, time.whole())),
        Directions.classes(deciding, answer, ring + 1),
        time.whole(),
        List.of(new Trials.Question(deciding, answer)),
        List.of(anti.cast(DType.I32), direction.cast(DType.I32)));
  }
}
