package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.learn.task.Timeline.Period;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// Delayed match to sample with directions of motion (`CircleFeatDMS` of BrainPy): of 8 directions
/// one is shown, and after a delay the same or, in half of the trials, one of the others; the
/// answer is wanted while the test is shown. Inputs are tuned to directions around the circle, with
/// e^(κ(cos d - 1)) of the peak rate at the angle d, and fire at a background rate besides.
///
/// @param dt of a step, ms
/// @param fixation steps before the sample
/// @param sample steps
/// @param delay steps from the least to the most
/// @param test steps, in which the answer is asked for
/// @param directions of which one is shown
/// @param tuned how many preferred directions the inputs have
/// @param cells inputs of each preferred direction
/// @param kappa sharpness of the tuning
/// @param peak rate, Hz
/// @param background rate, Hz
/// @param spiking whether inputs are spikes; otherwise rates in parts of the peak
public record CircleMatch(
    double dt,
    int fixation,
    int sample,
    Period delay,
    int test,
    int directions,
    int tuned,
    int cells,
    double kappa,
    double peak,
    double background,
    boolean spiking)
    implements Decision {
  public CircleMatch {
    if (!(dt > 0) || fixation < 0 || sample < 1 || test < 1) {
      throw new IllegalArgumentException(
          "a step is longer than 0 ms; sample and test last 1 step or more, the fixation 0 or more;"
              + " found %s ms, %d, %d, %d".formatted(dt, sample, test, fixation));
    }
    if (directions < 2 || tuned < 2 || cells < 1) {
      throw new IllegalArgumentException(
          "there are 2 directions or more, of stimuli and of inputs, and 1 cell or more for each;"
              + " found %d, %d and %d".formatted(directions, tuned, cells));
    }
    if (!(kappa > 0) || !(peak > 0) || !(background >= 0) || (peak + background) * dt > 1000) {
      throw new IllegalArgumentException(
          "the sharpness and the peak rate are above 0, the background 0 or more, together at most"
              + " one spike per step; found %s, %s Hz and %s Hz with steps of %s ms"
                  .formatted(kappa, peak, background, dt));
    }
  }

  /// That of BrainPy: 500, 500, 1000 and 500 ms, 8 directions, κ 2, up to 40 Hz and 1 Hz besides.
  ///
  /// @param dt a divisor of 100 ms, at most 20
  /// @param cells inputs for each of 24 preferred directions
  public static CircleMatch published(int dt, int cells) {
    if (dt < 1 || dt > 20 || 100 % dt != 0) {
      throw new IllegalArgumentException(
          "periods of 500 ms are whole steps of 1, 2, 4, 5, 10 or 20 ms, found " + dt);
    }
    Period delay = Period.of("delay", 1000 / dt);
    return new CircleMatch(dt, 500 / dt, 500 / dt, delay, 500 / dt, 8, 24, cells, 2, 40, 1, true);
  }

  /// The same with another delay.
  ///
  /// @param least steps
  /// @param most steps
  public CircleMatch delayed(int least, int most) {
    Period other = new Period("delay", least, most);
    return new CircleMatch(
        dt,
        fixation,
        sample,
        other,
        test,
        directions,
        tuned,
        cells,
        kappa,
        peak,
        background,
        spiking);
  }

  /// The same with rates, not spikes.
  public CircleMatch inRates() {
    return new CircleMatch(
        dt,
        fixation,
        sample,
        delay,
        test,
        directions,
        tuned,
        cells,
        kappa,
        peak,
        background,
        false);
  }

  @Override
  public List<Period> periods() {
    return List.of(
        Period.of("fixation", fixation),
        Period.of("sample", sample),
        new Period("delay", delay.least(), delay.most()),
        Period.of("test", test));
  }

  @Override
  public int inputs() {
    return tuned * cells;
  }

  @Override
  public List<String> outputs() {
    return List.of("fixate", "non-match", "match");
  }

  @Override
  public List<Condition> conditions() {
    return List.of(
        new Condition("sample", Directions.degrees(directions)),
        new Condition("test", Directions.degrees(directions)));
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    Timeline time = Timeline.draw(draws, batch, periods());
    Type each = Type.of(DType.F32, batch);
    Tensor same = draws.fold("same").bernoulli(Tensor.scalar(0.5f), each).cast(DType.F32);
    Tensor first = Maths.floor(draws.fold("sample").uniform(each).times(directions));
    Tensor away = Maths.floor(draws.fold("away").uniform(each).times(directions - 1)).plus(1);
    Tensor turned = first.plus(away.times(same.negate().plus(1)));
    Tensor second = turned.minus(turned.ge(directions).cast(DType.F32).times(directions));
    Tensor asked = time.during("test");
    Tensor rates = during(time, "sample", first).plus(during(time, "test", second));
    Tensor answer = same.plus(1).cast(DType.I32);
    return new Trials(
        given(draws, rates),
        Directions.classes(asked, answer, 3),
        time.whole(),
        List.of(new Trials.Question(asked, answer)),
        List.of(first.cast(DType.I32), second.cast(DType.I32)));
  }

  /// @param rates in parts of the peak, without the background
  private Tensor given(Keyed draws, Tensor rates) {
    Tensor all = rates.plus(background / peak);
    if (!spiking) return all;
    Tensor chance = all.times(peak * dt / 1000);
    return draws.fold("spikes").bernoulli(chance, chance.type()).cast(DType.F32);
  }

  /// `[steps, batch, inputs]`
  private Tensor during(Timeline time, String period, Tensor direction) {
    Tensor cosine = Directions.cosines(direction, directions, tuned);
    Tensor rate = Maths.exp(cosine.minus(1).times(kappa));
    int batch = direction.dim(0);
    Shape shape = Shape.of(batch, tuned, cells);
    Tensor wide = Shapes.broadcast(Shapes.expand(rate, 2), shape).reshape(batch, inputs());
    return Channels.rows(wide, time.during(period));
  }
}
