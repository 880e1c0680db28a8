package cajal.learn.nn;

import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;

/// Functions of activity, with finite slopes everywhere; where a slope jumps it is one of the two.
///
/// Those of one argument are layers as they are: `Layer f = Activations::relu`.
public final class Activations {
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_SCALE = 1.0507009873554805;

  /// What `selu` goes to far below 0.
  static final double SELU_END = -SELU_ALPHA * SELU_SCALE;

  private Activations() {}

  private static Tensor number(Tensor x, double number) {
    return Fill.full(Type.scalar(x.dtype()), number);
  }

  public static Tensor identity(Tensor x) {
    return x;
  }

  /// max(x, 0).
  public static Tensor relu(Tensor x) {
    return Maths.relu(x);
  }

  /// x held within 0 and 6.
  public static Tensor relu6(Tensor x) {
    return between(x, 0, 6);
  }

  private static Tensor between(Tensor x, double low, double high) {
    return Maths.min(Maths.max(number(x, low), x), number(x, high));
  }

  public static Tensor leakyRelu(Tensor x) {
    return leakyRelu(x, 0.01);
  }

  /// x above 0, `slope` x below.
  public static Tensor leakyRelu(Tensor x, double slope) {
    return Maths.where(x.gt(0), x, x.times(slope));
  }

  /// The same with trained slopes, a scalar or one per feature: see [Prelu].
  public static Tensor prelu(Tensor x, Tensor slope) {
    return Maths.where(x.gt(0), x, x.times(slope));
  }

  /// Leaky with a slope of its own for each element, uniform on [1/8, 1/3).
  public static Tensor rrelu(Tensor x, Keyed draws) {
    Tensor slope = draws.uniform(x.type()).times(1 / 3.0 - 1 / 8.0).plus(1 / 8.0);
    return Maths.where(x.gt(0), x, x.times(slope));
  }

  /// x above `threshold`, elsewhere `value`.
  public static Tensor threshold(Tensor x, double threshold, double value) {
    return Maths.where(x.gt(threshold), x, value);
  }

  public static Tensor elu(Tensor x) {
    return elu(x, 1);
  }

  /// x above 0, alpha(eˣ − 1) below.
  public static Tensor elu(Tensor x, double alpha) {
    Tensor below = Maths.expm1(Maths.min(x, number(x, 0))).times(alpha);
    return Maths.where(x.gt(0), x, below);
  }

  public static Tensor celu(Tensor x) {
    return celu(x, 1);
  }

  /// x above 0, alpha(exp(x/alpha) − 1) below.
  public static Tensor celu(Tensor x, double alpha) {
    Tensor below = Maths.expm1(Maths.min(x, number(x, 0)).over(alpha)).times(alpha);
    return Maths.where(x.gt(0), x, below);
  }

  /// `elu` scaled so that mean 0 and variance 1 stay (Klambauer et al. 2017).
  public static Tensor selu(Tensor x) {
    return elu(x, SELU_ALPHA).times(SELU_SCALE);
  }

  /// 1 / (1 + e⁻ˣ).
  public static Tensor sigmoid(Tensor x) {
    return Maths.sigmoid(x);
  }

  /// min(max(x + 3, 0), 6) / 6.
  public static Tensor hardSigmoid(Tensor x) {
    return relu6(x.plus(3)).over(6);
  }

  /// log σ(x), without overflow.
  public static Tensor logSigmoid(Tensor x) {
    return Maths.softplus(x.negate()).negate();
  }

  public static Tensor tanh(Tensor x) {
    return Maths.tanh(x);
  }

  /// x held within −1 and 1.
  public static Tensor hardTanh(Tensor x) {
    return between(x, -1, 1);
  }

  /// x − tanh(x).
  public static Tensor tanhShrink(Tensor x) {
    return x.minus(Maths.tanh(x));
  }

  /// x where |x| > ½, else 0.
  public static Tensor hardShrink(Tensor x) {
    return hardShrink(x, 0.5);
  }

  public static Tensor hardShrink(Tensor x, double lambda) {
    return Maths.where(Maths.abs(x).gt(lambda), x, 0);
  }

  /// x brought ½ nearer to 0, and 0 where it is nearer than that.
  public static Tensor softShrink(Tensor x) {
    return softShrink(x, 0.5);
  }

  public static Tensor softShrink(Tensor x, double lambda) {
    Tensor above = Maths.relu(x.minus(lambda));
    return above.minus(Maths.relu(x.plus(lambda).negate()));
  }

  /// x σ(x), also called swish.
  public static Tensor silu(Tensor x) {
    return x.times(Maths.sigmoid(x));
  }

  /// x σ(beta x).
  public static Tensor swish(Tensor x, double beta) {
    return x.times(Maths.sigmoid(x.times(beta)));
  }

  /// x · hardSigmoid(x), also called hard silu.
  public static Tensor hardSwish(Tensor x) {
    return x.times(hardSigmoid(x));
  }

  /// x tanh(softplus(x)) (Misra 2019).
  public static Tensor mish(Tensor x) {
    return x.times(Maths.tanh(Maths.softplus(x)));
  }

  /// x Φ(x), for the normal distribution function Φ (Hendrycks and Gimpel 2016); within 2 ulp above
  /// −2, with an absolute error below one ulp of 1 further down.
  public static Tensor gelu(Tensor x) {
    return x.times(NormalCdf.of(x));
  }

  /// x Φ(x) as the tanh of a cubic has it, within 5e-4 of the exact one (Hendrycks and Gimpel
  /// 2016).
  public static Tensor geluTanh(Tensor x) {
    Tensor cubic = x.times(Maths.square(x).times(0.044715).plus(1)).times(0.7978845608028654);
    return x.times(0.5).times(Maths.tanh(cubic).plus(1));
  }

  /// The first half of the last axis times σ of the second.
  public static Tensor glu(Tensor x) {
    if (x.rank() == 0 || x.dim(-1) % 2 != 0) {
      throw Takes.wrong("glu", "an even number of features", x, "double those wanted");
    }
    int half = x.dim(-1) / 2;
    Tensor gate = Maths.sigmoid(Shapes.slice(x, -1, half, 2 * half));
    return Shapes.slice(x, -1, 0, half).times(gate);
  }

  /// log(1 + eˣ), without overflow.
  public static Tensor softplus(Tensor x) {
    return Maths.softplus(x);
  }

  /// x / (1 + |x|).
  public static Tensor softSign(Tensor x) {
    return x.over(Maths.abs(x).plus(1));
  }

  /// eˣ over its sum along the last axis.
  public static Tensor softmax(Tensor x) {
    return Reductions.softmax(x, -1);
  }

  /// e⁻ˣ over its sum along the last axis.
  public static Tensor softmin(Tensor x) {
    return Reductions.softmax(x.negate(), -1);
  }

  /// log of the softmax along the last axis.
  public static Tensor logSoftmax(Tensor x) {
    return x.minus(Shapes.expand(Reductions.logSumExp(x, -1), -1));
  }

  /// Mean 0 and variance 1 along the last axis; `epsilon` is added to the variance.
  public static Tensor normalize(Tensor x, double epsilon) {
    Tensor off = x.minus(Shapes.expand(Reductions.mean(x, -1), -1));
    Tensor variance = Shapes.expand(Reductions.mean(Maths.square(off), -1), -1);
    return off.over(Maths.sqrt(variance.plus(epsilon)));
  }

  /// Rows of 0 with a 1 at the place that an i32 says, of the element type of `like`.
  public static Tensor oneHot(Tensor numbers, int count, Tensor like) {
    return Fill.iota(count).eq(Shapes.expand(numbers, -1)).cast(like.dtype());
  }
}
