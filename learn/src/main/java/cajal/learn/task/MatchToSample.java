package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.task.Timeline.Period;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// Delayed match to sample as in neurogym (`DelayMatchSample`): a fixation light, a direction, a
/// delay, the same direction or the opposite one, and then the question which of both it was.
/// Inputs are the light and a ring of units, ½ + ½·cos of the angle to the direction, with noise.
///
/// @param dt of a step, ms
/// @param fixation steps before the sample
/// @param sample steps
/// @param delay steps from the least to the most
/// @param test steps
/// @param decision steps
/// @param ring how many units, 2 or more; directions are theirs
/// @param sigma of the noise, times √ms
public record MatchToSample(
    double dt,
    int fixation,
    int sample,
    Period delay,
    int test,
    int decision,
    int ring,
    double sigma)
    implements Decision {
  public MatchToSample {
    if (!(dt > 0) || fixation < 0 || sample < 1 || test < 1 || decision < 1) {
      throw new IllegalArgumentException(
          "a step is longer than 0 ms; sample, test and decision last 1 step or more, the fixation 0"
              + " or more; found %s ms, %d, %d, %d, %d"
                  .formatted(dt, sample, test, decision, fixation));
    }
    if (ring < 2 || ring % 2 != 0) {
      throw new IllegalArgumentException(
          "a ring in which each direction has its opposite has an even number of units, found "
              + ring);
    }
    if (!(sigma >= 0)) {
      throw new IllegalArgumentException("the noise is 0 or more, found " + sigma);
    }
  }

  /// That of neurogym: 300, 500, 1000, 500 and 900 ms, a ring of 2 units, noise of 1.
  ///
  /// @param dt a divisor of 100 ms; neurogym's own steps are of 100 ms
  public static MatchToSample published(int dt) {
    if (dt < 1 || 100 % dt != 0) {
      throw new IllegalArgumentException(
          "periods of hundreds of ms are whole steps of 1, 2, 4, 5, 10, 20, 25, 50 or 100 ms, found "
              + dt);
    }
    Period delay = Period.of("delay", 1000 / dt);
    return new MatchToSample(dt, 300 / dt, 500 / dt, delay, 500 / dt, 900 / dt, 2, 1);
  }

  @Override
  public List<Period> periods() {
    return List.of(
        Period.of("fixation", fixation),
        Period.of("sample", sample),
        new Period("delay", delay.least(), delay.most()),
        Period.of("test", test),
        Period.of("decision", decision));
  }

  @Override
  public int inputs() {
    return 1 + ring;
  }

  @Override
  public List<String> outputs() {
    return List.of("fixate", "match", "non-match");
  }

  @Override
  public List<Condition> conditions() {
    return List.of(
        new Condition("sample", Directions.degrees(ring)),
        new Condition("test", List.of("match", "non-match")));
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    Timeline time = Timeline.draw(draws, batch, periods());
    Type each = Type.of(DType.F32, batch);
    Tensor differs = draws.fold("differs").bernoulli(Tensor.scalar(0.5f), each).cast(DType.F32);
    Tensor direction = Maths.floor(draws.fold("sample").uniform(each).times(ring));
    Tensor shown = direction.plus(differs.times(ring / 2));
    Tensor deciding = time.during("decision");
    Tensor light = time.whole().minus(deciding);
    Tensor seen = during(time, "sample", direction).plus(during(time, "test", shown));
    Tensor whenSeen = time.during("sample").plus(time.during("test"));
    Tensor noise = draws.fold("noise").normal(seen.type()).times(sigma / Math.sqrt(dt));
    Tensor units = seen.plus(noise.times(Shapes.expand(whenSeen, 2)));
    Tensor answer = differs.plus(1).cast(DType.I32);
    return new Trials(
        Shapes.concat(2, Shapes.expand(light, 2), units),
        Directions.classes(deciding, answer, 3),
        time.whole(),
        List.of(new Trials.Question(deciding, answer)),
        List.of(direction.cast(DType.I32), differs.cast(DType.I32)));
  }

  /// ½ + ½·cos of the angle between each unit and a direction, in a period, `[steps, batch, ring]`.
  private Tensor during(Timeline time, String period, Tensor direction) {
    Tensor cosine = Directions.cosines(direction, ring, ring);
    Tensor tuned = cosine.plus(1).times(0.5);
    return Channels.rows(tuned, time.during(period));
  }
}
