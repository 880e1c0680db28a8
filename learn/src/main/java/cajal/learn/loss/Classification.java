package cajal.learn.loss;

import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;

/// Losses of scores of classes, one number per row of `[..., classes]`; of logits, which are turned
/// into probabilities inside, without overflow. A class number out of range gives NaN, not a
/// plausible number.
public final class Classification {
  private Classification() {}

  /// log softmax(x) along the last axis.
  public static Tensor logSoftmax(Tensor logits) {
    Check.scores("logSoftmax", logits);
    return logits.minus(Shapes.expand(Reductions.logSumExp(logits, -1), -1));
  }

  /// −log of the probability of the class with the given number (i32).
  public static Tensor crossEntropy(Tensor logits, Tensor labels) {
    Check.scores("crossEntropy", logits);
    if (labels.dtype().isFloat()) return softCrossEntropy(logits, labels);
    Check.labels("crossEntropy", logits, labels);
    return Reductions.logSumExp(logits, -1).minus(chosen(logits, labels));
  }

  /// −Σ p log q, for wanted probabilities p (or one-hot rows) and the probabilities q of logits.
  public static Tensor softCrossEntropy(Tensor logits, Tensor wanted) {
    Check.scores("crossEntropy", logits);
    Check.same("crossEntropy", logits, wanted);
    return Reductions.sum(wanted.times(logSoftmax(logits)), -1).negate();
  }

  /// −(log-probability of the class with the given number), for rows that are log-probabilities.
  public static Tensor negativeLogLikelihood(Tensor logProbabilities, Tensor labels) {
    Check.scores("negativeLogLikelihood", logProbabilities);
    Check.labels("negativeLogLikelihood", logProbabilities, labels);
    return chosen(logProbabilities, labels).negate();
  }

  /// −y log σ(x) − (1 − y) log(1 − σ(x)), element by element, for y from 0 to 1.
  public static Tensor sigmoidCrossEntropy(Tensor logits, Tensor wanted) {
    Check.floats("sigmoidCrossEntropy", logits);
    Check.same("sigmoidCrossEntropy", logits, wanted);
    return Maths.softplus(logits).minus(logits.times(wanted));
  }

  /// log(1 + exp(−x)) for the label 1, log(1 + exp(x)) for the label 0 (i32 or bool), element by
  /// element.
  public static Tensor binaryLogistic(Tensor logits, Tensor labels) {
    return sigmoidCrossEntropy(logits, labels.cast(Check.floats("binaryLogistic", logits).dtype()));
  }

  /// max(0, 1 − y x) for y of −1 or 1, element by element.
  public static Tensor hinge(Tensor scores, Tensor wanted) {
    Check.same("hinge", Check.floats("hinge", scores), wanted);
    return Maths.max(Check.like(scores, 0), scores.times(wanted).negate().plus(1));
  }

  /// Σ over the other classes j of `max(0, margin - x[label] + x[j])^power`, over the number of
  /// classes; `power` is 1 or 2.
  public static Tensor multiMargin(Tensor scores, Tensor labels, double margin, int power) {
    Check.scores("multiMargin", scores);
    Check.labels("multiMargin", scores, labels);
    if (power != 1 && power != 2) {
      throw new IllegalArgumentException("multiMargin: power %d; give 1 or 2".formatted(power));
    }
    Tensor own = Shapes.expand(chosen(scores, labels), -1);
    Tensor late = Maths.max(Check.like(scores, 0), scores.minus(own).plus(margin));
    Tensor each = power == 1 ? late : Maths.square(late);
    Tensor others = Maths.where(Check.chosen(scores, labels), Check.like(scores, 0), each);
    return Reductions.sum(others, -1).over(scores.dim(-1));
  }

  /// Rows of `classes` probabilities: 1 − epsilon for the class with the given number, and epsilon
  /// shared among all.
  public static Tensor smoothed(Tensor labels, int classes, double epsilon, Tensor like) {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new IllegalArgumentException(
          "smoothed: epsilon %s; give a share from 0 to 1".formatted(epsilon));
    }
    return oneHot(labels, classes, like).times(1 - epsilon).plus(epsilon / classes);
  }

  /// Wanted probabilities mixed with the same for all: (1 − epsilon) p + epsilon / classes.
  public static Tensor smoothed(Tensor wanted, double epsilon) {
    Check.scores("smoothed", wanted);
    return wanted.times(1 - epsilon).plus(epsilon / wanted.dim(-1));
  }

  /// Rows of 0 with a 1 at the given number (i32); of the element type of `like`.
  public static Tensor oneHot(Tensor labels, int classes, Tensor like) {
    Tensor wide = Fill.iota(classes).eq(Shapes.expand(labels, -1));
    return wide.cast(like.dtype());
  }

  /// The element of each row with the given number, NaN if there is none.
  private static Tensor chosen(Tensor scores, Tensor labels) {
    Tensor found = Check.chosen(scores, labels);
    Tensor own = Reductions.sum(Maths.where(found, scores, 0), -1);
    return Maths.where(Reductions.any(found, -1), own, Double.NaN);
  }
}
