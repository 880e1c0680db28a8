package cajal.systems.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The two faults of the published fits of Wang et al. 2024, in our words, and that ours have none
/// of them.
class PublishedFaultsTest {
  private static final Stimuli STIMULI = GifProblem.stimuli();
  private static final GifCell CELL = new GifCell(List.of("a", "b", "k1", "k2"), Map.of());
  private static final double[] TRUTH = {0.005, 0.01, 0.2, 0.02};
  private static final double[] AWAY = {0.02, 0.05, 0.5, 0.05};
  private static final Simulation.Traces DATA = new Simulation(CELL, STIMULI).run(TRUTH);
  private static final boolean[][] SPIKES = DATA.spikes();
  private static final Compiled GAMMA =
      Cajal.compileAll(p -> List.of(publishedGamma(CELL.respond(p, STIMULI))));

  /// The published gamma loss counts: it differs between parameters, and is the same beside each,
  /// in every direction, to the last bit. Of a loss like this the engine gives no gradient of 0,
  /// but says what it goes through.
  @Test
  void theGradientOfThePublishedGammaIsExactlyZero() {
    double[] values = gammas(TRUTH, AWAY);
    assertThat(values[0]).isNotEqualTo(values[1]);
    for (int k = 0; k < 4; k++) {
      double[] more = AWAY.clone();
      double[] less = AWAY.clone();
      more[k] += 1e-9;
      less[k] -= 1e-9;
      assertThat(gammas(more, less)).containsOnly(values[1]);
    }
    assertThatThrownBy(
            () -> valueAndGradient(CELL, PublishedFaultsTest::publishedGamma, TRUTH, AWAY))
        .hasMessageContaining("no derivative by parameter 0")
        .hasMessageContaining("goes through ge");
  }

  private static double[] gammas(double[] one, double[] other) {
    return GAMMA.applyAll(both(one, other)).getFirst().doubles();
  }

  /// The published GIF problem with its potential loss: all four slopes are exactly 0.
  @Test
  void thePublishedGifProblemIsConstantInAllItsParameters() {
    Loss potential = new VoltageError(DATA.voltage(), 100);
    double[][] found = valueAndGradient(CELL, potential::of, TRUTH, AWAY);
    assertThat(found[0][0]).isZero();
    assertThat(found[0][1]).isGreaterThan(1);
    for (int k = 1; k <= 4; k++) assertThat(found[k]).containsOnly(0);
  }

  /// Ours, with the spikes of the data and currents that do something: no slope is 0, neither of
  /// the likelihood nor of voltage and threshold.
  @Test
  void oursHaveSlopesInAllParameters() {
    GifCell cell = new GifCell(List.of("a", "b", "k1", "k2"), Map.of("A1", 0.2, "A2", -0.1));
    CellModel forced = cell.forced(SPIKES);
    for (Loss loss :
        List.of(
            new ForcedError(DATA.voltage(), SPIKES, 1e-5), new SpikeLikelihood(SPIKES, 0.1, 1))) {
      assertThat(loss.misleading(forced)).isNull();
      double[][] found = valueAndGradient(forced, loss::of, TRUTH, AWAY);
      for (int k = 1; k <= 4; k++) assertThat(found[k][1]).as(loss.title()).isNotZero();
    }
  }

  private static List<Tensor> both(double[] one, double[] other) {
    return IntStream.range(0, 4).mapToObj(k -> Tensor.of(new double[] {one[k], other[k]})).toList();
  }

  private interface Measure {
    Tensor of(Response response);
  }

  /// Values at two points, and the derivatives by each of four parameters there, as the engine
  /// finds them.
  private static double[][] valueAndGradient(
      CellModel cell, Measure measure, double[] one, double[] other) {
    UnaryOperator<List<Tensor>> both =
        Derivatives.valueAndGrad(p -> {
          Tensor each = measure.of(cell.respond(p, STIMULI));
          return List.of(Reductions.sum(each), each);
        });
    List<Tensor> found =
        Cajal.compileAll(p -> both.apply(p).subList(1, 6)).applyAll(both(one, other));
    return found.stream().map(Tensor::doubles).toArray(double[][]::new);
  }

  /// 1 + 2 |n − n_data| / n_data − Γ of the first trace with a window of one step, of counts and
  /// comparisons, as published.
  private static Tensor publishedGamma(Response response) {
    int steps = STIMULI.steps();
    double[] data = new double[steps];
    double wanted = 0;
    for (int t = 0; t < steps; t++) {
      data[t] = SPIKES[0][t] ? 1 : 0;
      wanted += data[t];
    }
    Tensor own = Shapes.at(response.excess(), 1, 0).ge(0).cast(DType.F64);
    Tensor both = own.times(Fill.from(Type.of(DType.F64, steps, 1), data));
    Tensor count = Reductions.sum(own, 0);
    Tensor coincident = Reductions.sum(both, 0);
    Tensor gamma = coincident.times(2).over(count.plus(wanted));
    return Maths.abs(count.minus(wanted)).times(2 / wanted).plus(1).minus(gamma);
  }
}
