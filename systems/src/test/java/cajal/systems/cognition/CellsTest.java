package cajal.systems.cognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.online.Learning;
import cajal.learn.online.Method;
import cajal.learn.online.OnlineCell;
import cajal.learn.online.OnlineNetwork;
import cajal.learn.online.Outcome;
import cajal.learn.online.Projection;
import cajal.learn.online.Projection.From;
import cajal.learn.online.Projection.Sign;
import cajal.learn.online.Readout;
import cajal.learn.online.Response;
import cajal.learn.online.StepLoss;
import cajal.surrogate.Surrogates;
import cajal.trace.Cajal;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Both kinds of units in a network of 4 excitatory and 2 inhibitory ones, f64: forward against the
/// equations in plain Java, gradients against differences and against theory.
class CellsTest {
  private static final int STEPS = 60;
  private static final int INPUTS = 3;
  private static final int E = 4;
  private static final int N = 6;
  private static final double DT = 2;
  private static final double[] TAU = {500, 700, 900, 1100, 1300, 1500};
  private static final UnaryOperator<Tensor> SPIKE =
      above -> Surrogates.spike(above, Surrogates.reluGrad());
  private static final UnaryOperator<Tensor> SMOOTH = above -> Maths.sigmoid(above.times(4));

  private static Tensor kept(double... tau) {
    double[] kept = new double[N];
    for (int i = 0; i < N; i++) kept[i] = Math.exp(-DT / tau[i % tau.length]);
    return Tensor.of(kept);
  }

  private static OnlineCell conductances(UnaryOperator<Tensor> spike) {
    return new ConductanceCell(DType.F64, N, DT, 100, 10, kept(TAU), 1, 3, spike);
  }

  private static OnlineCell gif(UnaryOperator<Tensor> spike) {
    var fast = new GifCell.Internal(kept(10), Tensor.of(0.0, 0.0, 0.0, 0.0, 1.0, 1.0));
    Tensor jumps = Fill.from(Type.of(DType.F64, N), new double[] {-.6, -.6, -.6, -.6, -.6, -.6});
    var slow = new GifCell.Internal(kept(TAU), jumps);
    return new GifCell(DType.F64, N, DT, 100, 100, fast, slow, spike);
  }

  static Stream<Arguments> kinds() {
    return Stream.of(Arguments.of("conductances", true), Arguments.of("GIF", false));
  }

  private static Parameter random(String name, double scale, long seed, int... dims) {
    SplittableRandom random = new SplittableRandom(seed);
    Type type = Type.of(DType.F64, dims);
    double[] w = new double[type.shape().size()];
    for (int i = 0; i < w.length; i++) w[i] = scale * random.nextGaussian();
    return Parameter.of(name, Fill.from(type, w));
  }

  /// @param recurrent scale of the weights among units; 0 for none
  private static OnlineNetwork network(OnlineCell cell, double recurrent) {
    boolean two = cell.currents() == 2;
    List<Projection> all = new ArrayList<>();
    Parameter input = random("input", two ? 0.9 : 0.5, 1, INPUTS, N);
    all.add(new Projection(new From.Inputs(), input, 0, Sign.EXCITATORY, Optional.empty()));
    Parameter second = random("second", 0.3, 4, INPUTS, N);
    Sign minus = two ? Sign.EXCITATORY : Sign.INHIBITORY;
    all.add(new Projection(new From.Inputs(), second, two ? 1 : 0, minus, Optional.empty()));
    if (recurrent > 0) {
      Parameter e = random("e", recurrent, 2, E, N);
      Parameter i = random("i", recurrent, 3, N - E, N);
      all.add(new Projection(new From.Units(0, E), e, 0, Sign.EXCITATORY, Optional.empty()));
      all.add(new Projection(new From.Units(E, N), i, two ? 1 : 0, minus, Optional.empty()));
    }
    Readout out = new Readout(random("out", 1, 5, N, 2), Optional.empty(), 0.8, 1);
    return new OnlineNetwork(cell, all, out);
  }

  private static Tensor inputs() {
    SplittableRandom random = new SplittableRandom(9);
    double[] x = new double[STEPS * INPUTS];
    for (int i = 0; i < x.length; i++) x[i] = random.nextDouble() < 0.4 ? 1 : 0;
    return Fill.from(Type.of(DType.F64, STEPS, 1, INPUTS), x);
  }

  private static double[] w(OnlineNetwork network, int projection) {
    double[] w = network.projections().get(projection).weights().value().doubles();
    for (int i = 0; i < w.length; i++) w[i] = Math.abs(w[i]);
    return w;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void aRunFollowsTheEquations(String name, boolean two) {
    OnlineNetwork network = network(two ? conductances(SPIKE) : gif(SPIKE), 0.4);
    List<Tensor> found =
        Cajal.compileAll(
                x -> {
                  Response response = Response.of(network, x.getFirst());
                  return List.of(response.spikes(), response.outputs());
                })
            .applyAll(List.of(inputs()));
    Reference reference = new Reference(network, two);
    double[] x = inputs().doubles();
    double[] spikes = found.get(0).doubles();
    double[] outputs = found.get(1).doubles();
    int fired = 0;
    for (int t = 0; t < STEPS; t++) {
      reference.step(x, t);
      for (int i = 0; i < N; i++) {
        assertThat(spikes[t * N + i]).isEqualTo(reference.z[i]);
        if (reference.z[i] == 1) fired++;
      }
      for (int k = 0; k < 2; k++) {
        assertThat(outputs[t * 2 + k]).isCloseTo(reference.output(k), within(1e-9));
      }
    }
    assertThat(fired).isBetween(10, STEPS * N / 2);
  }

  /// One trial, written as in the documents of the cells.
  private static final class Reference {
    private final OnlineNetwork network;
    private final boolean two;
    private final double[] v = new double[N];
    private final double[] fast = new double[N];
    private final double[] slow = new double[N];
    private final double[] plus = new double[N];
    private final double[] minus = new double[N];
    private final double[] readout = new double[N];
    private final double[] z = new double[N];

    Reference(OnlineNetwork network, boolean two) {
      this.network = network;
      this.two = two;
    }

    void step(double[] x, int t) {
      double[] up = new double[N];
      double[] down = new double[N];
      for (int j = 0; j < N; j++) {
        for (int i = 0; i < INPUTS; i++) {
          up[j] += x[t * INPUTS + i] * w(network, 0)[i * N + j];
          down[j] += x[t * INPUTS + i] * w(network, 1)[i * N + j];
        }
        for (int i = 0; i < E; i++) if (i != j) up[j] += z[i] * w(network, 2)[i * N + j];
        for (int i = E; i < N; i++) if (i != j) down[j] += z[i] * w(network, 3)[(i - E) * N + j];
      }
      for (int j = 0; j < N; j++) {
        if (two) conductances(j, up[j], down[j]);
        else gif(j, up[j] - down[j]);
      }
      for (int j = 0; j < N; j++) {
        z[j] = v[j] >= 1 ? 1 : 0;
        readout[j] = 0.8 * readout[j] + z[j];
      }
    }

    private void conductances(int j, double up, double down) {
      double gain = (1 - Math.exp(-DT / 10)) / DT / (1 - Math.exp(-0.1));
      plus[j] = plus[j] * Math.exp(-DT / 10) + gain * up;
      minus[j] = minus[j] * Math.exp(-DT / 10) + gain * down;
      slow[j] = (slow[j] - z[j]) * Math.exp(-DT / TAU[j]);
      double start = v[j] - z[j];
      double slope = -(1 + plus[j] + minus[j]) / 100;
      double dv = (-start + plus[j] * (3 - start) + minus[j] * (-3 - start) + slow[j]) / 100;
      v[j] = start + dv * (Math.exp(slope * DT) - 1) / slope;
    }

    private void gif(int j, double current) {
      double gain = (1 - Math.exp(-DT / 100)) / DT / (1 - Math.exp(-0.01));
      plus[j] = plus[j] * Math.exp(-DT / 100) + gain * current;
      fast[j] = (fast[j] + (j < E ? 0 : 1) * z[j]) * Math.exp(-DT / 10);
      slow[j] = (slow[j] - 0.6 * z[j]) * Math.exp(-DT / TAU[j]);
      double start = v[j] - z[j];
      double dv = (-start + fast[j] + slow[j] + plus[j]) / 100;
      v[j] = start + dv * (1 - Math.exp(-DT / 100)) * 100;
    }

    double output(int k) {
      double sum = 0;
      double[] out = network.readout().weights().value().doubles();
      for (int i = 0; i < N; i++) sum += readout[i] * out[i * 2 + k];
      return sum;
    }
  }

  private static List<double[]> run(OnlineNetwork network, Method method) {
    Tensor targets = random("targets", 1, 6, STEPS / 2, 1, 2).value();
    Learning learning = Learning.of(network, method, StepLoss.squares());
    return Cajal.compileAll(
            x -> {
              Outcome outcome = learning.over(x.get(0), x.get(1));
              List<Tensor> all = new ArrayList<>(List.of(outcome.loss()));
              all.addAll(outcome.gradients());
              return all;
            })
        .applyAll(List.of(inputs(), targets))
        .stream()
        .map(Tensor::doubles)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void backpropagationIsTheSlopeOfTheLoss(String name, boolean two) {
    OnlineNetwork network = network(two ? conductances(SMOOTH) : gif(SMOOTH), 0.4);
    List<double[]> all = run(network, Method.bptt());
    List<Parameter> parameters = network.parameters();
    for (int p = 0; p < parameters.size(); p++) {
      Parameter parameter = parameters.get(p);
      Tensor before = parameter.value();
      double[] numbers = before.doubles();
      for (int i = 0; i < numbers.length; i += 4) {
        double h = 1e-6;
        double[] changed = numbers.clone();
        changed[i] = numbers[i] + h;
        parameter.set(Fill.from(parameter.type(), changed));
        double up = run(network, Method.bptt()).getFirst()[0];
        changed[i] = numbers[i] - h;
        parameter.set(Fill.from(parameter.type(), changed));
        double down = run(network, Method.bptt()).getFirst()[0];
        double slope = (up - down) / (2 * h);
        assertThat(all.get(1 + p)[i]).isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
      }
      parameter.set(before);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void tracesGiveTheGradientWhereNoUnitDrivesAnother(String name, boolean two) {
    OnlineNetwork network = network(two ? conductances(SPIKE) : gif(SPIKE), 0);
    List<double[]> exact = run(network, Method.bptt());
    for (Method method : List.of(Method.dRtrl(), Method.eprop())) {
      List<double[]> found = run(network, method);
      for (int i = 0; i < exact.size(); i++) {
        assertThat(Arrays.stream(exact.get(i)).map(Math::abs).max().orElseThrow())
            .isGreaterThan(1e-3);
        assertThat(found.get(i)).containsExactly(exact.get(i), within(1e-9));
      }
    }
  }

  /// What units do to each other is missing, and nothing else: the gradients are those of a network
  /// whose units are driven by the same spikes from outside.
  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void tracesTakeTheSpikesOfOtherUnitsAsInputs(String name, boolean two) {
    OnlineNetwork network = network(two ? conductances(SPIKE) : gif(SPIKE), 0.4);
    List<double[]> exact = run(network, Method.bptt());
    List<double[]> traced = run(network, Method.dRtrl());
    assertThat(traced.getFirst()).isEqualTo(exact.getFirst());
    assertThat(traced.getLast()).containsExactly(exact.getLast(), within(1e-9));
    for (int i = 1; i < 5; i++)
      assertThat(cosine(traced.get(i), exact.get(i))).isBetween(0.3, 0.99999);
  }

  private static double cosine(double[] a, double[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }
}
