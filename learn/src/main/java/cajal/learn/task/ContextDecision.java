package cajal.learn.task;

import cajal.ir.DType;
import cajal.learn.task.Timeline.Period;
import cajal.trace.Keyed;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// Context-dependent decision as in neurogym (`ContextDecisionMaking`; Mante et al. 2013): noisy
/// evidence for one of two sides in each of two modalities, and a context that says which of the
/// modalities counts. Inputs are the light of the fixation, two sides of each modality, and the two
/// contexts.
///
/// @param dt of a step, ms
/// @param fixation steps
/// @param stimulus steps
/// @param delay steps from the least to the most
/// @param decision steps
/// @param coherences in percent, each with the same chance, drawn for each modality
/// @param sigma of the noise, times √ms
public record ContextDecision(
    double dt,
    int fixation,
    int stimulus,
    Period delay,
    int decision,
    List<Double> coherences,
    double sigma)
    implements Decision {
  public ContextDecision {
    Channels.require(dt, sigma);
    coherences = List.copyOf(coherences);
    if (coherences.isEmpty() || !coherences.stream().allMatch(c -> c >= 0 && c <= 100)) {
      throw new IllegalArgumentException(
          "coherences are one or more percentages from 0 to 100, found " + coherences);
    }
    if (fixation < 0 || stimulus < 1 || decision < 1) {
      throw new IllegalArgumentException(
          "stimulus and decision last 1 step or more, the fixation 0 or more; found %d, %d, %d"
              .formatted(stimulus, decision, fixation));
    }
  }

  /// That of neurogym: 300, 750, 300 to 3000 and 100 ms; coherences 5, 15 and 50 %, noise of 1. Its
  /// delays are exponential, these uniform.
  ///
  /// @param dt a divisor of 50 ms
  public static ContextDecision published(double dt) {
    return new ContextDecision(
        dt,
        Channels.steps(300, dt),
        Channels.steps(750, dt),
        new Period("delay", Channels.steps(300, dt), Channels.steps(3000, dt)),
        Channels.steps(100, dt),
        List.of(5.0, 15.0, 50.0),
        1);
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
    return 7;
  }

  @Override
  public List<String> outputs() {
    return List.of("fixate", "left", "right");
  }

  @Override
  public List<Condition> conditions() {
    List<String> sides = List.of("left", "right");
    return List.of(
        new Condition("context", List.of("first", "second")),
        new Condition("side of the first", sides),
        new Condition("side of the second", sides));
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    Timeline time = Timeline.draw(draws, batch, periods());
    Tensor context = Channels.drawn(draws, "context", 2, batch);
    Tensor first = Channels.drawn(draws, "first", 2, batch);
    Tensor second = Channels.drawn(draws, "second", 2, batch);
    Tensor seen = time.during("stimulus");
    Tensor deciding = time.during("decision");
    Tensor sides =
        Shapes.concat(
            2,
            sides(draws, "coherence of the first", first, seen),
            sides(draws, "coherence of the second", second, seen));
    Tensor light = time.whole().minus(deciding);
    Tensor none = context.negate().plus(1);
    Tensor right = first.times(none).plus(second.times(context));
    Tensor answer = right.plus(1).cast(DType.I32);
    return new Trials(
        Shapes.concat(
            2,
            Channels.beside(light),
            Channels.noisy(sides, seen, draws, sigma, dt),
            Channels.beside(
                Channels.shown(none, time.whole()), Channels.shown(context, time.whole()))),
        Directions.classes(deciding, answer, 3),
        time.whole(),
        List.of(new Trials.Question(deciding, answer)),
        List.of(context.cast(DType.I32), first.cast(DType.I32), second.cast(DType.I32)));
  }

  private Tensor sides(Keyed draws, String name, Tensor side, Tensor seen) {
    double[] all = coherences.stream().mapToDouble(c -> c).toArray();
    Tensor level = Channels.drawn(draws, name, all.length, side.dim(0));
    Tensor lead = Channels.pick(all, level).times(side.times(2).minus(1)).over(200);
    return Channels.beside(
        Channels.shown(lead.negate().plus(0.5), seen), Channels.shown(lead.plus(0.5), seen));
  }
}
