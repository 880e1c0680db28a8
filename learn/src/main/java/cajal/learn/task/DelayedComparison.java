package cajal.learn.task;

import cajal.ir.DType;
import cajal.learn.task.Timeline.Period;
import cajal.trace.Keyed;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// Delayed comparison as in neurogym (`DelayComparison`; Romo et al. 1999): two vibrations with a
/// delay between them, and the question which was faster. Inputs are the light of the fixation and
/// the frequency, scaled to ½ … 1.
///
/// @param dt of a step, ms
/// @param fixation steps
/// @param first steps of the first vibration
/// @param delay steps from the least to the most
/// @param second steps of the second vibration
/// @param decision steps
/// @param slow the slower frequency of each pair, Hz
/// @param fast the faster one, Hz
/// @param sigma of the noise, times √ms
public record DelayedComparison(
    double dt,
    int fixation,
    int first,
    Period delay,
    int second,
    int decision,
    List<Double> slow,
    List<Double> fast,
    double sigma)
    implements Decision {
  public DelayedComparison {
    Channels.require(dt, sigma);
    slow = List.copyOf(slow);
    fast = List.copyOf(fast);
    if (fixation < 0 || first < 1 || second < 1 || decision < 1) {
      throw new IllegalArgumentException(
          "both vibrations and the decision last 1 step or more, the fixation 0 or more; found %d, %d, %d, %d"
              .formatted(first, second, decision, fixation));
    }
    boolean pairs = !slow.isEmpty() && slow.size() == fast.size();
    for (int i = 0; pairs && i < slow.size(); i++) {
      pairs = slow.get(i) >= 0 && fast.get(i) > slow.get(i) && fast.get(i) < 1e6;
    }
    if (!pairs) {
      throw new IllegalArgumentException(
          "for each slow frequency there is a faster one, found %s and %s Hz"
              .formatted(slow, fast));
    }
  }

  /// That of neurogym: 500, 500, 1000, 500 and 100 ms; pairs from 10 and 18 to 26 and 34 Hz, noise
  /// of 1.
  ///
  /// @param dt a divisor of 100 ms
  public static DelayedComparison published(double dt) {
    return new DelayedComparison(
        dt,
        Channels.steps(500, dt),
        Channels.steps(500, dt),
        Period.of("delay", Channels.steps(1000, dt)),
        Channels.steps(500, dt),
        Channels.steps(100, dt),
        List.of(10.0, 14.0, 18.0, 22.0, 26.0),
        List.of(18.0, 22.0, 26.0, 30.0, 34.0),
        1);
  }

  @Override
  public List<Period> periods() {
    return List.of(
        Period.of("fixation", fixation),
        Period.of("first", first),
        new Period("delay", delay.least(), delay.most()),
        Period.of("second", second),
        Period.of("decision", decision));
  }

  @Override
  public int inputs() {
    return 2;
  }

  @Override
  public List<String> outputs() {
    return List.of("fixate", "first", "second");
  }

  @Override
  public List<Condition> conditions() {
    List<String> pairs =
        IntStream.range(0, slow.size()).mapToObj(i -> slow.get(i) + " and " + fast.get(i)).toList();
    return List.of(
        new Condition("faster", List.of("first", "second")), new Condition("pair, Hz", pairs));
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    Timeline time = Timeline.draw(draws, batch, periods());
    Tensor later = Channels.drawn(draws, "faster", 2, batch);
    Tensor pair = Channels.drawn(draws, "pair", slow.size(), batch);
    Tensor low = Channels.pick(scaled(slow), pair);
    Tensor step = Channels.pick(scaled(fast), pair).minus(low).times(later);
    Tensor high = Channels.pick(scaled(fast), pair);
    Tensor one = time.during("first");
    Tensor two = time.during("second");
    Tensor deciding = time.during("decision");
    Tensor felt = Channels.shown(high.minus(step), one).plus(Channels.shown(low.plus(step), two));
    Tensor answer = later.plus(1).cast(DType.I32);
    return new Trials(
        Shapes.concat(
            2,
            Channels.beside(time.whole().minus(deciding)),
            Channels.noisy(Channels.beside(felt), one.plus(two), draws, sigma, dt)),
        Directions.classes(deciding, answer, 3),
        time.whole(),
        List.of(new Trials.Question(deciding, answer)),
        List.of(later.cast(DType.I32), pair.cast(DType.I32)));
  }

  private double[] scaled(List<Double> frequencies) {
    double low = slow.stream().mapToDouble(f -> f).min().orElseThrow();
    double high = fast.stream().mapToDouble(f -> f).max().orElseThrow();
    return frequencies.stream().mapToDouble(f -> (1 + (f - low) / (high - low)) / 2).toArray();
  }
}
