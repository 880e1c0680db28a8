package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.learn.task.Timeline.Period;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// N-back: symbols one after another, and at each the question whether it is the one that was shown
/// `n` symbols before (Kirchner 1958). It is in about half of the cases. Inputs are the symbols,
/// one at a time; the answer is wanted while a symbol is shown and in the gap after it, from symbol
/// n on.
///
/// @param dt of a step, ms
/// @param n how far back, 1 or more
/// @param items symbols in a trial, more than n
/// @param symbols how many different ones, 2 or more
/// @param shown steps of each symbol
/// @param gap steps after each symbol
/// @param sigma of the noise, times √ms
public record NBack(double dt, int n, int items, int symbols, int shown, int gap, double sigma)
    implements Decision {
  public NBack {
    Channels.require(dt, sigma);
    if (n < 1 || items <= n) {
      throw new IllegalArgumentException(
          "n-back looks 1 symbol back or more, and trials have more symbols than that; found %d back of %d"
              .formatted(n, items));
    }
    if (symbols < 2 || shown < 1 || gap < 0) {
      throw new IllegalArgumentException(
          "there are 2 symbols or more, shown for 1 step or more, with a gap of 0 or more; found %d, %d, %d"
              .formatted(symbols, shown, gap));
    }
  }

  /// 8 symbols of 4, shown for 200 ms with gaps of 300 ms, without noise.
  ///
  /// @param dt a divisor of 100 ms
  public static NBack of(int n, double dt) {
    return new NBack(dt, n, 8, 4, Channels.steps(200, dt), Channels.steps(300, dt), 0);
  }

  @Override
  public List<Period> periods() {
    return List.of(Period.of("items", items * (shown + gap)));
  }

  @Override
  public int inputs() {
    return symbols;
  }

  @Override
  public List<String> outputs() {
    return List.of("another", "the same");
  }

  @Override
  public List<Condition> conditions() {
    return List.of(new Condition("last", outputs()));
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    List<Tensor> sequence = new ArrayList<>();
    List<Tensor> same = new ArrayList<>();
    Type each = Type.of(DType.F32, batch);
    for (int i = 0; i < items; i++) {
      Keyed own = draws.fold("item " + i);
      if (i < n) {
        sequence.add(Channels.drawn(own, "symbol", symbols, batch));
        continue;
      }
      Tensor before = sequence.get(i - n);
      Tensor repeats = own.fold("repeats").bernoulli(Tensor.scalar(0.5f), each).cast(DType.F32);
      Tensor off = Maths.floor(own.fold("off").uniform(each).times(symbols - 1)).plus(1);
      Tensor turned = before.plus(off.times(repeats.negate().plus(1)));
      sequence.add(turned.minus(turned.ge(symbols).cast(DType.F32).times(symbols)));
      same.add(repeats);
    }
    Tensor mask = when(n, items, 0, batch);
    Tensor inputs = inputs(sequence, batch);
    Tensor seen = Fill.ones(Type.of(DType.F32, steps(), batch));
    List<Trials.Question> questions = new ArrayList<>();
    Shape all = Shape.of(steps(), batch, 2);
    Tensor targets = Fill.zeros(new Type(DType.F32, all));
    for (int i = n; i < items; i++) {
      Tensor asked = when(i, i + 1, 0, batch);
      Tensor answer = same.get(i - n);
      questions.add(new Trials.Question(asked, answer.cast(DType.I32)));
      Tensor classes = Shapes.transpose(Shapes.stack(answer.negate().plus(1), answer));
      targets = targets.plus(Channels.rows(classes, asked));
    }
    return new Trials(
        Channels.noisy(inputs, seen, draws, sigma, dt),
        targets,
        mask,
        questions,
        List.of(same.getLast().cast(DType.I32)));
  }

  /// 1 from the beginning of one item to that of another, `[steps, batch]`.
  private Tensor when(int from, int to, int before, int batch) {
    int item = shown + gap;
    float[] marks = new float[steps()];
    for (int t = from * item; t < to * item - before; t++) marks[t] = 1;
    return Shapes.broadcast(Shapes.expand(Tensor.of(marks), 1), Shape.of(steps(), batch));
  }

  private Tensor inputs(List<Tensor> sequence, int batch) {
    Tensor all = Fill.zeros(Type.of(DType.F32, steps(), batch, symbols));
    for (int i = 0; i < items; i++) {
      Tensor hot = Channels.hot(sequence.get(i), symbols);
      all = all.plus(Channels.rows(hot, when(i, i + 1, gap, batch)));
    }
    return all;
  }
}
