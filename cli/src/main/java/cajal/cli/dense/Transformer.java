package cajal.cli.dense;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.learn.loss.Regression;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Two layers of width 128 with four heads and four times as many units between, normalized before;
/// 64 tokens that look back alone, a batch of 16, mean squared error.
final class Transformer implements DenseModel {
  private static final int LAYERS = 2;
  private static final int BATCH = 16;
  private static final int TOKENS = 64;
  private static final int WIDTH = 128;
  private static final int HEADS = 4;
  private static final int HEAD = WIDTH / HEADS;

  @Override
  public List<Weight> weights() {
    List<Weight> all = new ArrayList<>();
    for (int layer = 0; layer < LAYERS; layer++) {
      all.add(Weight.drawn(WIDTH, 3 * WIDTH));
      all.add(Weight.drawn(WIDTH, WIDTH));
      all.add(Weight.drawn(WIDTH, 4 * WIDTH));
      all.add(Weight.drawn(4 * WIDTH, WIDTH));
      all.add(Weight.of(1, WIDTH));
      all.add(Weight.of(1, WIDTH));
    }
    return all;
  }

  @Override
  public Type x() {
    return Type.of(DType.F32, BATCH, TOKENS, WIDTH);
  }

  @Override
  public Type y() {
    return x();
  }

  @Override
  public Tensor loss(List<Tensor> w, Tensor x, Tensor y) {
    Shape square = Shape.of(TOKENS, TOKENS);
    Tensor back = Fill.iota(square, 0).ge(Fill.iota(square, 1));
    Tensor h = x;
    for (int layer = 0; layer < LAYERS; layer++) {
      List<Tensor> own = w.subList(6 * layer, 6 * layer + 6);
      Tensor parts = Products.matmul(normalized(h, own.get(4)), own.get(0));
      Tensor seen = Products.attention(head(parts, 0), head(parts, 1), head(parts, 2), back);
      Tensor together = Shapes.transpose(seen, 0, 2, 1, 3).reshape(BATCH, TOKENS, WIDTH);
      h = h.plus(Products.matmul(together, own.get(1)));
      Tensor between = Maths.gelu(Products.matmul(normalized(h, own.get(5)), own.get(2)));
      h = h.plus(Products.matmul(between, own.get(3)));
    }
    return Reductions.mean(Regression.square(h, y));
  }

  private static Tensor normalized(Tensor x, Tensor gain) {
    return Reductions.normalize(x, -1, 1e-5).times(gain);
  }

  private static Tensor head(Tensor parts, int part) {
    Tensor own = Shapes.slice(parts, -1, part * WIDTH, (part + 1) * WIDTH);
    return Shapes.transpose(own.reshape(BATCH, TOKENS, HEADS, HEAD), 0, 2, 1, 3);
  }

  @Override
  public double operations() {
    double products = 3.0 * BATCH * TOKENS * WIDTH * 12 * WIDTH;
    double attention = 3.0 * 2 * BATCH * HEADS * TOKENS * TOKENS * HEAD;
    return 2 * LAYERS * (products + attention);
  }
}
