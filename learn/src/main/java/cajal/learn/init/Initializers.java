package cajal.learn.init;

import cajal.ir.Shape;
import cajal.learn.init.VarianceScaling.Distribution;
import cajal.learn.init.VarianceScaling.Mode;
import cajal.random.Key;
import cajal.random.Threefry;
import cajal.random.Variate;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/// The ways in which parameters start. Each number is a function of the key and its place.
public final class Initializers {
  private Initializers() {}

  public static Initializer zero() {
    return constant(0);
  }

  public static Initializer one() {
    return constant(1);
  }

  public static Initializer constant(double number) {
    return (shape, fan, key) -> {
      double[] all = new double[shape.size()];
      Arrays.fill(all, number);
      return all;
    };
  }

  /// `number` where row and column of a matrix are the same, 0 elsewhere.
  public static Initializer identity(double number) {
    return (shape, fan, key) -> {
      if (shape.rank() != 2) throw wrong("identity", shape, "a matrix");
      double[] all = new double[shape.size()];
      for (int i = 0; i < Math.min(shape.dim(0), shape.dim(1)); i++) {
        all[i * shape.dim(1) + i] = number;
      }
      return all;
    };
  }

  /// Uniform on [low, high).
  public static Initializer uniform(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "uniform(%s, %s): give the lower end first".formatted(low, high));
    }
    return each(bits -> low + (high - low) * Variate.uniform64(bits));
  }

  public static Initializer normal(double mean, double sd) {
    positive("normal", "standard deviation", sd);
    return each(bits -> mean + sd * Variate.normal64(bits));
  }

  /// Normal with mean `mean` and standard deviation `sd` before all outside of [low, high] is left
  /// out.
  public static Initializer truncatedNormal(double mean, double sd, double low, double high) {
    positive("truncatedNormal", "standard deviation", sd);
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "truncatedNormal: from %s to %s there is nothing; give the lower end first"
              .formatted(low, high));
    }
    double from = (low - mean) / sd;
    double to = (high - mean) / sd;
    return each(
        bits -> Math.clamp(mean + sd * Rejection.truncatedNormal(from, to, bits), low, high));
  }

  /// The same, cut at two standard deviations.
  public static Initializer truncatedNormal(double mean, double sd) {
    return truncatedNormal(mean, sd, mean - 2 * sd, mean + 2 * sd);
  }

  /// Gamma of a shape and a scale: mean `shape * scale`.
  public static Initializer gamma(double shape, double scale) {
    positive("gamma", "shape", shape);
    positive("gamma", "scale", scale);
    return each(bits -> scale * Rejection.gamma(shape, bits));
  }

  public static Initializer exponential(double mean) {
    positive("exponential", "mean", mean);
    return each(bits -> mean * Variate.exponential64(bits));
  }

  /// Variance 2 over the inputs, for rectified activity (He et al. 2015).
  public static Initializer kaimingUniform() {
    return new VarianceScaling(2, Mode.FAN_IN, Distribution.UNIFORM);
  }

  /// Variance 2 over the inputs, normal cut at two standard deviations.
  public static Initializer kaimingNormal() {
    return new VarianceScaling(2, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);
  }

  /// Variance 1 over the mean of inputs and outputs (Glorot and Bengio 2010).
  public static Initializer xavierUniform() {
    return new VarianceScaling(1, Mode.FAN_AVERAGE, Distribution.UNIFORM);
  }

  /// Variance 1 over the mean of inputs and outputs, normal cut at two standard deviations.
  public static Initializer xavierNormal() {
    return new VarianceScaling(1, Mode.FAN_AVERAGE, Distribution.TRUNCATED_NORMAL);
  }

  /// Variance 1 over the inputs (LeCun et al. 1998).
  public static Initializer lecunUniform() {
    return new VarianceScaling(1, Mode.FAN_IN, Distribution.UNIFORM);
  }

  /// Variance 1 over the inputs, normal cut at two standard deviations.
  public static Initializer lecunNormal() {
    return new VarianceScaling(1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);
  }

  /// A random matrix whose rows, or columns if they are fewer, are orthogonal and of length `gain`
  /// (Saxe et al. 2014). Axes before the last count as rows.
  public static Initializer orthogonal(double gain) {
    return new Orthogonal(gain);
  }

  /// A kernel of `[..., in, out]` that is orthogonal at its middle and 0 elsewhere (Xiao et al.
  /// 2018).
  public static Initializer deltaOrthogonal(double gain) {
    return new DeltaOrthogonal(gain);
  }

  /// Weights between the cells of a grid that fall off with their distance d as `largest`
  /// exp(−d²/2σ²); those below `least` are 0.
  public static Initializer gaussianDecay(Grid grid, double sigma, double largest, double least) {
    positive("gaussianDecay", "sigma", sigma);
    return new Decay(grid, d -> cut(largest * Math.exp(-d * d / (2 * sigma * sigma)), least));
  }

  /// Weights between the cells of a grid: the difference of two Gaussians of their distance,
  /// positive near, negative farther off where `sigmaMinus` is larger. Those closer to 0 than
  /// `least` are 0.
  public static Initializer dogDecay(
      Grid grid, double sigmaPlus, double plus, double sigmaMinus, double minus, double least) {
    positive("dogDecay", "sigma", sigmaPlus);
    positive("dogDecay", "sigma", sigmaMinus);
    return new Decay(
        grid,
        d ->
            cut(
                plus * Math.exp(-d * d / (2 * sigmaPlus * sigmaPlus))
                    - minus * Math.exp(-d * d / (2 * sigmaMinus * sigmaMinus)),
                least));
  }

  private static double cut(double weight, double least) {
    return Math.abs(weight) < least ? 0 : weight;
  }

  /// One number from 64 random bits for each place.
  static Initializer each(LongToDoubleFunction variate) {
    return (shape, fan, key) -> draws(shape.size(), key, variate);
  }

  static double[] draws(int size, Key key, LongToDoubleFunction variate) {
    double[] all = new double[size];
    for (int i = 0; i < size; i++) all[i] = variate.applyAsDouble(Threefry.bits(key, i, 0));
    return all;
  }

  static IllegalArgumentException wrong(String what, Shape shape, String wanted) {
    return new IllegalArgumentException(
        "%s: takes %s, found a parameter of shape %s; choose another initialiser for it"
            .formatted(what, wanted, shape));
  }

  static void positive(String what, String name, double number) {
    if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: %s %s; give a number above 0".formatted(what, name, number));
    }
  }
}
