package cajal.learn.nn.norm;

import cajal.learn.init.Initializers;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Pass;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// (x − mean) / √(variance + epsilon) · scale + offset for each channel of `[batch, places...,
/// channels]` with any number of places (Ioffe and Szegedy 2015).
///
/// In a training [Pass] mean and variance are those of the batch, and the running ones, its state,
/// move towards them: running ← (1 − momentum) running + momentum batch, the variance with n − 1 in
/// its denominator. In evaluation they are the running ones.
public final class BatchNorm implements Layer {
  private final Scaling scaling;
  private final Parameter mean;
  private final Parameter variance;
  private final double momentum;
  private final double epsilon;

  /// With momentum 0.1 and epsilon 1e-5.
  public BatchNorm(Scope scope, int channels) {
    this(scope, channels, 0.1, 1e-5);
  }

  public BatchNorm(Scope scope, int channels, double momentum, double epsilon) {
    scaling = Scaling.of("BatchNorm", scope, channels, true);
    mean = scope.parameter("mean", Initializers.zero(), channels);
    variance = scope.parameter("variance", Initializers.one(), channels);
    this.epsilon = Moments.positive(scaling.name(), epsilon);
    this.momentum = momentum;
    if (!(momentum > 0 && momentum <= 1)) {
      throw new IllegalArgumentException(
          "%s: momentum %s; give the share of the batch in the running mean, above 0 and up to 1"
              .formatted(scaling.name(), momentum));
    }
  }

  @Override
  public Tensor apply(Tensor x) {
    scaling.takes(x);
    if (x.rank() < 2) {
      throw Takes.wrong(scaling.name(), "[batch, places..., channels]", x, "reshape it");
    }
    @Nullable Pass pass = Pass.current();
    if (pass == null) {
      Moments running = new Moments(mean.value(), variance.value());
      return scaling.apply(running.normalized(x, epsilon));
    }
    Moments batch = Moments.of(x, Moments.butTheLast(x));
    double n = (double) x.shape().size() / scaling.features();
    move(pass, mean, batch.mean(), 1);
    move(pass, variance, batch.variance(), n / Math.max(1, n - 1));
    return scaling.apply(batch.normalized(x, epsilon));
  }

  private void move(Pass pass, Parameter running, Tensor batch, double factor) {
    Tensor now = batch.reshape(scaling.features()).times(momentum * factor);
    pass.change(running, pass.value(running).times(1 - momentum).plus(now));
  }

  @Override
  public List<Parameter> parameters() {
    return scaling.parameters();
  }

  @Override
  public List<Parameter> state() {
    return List.of(mean, variance);
  }
}
