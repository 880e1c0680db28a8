package cajal.cli.dense;

import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;

/// What training makes small.
final class Losses {
  private Losses() {}

  /// The mean of -log p(class) over a batch of scores.
  static Tensor crossEntropy(Tensor scores, Tensor classes) {
    Tensor log = Reductions.logSoftmax(scores, 1);
    Tensor chosen = Fill.iota(scores.shape(), 1).eq(Shapes.expand(classes, 1));
    return Reductions.sum(Maths.where(chosen, log, 0)).over(-scores.dim(0));
  }

  static Tensor meanSquare(Tensor x, Tensor y) {
    return Reductions.mean(Maths.square(x.minus(y)));
  }
}
