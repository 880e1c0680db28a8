package cajal.learn.online;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import java.util.List;
import java.util.Optional;

/// How the gradients of a sequence are found.
public sealed interface Method {

  /// Back through the whole sequence: the gradient, at the price of all its states.
  record Bptt() implements Method {}

  /// Back through stretches of some steps; no gradient goes from one to the one before.
  record Truncated(int steps) implements Method {
    public Truncated {
      if (steps < 1) {
        throw new IllegalArgumentException("a stretch has 1 step or more, found " + steps);
      }
    }
  }

  /// Forward with traces: of each weight, or smoothed.
  ///
  /// @param feedback what brings errors to the units
  /// @param smoothing the traces are factors that keep this share in a step; without it they are
  ///   kept for each weight
  record Online(Feedback feedback, Optional<Double> smoothing) implements Method {
    public Online {
      smoothing.ifPresent(alpha -> {
        if (alpha > 0 && alpha < 1) return;
        throw new IllegalArgumentException(
            "smoothing keeps a share between 0 and 1, found %s; for a rank r it is (r-1)/(r+1)"
                .formatted(alpha));
      });
    }
  }

  /// Regression of the targets by the traces of the readout; all other weights stay as they are.
  sealed interface Fitted extends Method {
    /// What is known of the samples so far.
    List<Parameter> kept();
  }

  /// Ridge regression: sums over all samples, and the weights from them by [Learning#solve].
  ///
  /// @param squares XᵀX, f64 `[units, units]`
  /// @param products XᵀY, f64 `[units, outputs]`
  record ClosedForm(Parameter squares, Parameter products, double penalty) implements Fitted {
    @Override
    public List<Parameter> kept() {
      return List.of(squares, products);
    }
  }

  /// Recursive least squares, sample by sample, as in FORCE learning.
  ///
  /// @param inverse P, f64 `[units, units]`
  record Force(Parameter inverse, double penalty) implements Fitted {
    @Override
    public List<Parameter> kept() {
      return List.of(inverse);
    }
  }

  /// What brings the errors of the readout to the units.
  sealed interface Feedback {
    /// The weights of the readout.
    record Symmetric() implements Feedback {}

    /// Other weights, `[units, outputs]`, that stay as they are.
    record Fixed(Parameter weights) implements Feedback {}

    /// Other weights, `[units, outputs]`, that are given the gradient of the readout's to follow.
    record Adaptive(Parameter weights) implements Feedback {}
  }

  /// What it is called.
  default String title() {
    return switch (this) {
      case Bptt _ -> "BPTT";
      case Truncated(int steps) -> "BPTT over stretches of %,d steps".formatted(steps);
      case Online(Feedback.Symmetric _, Optional<Double> smoothing) ->
          smoothing.map("ES-D-RTRL with alpha %s"::formatted).orElse("D-RTRL");
      case Online(Feedback.Fixed _, Optional<Double> _) -> "e-prop with fixed feedback";
      case Online(Feedback.Adaptive _, Optional<Double> _) -> "e-prop with adaptive feedback";
      case ClosedForm(_, _, double penalty) -> "ridge regression with penalty " + penalty;
      case Force(_, double penalty) -> "FORCE with penalty " + penalty;
    };
  }

  static Method bptt() {
    return new Bptt();
  }

  /// @param steps of a stretch
  static Method truncated(int steps) {
    return new Truncated(steps);
  }

  /// D-RTRL: forward-mode traces ε ← D∘ε + f⊗x of each weight, where D are the derivatives of a
  /// unit's states by its own states before, and f those by its current.
  static Method dRtrl() {
    return new Online(new Feedback.Symmetric(), Optional.empty());
  }

  /// ES-D-RTRL: the traces of slow states as products of one factor for each source, x̄ ← αx̄ + x,
  /// and one for each unit, f̄ ← αDf̄ + (1-α)f, where f̄ is divided by 1 - α^(t+1). What does not
  /// differ between units is traced as in D-RTRL, and the trace of the readout has factors of its
  /// own for what reaches it at once.
  ///
  /// @param alpha the share kept in a step; what lies further back than about 1 / (1 - α) steps is
  ///   forgotten, so that 1 - 1 / steps of a trial is a good one
  static Method esDRtrl(double alpha) {
    return new Online(new Feedback.Symmetric(), Optional.of(alpha));
  }

  /// ES-D-RTRL with α = (r-1)/(r+1).
  static Method esDRtrl(int rank) {
    if (rank < 2) {
      throw new IllegalArgumentException("a rank is 2 or more, found " + rank);
    }
    return esDRtrl((rank - 1) / (rank + 1.0));
  }

  /// e-prop (Bellec et al. 2020): the traces of D-RTRL, and errors brought to the units by a
  /// feedback of choice.
  static Method eprop(Feedback feedback) {
    return new Online(feedback, Optional.empty());
  }

  /// e-prop with the weights of the readout as feedback.
  static Method eprop() {
    return eprop(new Feedback.Symmetric());
  }

  /// Ridge regression of the readout: its weights are those of least Σ (y - r·W)² + penalty·Σ W²
  /// over all samples so far.
  ///
  /// @param penalty above 0
  static Method ridge(int units, int outputs, double penalty) {
    above("ridge regression", penalty);
    return new ClosedForm(
        zeros("ridge/squares", units, units), zeros("ridge/products", units, outputs), penalty);
  }

  /// Recursive least squares of the readout, the rule of FORCE learning (Sussillo and Abbott 2009):
  /// after every sample, its weights are those of ridge regression if they began at 0.
  ///
  /// @param penalty P starts as I / penalty; above 0
  static Method force(int units, double penalty) {
    above("FORCE", penalty);
    double[] p = new double[units * units];
    for (int i = 0; i < units; i++) p[i * units + i] = 1 / penalty;
    return new Force(
        Parameter.of("force/inverse", Fill.from(Type.of(DType.F64, units, units), p)), penalty);
  }

  private static void above(String method, double penalty) {
    if (penalty > 0 && penalty < Double.POSITIVE_INFINITY) return;
    throw new IllegalArgumentException(
        "%s takes a penalty above 0, found %s; 1 is usual".formatted(method, penalty));
  }

  private static Parameter zeros(String name, int rows, int columns) {
    Type type = Type.of(DType.F64, rows, columns);
    return Parameter.of(name, Fill.from(type, new double[rows * columns]));
  }
}
