package cajal.learn.online;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.online.AdaptiveLif.Adaptation;
import cajal.surrogate.Surrogate;
import cajal.trace.Cajal;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// A small layer with seeded weights, spikes that go in, and targets; all f64.
record Problem(OnlineNetwork network, Tensor xs, Tensor targets) {
  static final int INPUTS = 5;
  static final int UNITS = 7;
  static final int OUTPUTS = 2;
  static final int BATCH = 3;

  private static final Surrogate SLOPE = x -> 0.3 * Math.max(0, 1 - Math.abs(x));

  static Problem of(OnlineCell cell, boolean recurrent, int steps, int scored) {
    SplittableRandom random = new SplittableRandom(11);
    Parameter w = normal("w", 1.2 / Math.sqrt(INPUTS), random, INPUTS, UNITS);
    Parameter v = normal("v", 0.6 / Math.sqrt(UNITS), random, UNITS, UNITS);
    Parameter out = normal("out", 1 / Math.sqrt(UNITS), random, UNITS, OUTPUTS);
    Parameter bias = normal("bias", 0.1, random, OUTPUTS);
    Readout readout = new Readout(out, Optional.of(bias), 0.9, 0.1);
    double[] x = new double[steps * BATCH * INPUTS];
    for (int i = 0; i < x.length; i++) x[i] = random.nextDouble() < 0.3 ? 1 : 0;
    return new Problem(
        new OnlineNetwork(cell, w, recurrent ? Optional.of(v) : Optional.empty(), readout),
        Fill.from(Type.of(DType.F64, steps, BATCH, INPUTS), x),
        normal("target", 1, random, scored, BATCH, OUTPUTS).value());
  }

  static Parameter normal(String name, double scale, SplittableRandom random, int... dims) {
    Type type = Type.of(DType.F64, dims);
    double[] numbers = new double[type.shape().size()];
    for (int i = 0; i < numbers.length; i++) numbers[i] = scale * random.nextGaussian();
    return Parameter.of(name, Fill.from(type, numbers));
  }

  static AdaptiveLif lif() {
    return AdaptiveLif.lif(DType.F64, UNITS, 0.9, 0.6, SLOPE);
  }

  static AdaptiveLif alif(boolean stopsReset) {
    Tensor beta = Tensor.of(0, 0, 0.1, 0.2, 0.3, 0.2, 0.1);
    return new AdaptiveLif(
        DType.F64,
        UNITS,
        0.9,
        1,
        0.6,
        Optional.of(new Adaptation(0.98, beta)),
        3,
        SLOPE,
        stopsReset);
  }

  /// v ← 0.8·v + I with a leak that grows with v, and tanh(v).
  static OnlineCell rates() {
    return new OnlineCell() {
      @Override
      public int units() {
        return UNITS;
      }

      @Override
      public List<Type> states(int batch) {
        return List.of(Type.of(DType.F64, batch, UNITS));
      }

      @Override
      public List<Tensor> step(List<Tensor> states, List<Tensor> currents) {
        return List.of(Maths.sin(states.getFirst()).times(0.8).plus(currents.getFirst()));
      }

      @Override
      public Tensor output(List<Tensor> states) {
        return Maths.tanh(states.getFirst());
      }
    };
  }

  Learning learning(Method method) {
    return Learning.of(network, method, StepLoss.squares());
  }

  /// Loss and penalty, then the gradients.
  List<double[]> run(Learning learning) {
    return run(learning, xs, targets);
  }

  static List<double[]> run(Learning learning, Tensor xs, Tensor targets) {
    List<Tensor> all =
        Cajal.compileAll(x -> flat(learning.over(x.get(0), x.get(1))))
            .applyAll(List.of(xs, targets));
    return all.stream().map(Tensor::doubles).toList();
  }

  static List<Tensor> flat(Outcome outcome) {
    List<Tensor> all = new ArrayList<>(List.of(outcome.loss(), outcome.penalty()));
    all.addAll(outcome.gradients());
    return all;
  }
}
