package cajal.learn.loss;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;

/// Connectionist temporal classification (Graves et al. 2006): −log of the probability that frames
/// of class scores spell a text, over all alignments. Class 0 is the blank.
public final class Ctc {
  /// The logarithm of a probability that does not count, finite so that differences of two are 0.
  private static final double NEVER = -1e30;

  private Ctc() {}

  /// One loss per text.
  ///
  /// @param logits `[batch, time, classes]`
  /// @param frames how many of the frames count, i32 `[batch]`
  /// @param labels the texts, i32 `[batch, most]`: classes from 1 on, anything after their end
  /// @param lengths how long each text is, i32 `[batch]`; a text that needs more frames than there
  ///   are has a loss of about 1e30
  public static Tensor loss(Tensor logits, Tensor frames, Tensor labels, Tensor lengths) {
    check(logits, frames, labels, lengths);
    Tensor scores = scores(logits, labels);
    int states = scores.dim(-1);
    Tensor skips = skips(labels, states, logits);
    Tensor first = Maths.where(Fill.iota(states).lt(2), Shapes.at(scores, 0, 0), NEVER);
    Tensor alpha =
        Control.scan(
                (carry, x) -> {
                  Tensor before = carry.getFirst();
                  Tensor next = add(add(before, shift(before, 1)), shift(before, 2).plus(skips));
                  Tensor counts = Shapes.expand(x.getLast().lt(frames), -1);
                  Tensor now = Maths.max(next.plus(x.getFirst()), Check.like(next, NEVER));
                  return new Turn(List.of(Maths.where(counts, now, before)), List.of());
                },
                List.of(first),
                List.of(
                    Shapes.slice(scores, 0, 1, scores.dim(0)),
                    Shapes.slice(Fill.iota(scores.dim(0)), 0, 1, scores.dim(0))),
                scores.dim(0) - 1)
            .last();
    Tensor end = Shapes.expand(lengths, -1).times(2);
    Tensor state = Fill.iota(states);
    Tensor last = Reductions.sum(Maths.where(state.eq(end), alpha, 0), -1);
    Tensor isBefore = state.eq(end.minus(1));
    Tensor beforeLast =
        Maths.where(
            lengths.eq(Tensor.scalar(0)),
            Check.like(logits, NEVER),
            Reductions.sum(Maths.where(isBefore, alpha, 0), -1));
    return add(last, beforeLast).negate();
  }

  private static void check(Tensor logits, Tensor frames, Tensor labels, Tensor lengths) {
    Type one = logits.rank() == 3 ? Type.of(DType.I32, logits.dim(0)) : Type.scalar(DType.I32);
    boolean fits =
        logits.rank() == 3
            && logits.dtype().isFloat()
            && logits.dim(1) > 0
            && frames.type().equals(one)
            && lengths.type().equals(one)
            && labels.rank() == 2
            && labels.dtype() == DType.I32
            && labels.dim(0) == logits.dim(0);
    if (fits) return;
    throw new IllegalArgumentException(
        "ctc: takes logits [batch, time, classes], frames i32[batch], labels i32[batch, most], lengths i32[batch], found %s, %s, %s, %s; reshape or transpose them"
            .formatted(logits.type(), frames.type(), labels.type(), lengths.type()));
  }

  /// Log-probabilities of the states of each text, blanks between its classes: `[time, batch, 2
  /// most + 1]`.
  private static Tensor scores(Tensor logits, Tensor labels) {
    Tensor classes = states(labels);
    Tensor chosen =
        Fill.iota(Shape.of(logits.dim(0), logits.dim(2), classes.dim(1)), 1)
            .eq(Shapes.expand(classes, 1))
            .cast(logits.dtype());
    Tensor log = Classification.logSoftmax(logits);
    return Shapes.transpose(Products.matmul(log, chosen), 1, 0, 2);
  }

  /// The class of each state: 0, l₁, 0, l₂, … 0.
  private static Tensor states(Tensor labels) {
    Tensor blanks = Shapes.expand(Fill.zeros(labels.type()), -1);
    Tensor pairs = Shapes.concat(-1, blanks, Shapes.expand(labels, -1));
    return Shapes.pad(pairs.reshape(labels.dim(0), 2 * labels.dim(1)), -1, 0, 1, 0);
  }

  /// 0 where a state may follow the one two before it (a class other than that), else never.
  private static Tensor skips(Tensor labels, int states, Tensor like) {
    Tensor classes = states(labels);
    Tensor twoBefore = states < 2 ? classes : shifted(classes, 2, 0);
    Tensor may = classes.ne(twoBefore).and(classes.ne(Tensor.scalar(0)));
    Tensor never = Check.like(like, NEVER);
    return Maths.where(may.and(Fill.iota(states).ge(2)), Check.like(like, 0), never);
  }

  private static Tensor shift(Tensor alpha, int by) {
    return shifted(alpha, by, NEVER);
  }

  private static Tensor shifted(Tensor x, int by, double fill) {
    int kept = Math.max(0, x.dim(-1) - by);
    return Shapes.pad(Shapes.slice(x, -1, 0, kept), -1, x.dim(-1) - kept, 0, fill);
  }

  /// log(eˣ + eʸ).
  private static Tensor add(Tensor x, Tensor y) {
    Tensor most = Maths.max(x, y);
    return most.plus(Maths.log1p(Maths.exp(Maths.min(x, y).minus(most))));
  }
}
