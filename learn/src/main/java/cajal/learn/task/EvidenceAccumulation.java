package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// Cues to the left and to the right, one after another, and after a delay the question on which
/// side there were more (Morcos and Harvey 2016; as spikes in Bellec et al. 2020). A quarter of the
/// inputs fires during cues on the left, a quarter during those on the right, a quarter while the
/// answer is asked for, and the last quarter all the time at a quarter of the rate.
///
/// @param cues how many; odd, so that there is an answer
/// @param cueSteps of each cue
/// @param gapSteps before each cue
/// @param delaySteps between the last cue and the question
/// @param recallSteps in which the answer is asked for
/// @param inputs in four groups
/// @param rate spikes per step of an active input
/// @param rare probability of a cue on the side with fewer
/// @param dt of a step, ms
public record EvidenceAccumulation(
    int cues,
    int cueSteps,
    int gapSteps,
    int delaySteps,
    int recallSteps,
    int inputs,
    double rate,
    double rare,
    double dt)
    implements Task {
  public EvidenceAccumulation {
    if (cues < 1 || cues % 2 == 0) {
      throw new IllegalArgumentException(
          "evidence has an odd number of cues, so that there is an answer; found " + cues);
    }
    if (cueSteps < 1 || gapSteps < 0 || delaySteps < 0 || recallSteps < 1) {
      throw new IllegalArgumentException(
          "cues and recall last 1 step or more, gaps and delay 0 or more; found %d, %d, %d, %d"
              .formatted(cueSteps, recallSteps, gapSteps, delaySteps));
    }
    if (inputs < 4 || inputs % 4 != 0) {
      throw new IllegalArgumentException(
          "inputs are in four groups of one size, found %d; give a multiple of 4"
              .formatted(inputs));
    }
    if (!(dt > 0)) throw new IllegalArgumentException("a step is longer than 0 ms, found " + dt);
    if (!(rate > 0 && rate <= 1) || !(rare >= 0 && rare <= 0.5)) {
      throw new IllegalArgumentException(
          "the rate is above 0 up to 1 spike per step and the rarer side has up to half of the cues,"
              + " found %s and %s".formatted(rate, rare));
    }
  }

  /// In steps of 1 ms.
  public EvidenceAccumulation(
      int cues,
      int cueSteps,
      int gapSteps,
      int delaySteps,
      int recallSteps,
      int inputs,
      double rate,
      double rare) {
    this(cues, cueSteps, gapSteps, delaySteps, recallSteps, inputs, rate, rare, 1);
  }

  /// That of Bellec et al. in steps of `dt` ms: seven cues of 100 ms after gaps of 50 ms, a delay
  /// of 1050 ms, 150 ms for the answer, 40 inputs at 40 Hz; 2250 ms in all.
  ///
  /// @param dt 1, 2, 5 or 10, so that all of it is whole steps
  public static EvidenceAccumulation published(int dt) {
    return sevenCues(dt, 1050, 40);
  }

  /// That of excitatory and inhibitory networks with conductances: a delay of 1000 ms, 100 inputs
  /// at 40 Hz; 2200 ms in all.
  ///
  /// @param dt 1, 2, 5 or 10
  public static EvidenceAccumulation ofHundredInputs(int dt) {
    return sevenCues(dt, 1000, 100);
  }

  private static EvidenceAccumulation sevenCues(int dt, int delay, int inputs) {
    if (dt < 1 || dt > 10 || 50 % dt != 0) {
      throw new IllegalArgumentException(
          "gaps of 50 ms are whole steps of 1, 2, 5 or 10 ms, found " + dt);
    }
    return new EvidenceAccumulation(
        7, 100 / dt, 50 / dt, delay / dt, 150 / dt, inputs, 0.04 * dt, 0.3, dt);
  }

  /// The same task with other numbers of cues and steps of delay.
  public EvidenceAccumulation with(int cues, int delaySteps) {
    return new EvidenceAccumulation(
        cues, cueSteps, gapSteps, delaySteps, recallSteps, inputs, rate, rare, dt);
  }

  @Override
  public int steps() {
    return cues * (cueSteps + gapSteps) + delaySteps + recallSteps;
  }

  @Override
  public List<String> outputs() {
    return List.of("left", "right");
  }

  @Override
  public int scored() {
    return recallSteps;
  }

  @Override
  public boolean spiking() {
    return true;
  }

  @Override
  public Goal goal() {
    return Goal.CHOICE;
  }

  @Override
  public List<Condition> conditions() {
    return List.of(
        new Condition(
            "cues on the right",
            IntStream.rangeClosed(0, cues).mapToObj(Integer::toString).toList()));
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    Tensor side = draws.fold("side").bernoulli(Tensor.scalar(0.5f), bool(batch, 1));
    Tensor often = side.cast(DType.F32).times(1 - 2 * rare).plus(rare);
    Type each = bool(batch, cues);
    Tensor right =
        draws.fold("cues").bernoulli(Shapes.broadcast(often, each.shape()), each).cast(DType.F32);
    Tensor count = Reductions.count(right.gt(Tensor.scalar(0.5f)), 1);
    Tensor answer = count.gt(Tensor.scalar(cues / 2));
    Tensor chance = chance(right);
    Type type = chance.type().with(DType.BOOL);
    Tensor spikes = draws.fold("spikes").bernoulli(chance, type).cast(DType.F32);
    Tensor always = Fill.ones(Type.of(DType.F32, recallSteps, batch));
    return new Trials(
        spikes,
        targets(answer),
        always,
        List.of(new Trials.Question(always, answer.cast(DType.I32))),
        List.of(count));
  }

  private static Type bool(int... dims) {
    return Type.of(DType.BOOL, dims);
  }

  /// Of a spike, `[steps, batch, inputs]`.
  private Tensor chance(Tensor right) {
    int batch = right.dim(0);
    Tensor during = during();
    Tensor left = right.negate().plus(1);
    Shape group = Shape.of(steps(), batch, inputs / 4);
    Tensor recall = Fill.iota(steps()).ge(Tensor.scalar(steps() - recallSteps)).cast(DType.F32);
    return Shapes.concat(
            2,
            wide(Products.matmul(during, Shapes.transpose(left)), group),
            wide(Products.matmul(during, Shapes.transpose(right)), group),
            wide(Shapes.expand(recall, 1), group),
            Fill.full(new Type(DType.F32, group), 0.25))
        .times(rate);
  }

  private static Tensor wide(Tensor inTime, Shape group) {
    return Shapes.broadcast(Shapes.expand(inTime, 2), group);
  }

  /// 1 while a cue is shown, `[steps, cues]`.
  private Tensor during() {
    float[] during = new float[steps() * cues];
    for (int cue = 0; cue < cues; cue++) {
      int start = cue * (cueSteps + gapSteps) + gapSteps;
      for (int t = start; t < start + cueSteps; t++) during[t * cues + cue] = 1;
    }
    return Tensor.of(during).reshape(steps(), cues);
  }

  private Tensor targets(Tensor answer) {
    Tensor yes = answer.cast(DType.F32);
    Tensor both = Shapes.transpose(Shapes.stack(yes.negate().plus(1), yes));
    return Shapes.broadcast(Shapes.expand(both, 0), Shape.of(recallSteps, answer.dim(0), 2));
  }
}
