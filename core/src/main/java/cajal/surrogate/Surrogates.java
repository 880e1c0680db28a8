package cajal.surrogate;

import cajal.ir.CompareKind;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.lift.LiftError;
import cajal.lift.Lifter;
import cajal.rules.Simplify;
import cajal.trace.Control;
import cajal.trace.Derivatives;
import cajal.trace.Tensor;
import java.util.List;
import java.util.Objects;

/// Spikes that can be trained through, and the surrogates of BrainPy 2.8 by name, with its numbers
/// where none are given.
///
/// ```java
/// Tensor spikes = Surrogates.spike(v.minus(1), Surrogates.sigmoid());
/// Tensor mine = Surrogates.spike(v.minus(1), x -> 1 / (1 + x * x));
/// ```
public final class Surrogates {
  private Surrogates() {}

  /// 1 where x ≥ 0, else 0, in the element type of `x`, with the slope of `surrogate` for its
  /// derivative.
  ///
  /// @throws LiftError if the surrogate is no formula of its argument
  public static Tensor spike(Tensor x, Surrogate surrogate) {
    return step(CompareKind.GE, x, surrogate);
  }

  /// 1 where x > 0, else 0, likewise.
  public static Tensor spikeAbove(Tensor x, Surrogate surrogate) {
    return step(CompareKind.GT, x, surrogate);
  }

  private static Tensor step(CompareKind kind, Tensor x, Surrogate surrogate) {
    if (!x.dtype().isFloat()) {
      throw new IllegalArgumentException(
          "spike: takes f32 or f64, found " + x.type() + ". Cast it first.");
    }
    Tensor slope = Control.inline(slope(x.type(), surrogate), List.of(x)).getFirst();
    Tensor happened = kind == CompareKind.GE ? x.ge(0) : x.gt(0);
    return Derivatives.sloped(happened.cast(x.dtype()), x, slope);
  }

  private static Graph slope(Type type, Surrogate surrogate) {
    GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    Value slope = slope(builder, builder.input("x", type), surrogate);
    return builder.build(List.of(new Graph.Port("slope", slope)));
  }

  /// The slope at each element of `x`, as operations of a graph; a scalar where it is the same
  /// everywhere.
  ///
  /// @throws LiftError if the surrogate is no formula of its argument
  public static Value slope(GraphBuilder builder, Value x, Surrogate surrogate) {
    Lifter lifter =
        new Lifter(
            builder,
            x.dtype(),
            (kind, site, occurrence, parameters) -> {
              throw new LiftError(
                  "the slope of a surrogate is a formula of its argument",
                  "a random draw",
                  "noise on the input of the spike instead");
            });
    return Objects.requireNonNull(lifter.lambda(surrogate, x).result());
  }

  /// [Sigmoid] with alpha 4.
  public static Sigmoid sigmoid() {
    return sigmoid(4);
  }

  public static Sigmoid sigmoid(double alpha) {
    return new Sigmoid(alpha);
  }

  /// [PiecewiseQuadratic] with alpha 1.
  public static PiecewiseQuadratic piecewiseQuadratic() {
    return piecewiseQuadratic(1);
  }

  public static PiecewiseQuadratic piecewiseQuadratic(double alpha) {
    return new PiecewiseQuadratic(alpha);
  }

  /// [PiecewiseExp] with alpha 1.
  public static PiecewiseExp piecewiseExp() {
    return piecewiseExp(1);
  }

  public static PiecewiseExp piecewiseExp(double alpha) {
    return new PiecewiseExp(alpha);
  }

  /// [SoftSign] with alpha 1.
  public static SoftSign softSign() {
    return softSign(1);
  }

  public static SoftSign softSign(double alpha) {
    return new SoftSign(alpha);
  }

  /// [Arctan] with alpha 1.
  public static Arctan arctan() {
    return arctan(1);
  }

  public static Arctan arctan(double alpha) {
    return new Arctan(alpha);
  }

  /// [NonzeroSignLog] with alpha 1.
  public static NonzeroSignLog nonzeroSignLog() {
    return nonzeroSignLog(1);
  }

  public static NonzeroSignLog nonzeroSignLog(double alpha) {
    return new NonzeroSignLog(alpha);
  }

  /// [Erf] with alpha 1.
  public static Erf erf() {
    return erf(1);
  }

  public static Erf erf(double alpha) {
    return new Erf(alpha);
  }

  /// [PiecewiseLeakyRelu] with c 0.01, w 1.
  public static PiecewiseLeakyRelu piecewiseLeakyRelu() {
    return piecewiseLeakyRelu(0.01, 1);
  }

  public static PiecewiseLeakyRelu piecewiseLeakyRelu(double c, double w) {
    return new PiecewiseLeakyRelu(c, w);
  }

  /// [SquarewaveFourierSeries] with n 2, period 8.
  public static SquarewaveFourierSeries squarewaveFourierSeries() {
    return squarewaveFourierSeries(2, 8);
  }

  public static SquarewaveFourierSeries squarewaveFourierSeries(int n, double period) {
    return new SquarewaveFourierSeries(n, period);
  }

  /// [S2nn] with alpha 4, beta 1, epsilon 1e-8.
  public static S2nn s2nn() {
    return s2nn(4, 1, 1e-8);
  }

  public static S2nn s2nn(double alpha, double beta, double epsilon) {
    return new S2nn(alpha, beta, epsilon);
  }

  /// [QPseudoSpike] with alpha 2.
  public static QPseudoSpike qPseudoSpike() {
    return qPseudoSpike(2);
  }

  public static QPseudoSpike qPseudoSpike(double alpha) {
    return new QPseudoSpike(alpha);
  }

  /// [LeakyRelu] with alpha 0.1, beta 1.
  public static LeakyRelu leakyRelu() {
    return leakyRelu(0.1, 1);
  }

  public static LeakyRelu leakyRelu(double alpha, double beta) {
    return new LeakyRelu(alpha, beta);
  }

  /// [LogTailedRelu] with alpha 0.
  public static LogTailedRelu logTailedRelu() {
    return logTailedRelu(0);
  }

  public static LogTailedRelu logTailedRelu(double alpha) {
    return new LogTailedRelu(alpha);
  }

  /// [ReluGrad] with alpha 0.3, width 1.
  public static ReluGrad reluGrad() {
    return reluGrad(0.3, 1);
  }

  public static ReluGrad reluGrad(double alpha, double width) {
    return new ReluGrad(alpha, width);
  }

  /// [GaussianGrad] with sigma 0.5, alpha 0.5.
  public static GaussianGrad gaussianGrad() {
    return gaussianGrad(0.5, 0.5);
  }

  public static GaussianGrad gaussianGrad(double sigma, double alpha) {
    return new GaussianGrad(sigma, alpha);
  }

  /// [MultiGaussianGrad] with h 0.15, s 6, sigma 0.5, scale 0.5.
  public static MultiGaussianGrad multiGaussianGrad() {
    return multiGaussianGrad(0.15, 6, 0.5, 0.5);
  }

  public static MultiGaussianGrad multiGaussianGrad(
      double h, double s, double sigma, double scale) {
    return new MultiGaussianGrad(h, s, sigma, scale);
  }

  /// [InvSquareGrad] with alpha 100.
  public static InvSquareGrad invSquareGrad() {
    return invSquareGrad(100);
  }

  public static InvSquareGrad invSquareGrad(double alpha) {
    return new InvSquareGrad(alpha);
  }

  /// [SlayerGrad] with alpha 1.
  public static SlayerGrad slayerGrad() {
    return slayerGrad(1);
  }

  public static SlayerGrad slayerGrad(double alpha) {
    return new SlayerGrad(alpha);
  }
}
