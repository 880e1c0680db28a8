package cajal.learn.loss;

import cajal.trace.Reductions;
import cajal.trace.Tensor;

/// Losses as one number, the mean over all elements or rows. Those of each element are in
/// [Regression], those of each row in [Classification] and [Ctc].
///
/// ```java
/// Tensor loss = Losses.crossEntropy(net.apply(x), labels);
/// ```
public final class Losses {
  private Losses() {}

  /// Mean −log of the probability of the right class: of class numbers (i32 `[...]`), or of wanted
  /// probabilities as one-hot rows (`[..., classes]`), for logits of `[..., classes]`.
  public static Tensor crossEntropy(Tensor logits, Tensor wanted) {
    return Reductions.mean(Classification.crossEntropy(logits, wanted));
  }

  /// The same, with a share epsilon of the probability spread over all classes.
  public static Tensor crossEntropy(Tensor logits, Tensor labels, double epsilon) {
    Check.labels("crossEntropy", Check.scores("crossEntropy", logits), labels);
    Tensor wanted = Classification.smoothed(labels, logits.dim(-1), epsilon, logits);
    return Reductions.mean(Classification.softCrossEntropy(logits, wanted));
  }

  public static Tensor sigmoidCrossEntropy(Tensor logits, Tensor wanted) {
    return Reductions.mean(Classification.sigmoidCrossEntropy(logits, wanted));
  }

  public static Tensor negativeLogLikelihood(Tensor logProbabilities, Tensor labels) {
    return Reductions.mean(Classification.negativeLogLikelihood(logProbabilities, labels));
  }

  public static Tensor binaryLogistic(Tensor logits, Tensor labels) {
    return Reductions.mean(Classification.binaryLogistic(logits, labels));
  }

  /// Another name of the cross-entropy of class numbers.
  public static Tensor multiclassLogistic(Tensor logits, Tensor labels) {
    Check.labels("multiclassLogistic", Check.scores("multiclassLogistic", logits), labels);
    return crossEntropy(logits, labels);
  }

  public static Tensor hinge(Tensor scores, Tensor wanted) {
    return Reductions.mean(Classification.hinge(scores, wanted));
  }

  public static Tensor multiMargin(Tensor scores, Tensor labels) {
    return Reductions.mean(Classification.multiMargin(scores, labels, 1, 1));
  }

  /// Mean absolute error, L1.
  public static Tensor meanAbsolute(Tensor x, Tensor y) {
    return Reductions.mean(Regression.absolute(x, y));
  }

  /// Mean squared error.
  public static Tensor meanSquare(Tensor x, Tensor y) {
    return Reductions.mean(Regression.square(x, y));
  }

  /// Half the sum of squares over the number of rows: L2 as BrainPy and optax have it.
  public static Tensor halfSquare(Tensor x, Tensor y) {
    return meanSquare(x, y).times(0.5);
  }

  public static Tensor meanSquareLog(Tensor x, Tensor y) {
    return Reductions.mean(Regression.squareLog(x, y));
  }

  public static Tensor huber(Tensor x, Tensor y, double delta) {
    return Reductions.mean(Regression.huber(x, y, delta));
  }

  public static Tensor logCosh(Tensor x, Tensor y) {
    return Reductions.mean(Regression.logCosh(x, y));
  }

  /// Mean of the losses of [Ctc#loss].
  public static Tensor ctc(Tensor logits, Tensor frames, Tensor labels, Tensor lengths) {
    return Reductions.mean(Ctc.loss(logits, frames, labels, lengths));
  }
}
