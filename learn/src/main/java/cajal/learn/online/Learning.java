package cajal.learn.online;

import cajal.ir.Type;
import cajal.learn.online.Method.Bptt;
import cajal.learn.online.Method.Feedback;
import cajal.learn.online.Method.Fitted;
import cajal.learn.online.Method.Online;
import cajal.learn.online.Method.Truncated;
import cajal.trace.Cajal;
import cajal.trace.Derivatives;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The gradients of the loss of a recurrent layer, by a method of choice. Its functions are traced:
/// call them in a function given to [cajal.trace.Cajal#compileAll], together with what changes the
/// parameters.
///
/// ```java
/// Learning learning = Learning.of(network, Method.dRtrl(), StepLoss.squares());
/// Outcome outcome = learning.over(xs, targets);
/// ```
public record Learning(OnlineNetwork network, Method method, StepLoss loss, RatePenalty penalty) {

  public static Learning of(OnlineNetwork network, Method method, StepLoss loss) {
    return new Learning(network, method, loss, RatePenalty.NONE);
  }

  public Learning with(RatePenalty other) {
    return new Learning(network, method, loss, other);
  }

  public Learning with(Method other) {
    return new Learning(network, other, loss, penalty);
  }

  /// Those of the network, and that of an adaptive feedback; of a fit, the weights of the readout
  /// and what it keeps.
  public List<Parameter> parameters() {
    if (method instanceof Fitted fitted) return fit(fitted).parameters();
    List<Parameter> all = new ArrayList<>(network.parameters());
    if (method instanceof Online online && online.feedback() instanceof Feedback.Adaptive b) {
      all.add(b.weights());
    }
    return all;
  }

  /// A sequence from states of zero.
  ///
  /// @param xs `[steps, batch, inputs]`
  /// @param targets of the last steps, those that have a loss: `[scored steps, batch, ...]`
  public Outcome over(Tensor xs, Tensor targets) {
    check(xs, targets);
    int batch = xs.dim(1);
    return switch (method) {
      case Bptt _ -> backward(batch).whole(xs, targets);
      case Truncated(int steps) -> backward(batch).stretches(xs, targets, steps);
      case Online online -> {
        Forward forward = forward(online, batch);
        var run = forward.run(forward.start(), xs, targets);
        yield forward.outcome(run.carry(), run.stacked());
      }
      case Fitted fitted -> fit(fitted).over(xs, targets);
    };
  }

  /// Gives the readout the weights that follow from all samples so far, on the host, where a method
  /// leaves that to be done: ridge regression does.
  public void solve() {
    if (method instanceof Fitted fitted) {
      fit(fitted).solved().ifPresent(network.readout().weights()::set);
    }
  }

  /// What a sequence will cost.
  ///
  /// @param xs type of the sequence, as in [#over]
  /// @param targets type of the targets
  public Cost cost(Type xs, Type targets) {
    UnaryOperator<List<Tensor>> f = x -> results(over(x.get(0), x.get(1)));
    return Cost.of(this, Cajal.graph(f, List.of(xs, targets)), xs.shape().dim(0));
  }

  private static List<Tensor> results(Outcome outcome) {
    List<Tensor> all = new ArrayList<>(List.of(outcome.loss(), outcome.penalty()));
    all.addAll(outcome.gradients());
    all.addAll(outcome.outputs());
    return all;
  }

  /// The same for what differentiates by itself, such as [cajal.learn.train.TrainingStep]: first a
  /// scalar that is the sum of loss and penalty, and whose derivatives by the parameters are the
  /// gradients of the method, which those of a fit are to be subtracted whole; then loss, penalty,
  /// rates, and the outputs of the steps with targets.
  public List<Tensor> objective(Tensor xs, Tensor targets) {
    List<Parameter> parameters = parameters();
    List<Tensor> stopped = parameters.stream().map(p -> Derivatives.stop(p.value())).toList();
    Outcome outcome = Parameter.with(parameters, stopped, () -> over(xs, targets));
    Tensor objective = outcome.loss().plus(outcome.penalty());
    for (int i = 0; i < stopped.size(); i++) {
      Tensor change = parameters.get(i).value().minus(stopped.get(i));
      Tensor slope = Reductions.sum(change.times(outcome.gradients().get(i)));
      objective = objective.plus(slope.cast(objective.dtype()));
    }
    return List.of(
        objective,
        outcome.loss(),
        outcome.penalty(),
        outcome.rates(),
        outcome.outputs().getFirst());
  }

  private void check(Tensor xs, Tensor targets) {
    int inputs = network.input().type().shape().dim(0);
    if (xs.rank() != 3 || xs.dim(2) != inputs) {
      throw new IllegalArgumentException(
          "a sequence is [steps, batch, %d inputs], found %s".formatted(inputs, xs.type()));
    }
    if (targets.rank() < 2 || targets.dim(0) < 1 || targets.dim(0) > xs.dim(0)) {
      throw new IllegalArgumentException(
          "targets are those of the last steps, 1 to %d of them, each [batch, ...]; found %s"
              .formatted(xs.dim(0), targets.type()));
    }
  }

  private ReadoutFit fit(Fitted fitted) {
    return new ReadoutFit(network, fitted, loss, penalty);
  }

  private Backward backward(int batch) {
    return new Backward(network, loss, penalty, batch);
  }

  private Forward forward(Online online, int batch) {
    return new Forward(network, online, loss, penalty, batch);
  }

  /// What is known before the first step, to be given to [#step]; of an online method.
  public List<Tensor> start(int batch) {
    return forward(online(), batch).start();
  }

  /// What is known after a step.
  ///
  /// @param known from [#start] or the step before
  /// @param x `[batch, inputs]`
  /// @param target `[batch, ...]`
  public List<Tensor> step(List<Tensor> known, Tensor x, Tensor target) {
    return forward(online(), x.dim(0)).step(known, x, target).carry();
  }

  /// What is known after a step without a loss.
  public List<Tensor> step(List<Tensor> known, Tensor x) {
    return forward(online(), x.dim(0)).step(known, x, null).carry();
  }

  /// What the steps so far give to learn from.
  public Outcome outcome(List<Tensor> known) {
    int batch = known.getFirst().dim(0);
    return forward(online(), batch).outcome(known, List.of());
  }

  private Online online() {
    if (method instanceof Online online) return online;
    throw new IllegalStateException(
        "%s needs the whole sequence: call over(xs, targets), or choose an online method such as"
                .formatted(method.title())
            + " Method.dRtrl()");
  }
}
