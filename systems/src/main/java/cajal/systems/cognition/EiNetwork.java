package cajal.systems.cognition;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.init.Initializers;
import cajal.learn.online.OnlineCell;
import cajal.learn.online.OnlineNetwork;
import cajal.learn.online.Projection;
import cajal.learn.online.Projection.From;
import cajal.learn.online.Projection.Sign;
import cajal.learn.online.Readout;
import cajal.random.Key;
import cajal.surrogate.Surrogate;
import cajal.surrogate.Surrogates;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;

/// A network of excitatory and inhibitory units under Dale's law: weights count as |w|, and what
/// they do depends on the source's kind alone. The same weights run with steps of any length.
///
/// @param projections from the inputs, from the excitatory units and from the inhibitory ones
/// @param cells the units for steps of so many ms
/// @param readout weights, `[units, outputs]`
/// @param tauReadout ms
public record EiNetwork(
    int excitatory,
    int inhibitory,
    List<Projection> projections,
    DoubleFunction<OnlineCell> cells,
    Parameter readout,
    double tauReadout) {

  /// How a network begins.
  ///
  /// @param excitatory units, which come first
  /// @param inhibitory units
  /// @param input variance of weights from the inputs, times how many there are
  /// @param recurrent variance of weights from excitatory units, times how many drive a unit
  /// @param balance how much larger that is for inhibitory units
  /// @param wiring of the units
  /// @param seed of weights, wiring and time constants
  public record Start(
      int excitatory,
      int inhibitory,
      double input,
      double recurrent,
      double balance,
      Wiring wiring,
      long seed) {
    public Start {
      if (excitatory < 1 || inhibitory < 1) {
        throw new IllegalArgumentException(
            "a network has excitatory and inhibitory units, 1 or more of each; found %d and %d"
                .formatted(excitatory, inhibitory));
      }
      if (!(input > 0) || !(recurrent > 0) || !(balance > 0)) {
        throw new IllegalArgumentException(
            "variances of weights are above 0, found %s, %s and %s"
                .formatted(input, recurrent, balance));
      }
    }

    int units() {
      return excitatory + inhibitory;
    }

    Key key() {
      return Key.of(seed).fold("network");
    }
  }

  /// With conductances and adaptation (`task_training.py` of Wang et al. 2024): τ 100 ms, synapses
  /// of 10 ms with reversals at 3 and -3, adaptation of 500 to 1500 ms, β 1, readout of 10 ms.
  public static EiNetwork conductances(Start start, int inputs, int outputs, Surrogate surrogate) {
    int n = start.units();
    UnaryOperator<Tensor> spike = above -> Surrogates.spike(above, surrogate);
    double[] tau = uniform(start.key().fold("adaptation"), n, 500, 1500);
    DoubleFunction<OnlineCell> cells =
        dt -> new ConductanceCell(DType.F32, n, dt, 100, 10, kept(dt, tau), 1, 3, spike);
    return of(start, inputs, outputs, cells, true, 10);
  }

  /// With currents and slow internal currents (working memory of Wang et al. 2024, ICLR): τ and
  /// synapses of 100 ms, I1 of 10 ms with jumps of 1 in inhibitory units, I2 of 100 to 3000 ms with
  /// jumps of -0.6, readout of 10 ms.
  public static EiNetwork gif(Start start, int inputs, int outputs, Surrogate surrogate) {
    int n = start.units();
    UnaryOperator<Tensor> spike = above -> Surrogates.spike(above, surrogate);
    double[] tau = uniform(start.key().fold("slow current"), n, 100, 3000);
    double[] tauFast = new double[n];
    Arrays.fill(tauFast, 10);
    float[] fast = new float[n];
    float[] slow = new float[n];
    for (int i = 0; i < n; i++) {
      fast[i] = i < start.excitatory() ? 0 : 1;
      slow[i] = -0.6f;
    }
    DoubleFunction<OnlineCell> cells =
        dt -> {
          var first = new GifCell.Internal(kept(dt, tauFast), Tensor.of(fast));
          var second = new GifCell.Internal(kept(dt, tau), Tensor.of(slow));
          return new GifCell(DType.F32, n, dt, 100, 100, first, second, spike);
        };
    return of(start, inputs, outputs, cells, false, 10);
  }

  private static double[] uniform(Key key, int n, double from, double to) {
    SplittableRandom random = Draws.of(key);
    double[] all = new double[n];
    for (int i = 0; i < n; i++) all[i] = random.nextDouble(from, to);
    return all;
  }

  private static Tensor kept(double dt, double[] tau) {
    float[] kept = new float[tau.length];
    for (int i = 0; i < kept.length; i++) kept[i] = (float) Jump.keep(dt, tau[i]);
    return Tensor.of(kept);
  }

  /// @param hasTwoCurrents whether inhibition is a current by itself, or a negative one
  private static EiNetwork of(
      Start start,
      int inputs,
      int outputs,
      DoubleFunction<OnlineCell> cells,
      boolean hasTwoCurrents,
      double tauReadout) {
    int e = start.excitatory();
    int n = start.units();
    Key key = start.key();
    Parameter input = normal("input", Math.sqrt(start.input() / inputs), key, inputs, n);
    Projection fromInputs =
        new Projection(new From.Inputs(), input, 0, Sign.EXCITATORY, Optional.empty());
    Sign minus = hasTwoCurrents ? Sign.EXCITATORY : Sign.INHIBITORY;
    int second = hasTwoCurrents ? 1 : 0;
    double strong = start.recurrent() * start.balance();
    return new EiNetwork(
        e,
        start.inhibitory(),
        List.of(
            fromInputs,
            among(start, "excitatory", new From.Units(0, e), start.recurrent(), 0, Sign.EXCITATORY),
            among(start, "inhibitory", new From.Units(e, n), strong, second, minus)),
        cells,
        normal("readout", Math.sqrt(1.0 / n), key, n, outputs),
        tauReadout);
  }

  private static Projection among(
      Start start, String name, From.Units from, double variance, int current, Sign sign) {
    int n = start.units();
    int rows = from.end() - from.first();
    Key key = start.key().fold(name);
    boolean isExcitatory = name.equals("excitatory");
    boolean[][] present = start.wiring().present(from.first(), rows, n, isExcitatory, key);
    float[] mask = new float[rows * n];
    int count = 0;
    for (int i = 0; i < mask.length; i++) {
      if (!present[i / n][i % n]) continue;
      mask[i] = 1;
      count++;
    }
    double sd = Math.sqrt(variance / Math.max(1, (double) count / n));
    Parameter weights = normal(name, sd, start.key(), rows, n);
    float[] w = weights.value().floats().clone();
    for (int i = 0; i < w.length; i++) w[i] *= mask[i];
    Type type = weights.type();
    Optional<Tensor> there =
        start.wiring() instanceof Wiring.Dense
            ? Optional.empty()
            : Optional.of(Fill.from(type, mask));
    return new Projection(from, Parameter.of(name, Fill.from(type, w)), current, sign, there);
  }

  private static Parameter normal(String name, double sd, Key key, int rows, int columns) {
    Type type = Type.of(DType.F32, rows, columns);
    return Parameter.of(name, Initializers.normal(0, sd).tensor(type, key.fold(name)));
  }

  public int units() {
    return excitatory + inhibitory;
  }

  /// The network in steps of `dt` ms.
  public OnlineNetwork at(double dt) {
    Readout out =
        new Readout(
            readout, Optional.empty(), Jump.keep(dt, tauReadout), Jump.gain(dt, tauReadout));
    return new OnlineNetwork(cells.apply(dt), projections, out);
  }

  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    for (Projection projection : projections) all.add(projection.weights());
    all.add(readout);
    return all;
  }
}
