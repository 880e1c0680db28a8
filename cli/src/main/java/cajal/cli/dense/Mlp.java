package cajal.cli.dense;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.loss.Classification;
import cajal.trace.Maths;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.List;

/// 784-512-512-10 with rectified units, cross-entropy of a batch of 128.
final class Mlp implements DenseModel {
  private static final int BATCH = 128;

  @Override
  public List<Weight> weights() {
    return List.of(
        Weight.drawn(784, 512),
        Weight.of(0, 512),
        Weight.drawn(512, 512),
        Weight.of(0, 512),
        Weight.drawn(512, 10),
        Weight.of(0, 10));
  }

  @Override
  public Type x() {
    return Type.of(DType.F32, BATCH, 784);
  }

  @Override
  public Type y() {
    return Type.of(DType.I32, BATCH);
  }

  @Override
  public Tensor loss(List<Tensor> w, Tensor x, Tensor y) {
    Tensor h = Maths.relu(Products.matmul(x, w.get(0)).plus(w.get(1)));
    h = Maths.relu(Products.matmul(h, w.get(2)).plus(w.get(3)));
    return Reductions.mean(
        Classification.crossEntropy(Products.matmul(h, w.get(4)).plus(w.get(5)), y));
  }

  @Override
  public double operations() {
    return 2.0 * BATCH * (2 * 784 * 512 + 3 * 512 * 512 + 3 * 512 * 10);
  }
}
