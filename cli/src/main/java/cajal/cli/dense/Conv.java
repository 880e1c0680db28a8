package cajal.cli.dense;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.loss.Classification;
import cajal.trace.Convolution;
import cajal.trace.Maths;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.List;

/// Images of 32x32 in three colours, convolutions to 32 and 64 channels (3x3, stride 2, rectified)
/// and a linear layer; cross-entropy of a batch of 64.
final class Conv implements DenseModel {
  private static final int BATCH = 64;

  @Override
  public List<Weight> weights() {
    return List.of(
        Weight.drawn(3, 3, 3, 32), Weight.drawn(3, 3, 32, 64), Weight.drawn(64 * 64, 10));
  }

  @Override
  public Type x() {
    return Type.of(DType.F32, BATCH, 32, 32, 3);
  }

  @Override
  public Type y() {
    return Type.of(DType.I32, BATCH);
  }

  @Override
  public Tensor loss(List<Tensor> w, Tensor x, Tensor y) {
    Convolution layer = Convolution.plain().strides(2).padding(1);
    Tensor h = Maths.relu(layer.apply(x, w.get(0)));
    h = Maths.relu(layer.apply(h, w.get(1)));
    return Reductions.mean(
        Classification.crossEntropy(Products.matmul(h.reshape(BATCH, -1), w.get(2)), y));
  }

  @Override
  public double operations() {
    return 2.0 * BATCH * (2 * 256 * 27 * 32 + 3 * 64 * 288 * 64 + 3 * 4096 * 10);
  }
}
