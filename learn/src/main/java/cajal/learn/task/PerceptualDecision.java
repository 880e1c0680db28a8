package cajal.learn.task;

import cajal.ir.DType;
import cajal.learn.task.Timeline.Period;
import cajal.trace.Keyed;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// Perceptual decision as in neurogym (`PerceptualDecisionMaking`; Britten et al. 1992): noisy
/// evidence for one of two sides, of a coherence that differs between trials, and the question
/// which side it was. Inputs are the light of the fixation and the two sides, ½ ± coherence / 200.
///
/// @param dt of a step, ms
/// @param fixation steps
/// @param stimulus steps from the least to the most
/// @param delay steps
/// @param decision steps
/// @param coherences in percent, each with the same chance
/// @param sigma of the noise, times √ms
public record PerceptualDecision(
    double dt,
    int fixation,
    Period stimulus,
    int delay,
    int decision,
    List<Double> coherences,
    double sigma)
    implements Decision {
  public PerceptualDecision {
    Channels.require(dt, sigma);
    coherences = List.copyOf(coherences);
    if (coherences.isEmpty() || !coherences.stream().allMatch(c -> c >= 0 && c <= 100)) {
      throw new IllegalArgumentException(
          "coherences are one or more percentages from 0 to 100, found " + coherences);
    }
    if (fixation < 0 || stimulus.least() < 1 || delay < 0 || decision < 1) {
      throw new IllegalArgumentException(
          "stimulus and decision last 1 step or more, fixation and delay 0 or more; found %d, %d, %d, %d"
              .formatted(stimulus.least(), decision, fixation, delay));
    }
  }

  /// That of neurogym: 100, 2000, 0 and 100 ms; coherences 0, 6.4, 12.8, 25.6 and 51.2 %, noise of
  /// 1.
  ///
  /// @param dt a divisor of 100 ms
  public static PerceptualDecision published(double dt) {
    return new PerceptualDecision(
        dt,
        Channels.steps(100, dt),
        Period.of("stimulus", Channels.steps(2000, dt)),
        0,
        Channels.steps(100, dt),
        List.of(0.0, 6.4, 12.8, 25.6, 51.2),
        1);
  }

  @Override
  public List<Period> periods() {
    return List.of(
        Period.of("fixation", fixation),
        new Period("stimulus", stimulus.least(), stimulus.most()),
        Period.of("delay", delay),
        Period.of("decision", decision));
  }

  @Override
  public int inputs() {
    return 3;
  }

  @Override
  public List<String> outputs() {
    return List.of("fixate", "left", "right");
  }

  @Override
  public List<Condition> conditions() {
    return List.of(
        new Condition("side", List.of("left", "right")),
        new Condition("coherence", coherences.stream().map(c -> c + " %").toList()));
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    Timeline time = Timeline.draw(draws, batch, periods());
    Tensor side = Channels.drawn(draws, "side", 2, batch);
    Tensor level = Channels.drawn(draws, "coherence", coherences.size(), batch);
    double[] all = coherences.stream().mapToDouble(c -> c).toArray();
    Tensor lead = Channels.pick(all, level).times(side.times(2).minus(1)).over(200);
    Tensor seen = time.during("stimulus");
    Tensor deciding = time.during("decision");
    Tensor sides =
        Channels.beside(
            Channels.shown(lead.negate().plus(0.5), seen), Channels.shown(lead.plus(0.5), seen));
    Tensor light = Channels.beside(time.whole().minus(deciding));
    Tensor answer = side.plus(1).cast(DType.I32);
    return new Trials(
        Shapes.concat(2, light, Channels.noisy(sides, seen, draws, sigma, dt)),
        Directions.classes(deciding, answer, 3),
        time.whole(),
        List.of(new Trials.Question(deciding, answer)),
        List.of(side.cast(DType.I32), level.cast(DType.I32)));
  }
}
