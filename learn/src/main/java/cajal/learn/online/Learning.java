package cajal.learn.online;

import cajal.learn.online.Method.Bptt;
import cajal.learn.online.Method.Feedback;
import cajal.learn.online.Method.Online;
import cajal.learn.online.Method.Truncated;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The gradients of the loss of a recurrent layer, by a method of choice. Its functions are traced:
/// call them in a function given to [cajal.trace.Cajal#compileAll], together with what changes the
/// parameters.
///
/// ```java
/// Learning learning = Learning.of(network, Method.dRtrl(), StepLoss.squares());
/// Outcome outcome = learning.over(xs, targets);
/// ```
public record Learning(Recurrent network, Method method, StepLoss loss, RatePenalty penalty) {

  public static Learning of(Recurrent network, Method method, StepLoss loss) {
    return new Learning(network, method, loss, RatePenalty.NONE);
  }

  public Learning with(RatePenalty other) {
    return new Learning(network, method, loss, other);
  }

  public Learning with(Method other) {
    return new Learning(network, other, loss, penalty);
  }

  /// Those of the network, and that of an adaptive feedback.
  public List<Parameter> parameters() {
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
    };
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
                .formatted(method)
            + " Method.dRtrl()");
  }
}
