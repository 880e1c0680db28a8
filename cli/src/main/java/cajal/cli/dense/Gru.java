package cajal.cli.dense;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.loss.Regression;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;

/// 128 gated recurrent units with 64 inputs over 100 steps, a batch of 32, mean squared error. What
/// comes from the inputs is one product before the loop.
final class Gru implements DenseModel {
  private static final int STEPS = 100;
  private static final int BATCH = 32;
  private static final int INPUTS = 64;
  private static final int UNITS = 128;

  @Override
  public List<Weight> weights() {
    return List.of(
        Weight.drawn(INPUTS, 3 * UNITS), Weight.drawn(UNITS, 3 * UNITS), Weight.of(0, 3 * UNITS));
  }

  @Override
  public Type x() {
    return Type.of(DType.F32, STEPS, BATCH, INPUTS);
  }

  @Override
  public Type y() {
    return Type.of(DType.F32, STEPS, BATCH, UNITS);
  }

  @Override
  public Tensor loss(List<Tensor> w, Tensor x, Tensor y) {
    Tensor inputs = Products.matmul(x, w.get(0)).plus(w.get(2));
    Tensor start = Fill.zeros(Type.of(DType.F32, BATCH, UNITS));
    Turn states =
        Control.scan(
            (h, in) -> {
              Tensor next = next(h, in, Products.matmul(h, w.get(1)));
              return Turn.of(next, next);
            },
            start,
            inputs);
    return Reductions.mean(Regression.square(states.stack(), y));
  }

  private static Tensor next(Tensor h, Tensor in, Tensor own) {
    Tensor keep = Maths.sigmoid(gate(in, 0).plus(gate(own, 0)));
    Tensor reset = Maths.sigmoid(gate(in, 1).plus(gate(own, 1)));
    Tensor fresh = Maths.tanh(gate(in, 2).plus(reset.times(gate(own, 2))));
    Tensor one = Tensor.scalar(1f);
    return one.minus(keep).times(h).plus(keep.times(fresh));
  }

  private static Tensor gate(Tensor x, int number) {
    return Shapes.slice(x, -1, number * UNITS, (number + 1) * UNITS);
  }

  @Override
  public double operations() {
    return 2.0 * STEPS * BATCH * 3 * UNITS * (2 * INPUTS + 3 * UNITS);
  }
}
