package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.task.Timeline.Period;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.List;

/// Ready, set, go as in neurogym (`ReadySetGo`; Jazayeri and Shadlen 2010): the interval between
/// two flashes is to be produced after the second, times a gain. Inputs are the light of the
/// fixation and both flashes; the right output is to wait until the interval is over, then to go.
///
/// Asked are both: to wait in the first four fifths of the interval, and to go after it.
///
/// @param dt of a step, ms
/// @param fixation steps
/// @param flash steps of each flash
/// @param interval steps from the least to the most between the beginnings of the flashes
/// @param gain of what is to be produced
/// @param after steps after the interval is over
public record ReadySetGo(
    double dt, int fixation, int flash, Period interval, double gain, int after)
    implements Decision {
  public ReadySetGo {
    Channels.require(dt, 0);
    if (fixation < 0 || flash < 1 || interval.least() <= flash || after < 1) {
      throw new IllegalArgumentException(
          "flashes last 1 step or more, the interval longer, the time after it 1 or more; found %d, %d, %d"
              .formatted(flash, interval.least(), after));
    }
    if (!(gain > 0) || !(gain * interval.least() > flash) || Double.isInfinite(gain)) {
      throw new IllegalArgumentException(
          "the gain is above 0 and the interval to be produced longer than a flash, found " + gain);
    }
  }

  /// That of neurogym: 100 ms, flashes of 80 ms, intervals of 800 to 1500 ms, gain 1; 300 ms after
  /// it.
  ///
  /// @param dt a divisor of 20 ms
  public static ReadySetGo published(double dt) {
    Period interval = new Period("interval", Channels.steps(800, dt), Channels.steps(1500, dt));
    return new ReadySetGo(
        dt, Channels.steps(100, dt), Channels.steps(80, dt), interval, 1, Channels.steps(300, dt));
  }

  private int longest() {
    return (int) Math.ceil(gain * interval.most());
  }

  @Override
  public List<Period> periods() {
    return List.of(
        Period.of("fixation", fixation),
        new Period("interval", interval.least(), interval.most()),
        Period.of("production", longest() + after));
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
    return List.of(new Condition("interval", List.of("short", "middle", "long")));
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    Timeline time = Timeline.draw(draws, batch, periods());
    Tensor measuring = time.during("interval");
    Tensor producing = time.during("production");
    Tensor ready = flash(measuring, time.since("interval"));
    Tensor since = time.since("production");
    Tensor set = flash(producing, since);
    Tensor interval = Reductions.sum(measuring, 0);
    Tensor wanted = Channels.shown(interval.times(gain), producing);
    Tensor over = producing.times(since.ge(wanted).cast(DType.F32));
    Tensor open = over.times(since.lt(wanted.plus(after)).cast(DType.F32));
    Tensor early = producing.times(since.lt(wanted.times(0.8)).cast(DType.F32));
    Tensor mask = time.whole().minus(over).plus(open);
    Tensor go = Fill.ones(Type.of(DType.I32, batch));
    int span = Math.max(1, this.interval.most() - this.interval.least());
    Tensor third = interval.minus(this.interval.least()).times(2.999 / span).cast(DType.I32);
    return new Trials(
        Channels.beside(mask, ready, set),
        Directions.classes(over, go, 2),
        mask,
        List.of(new Trials.Question(early, Fill.zeros(go.type())), new Trials.Question(open, go)),
        List.of(third));
  }

  private Tensor flash(Tensor period, Tensor since) {
    return period.times(since.lt(flash).cast(DType.F32));
  }
}
