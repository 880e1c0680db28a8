package cajal.learn.nn.norm;

import cajal.learn.nn.Layer;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;

/// (x − mean) / √(variance + epsilon) · scale + offset, with mean and variance over the places and
/// the channels of a group, for each sample (Wu and He 2018): `[batch, places..., channels]`. With
/// as many groups as channels it is instance normalisation (Ulyanov et al. 2016).
public final class GroupNorm implements Layer {
  private final Scaling scaling;
  private final int groups;
  private final double epsilon;

  public GroupNorm(Scope scope, int groups, int channels) {
    this(scope, groups, channels, 1e-5);
  }

  public GroupNorm(Scope scope, int groups, int channels, double epsilon) {
    scaling = Scaling.of("GroupNorm", scope, channels, true);
    this.groups = groups;
    this.epsilon = Moments.positive(scaling.name(), epsilon);
    if (groups < 1 || channels % groups != 0) {
      throw new IllegalArgumentException(
          "%s: %d groups of %d channels; give a number of groups that divides that of channels"
              .formatted(scaling.name(), groups, channels));
    }
  }

  /// Every channel of every sample on its own.
  public static GroupNorm instances(Scope scope, int channels) {
    return new GroupNorm(scope, channels, channels);
  }

  @Override
  public Tensor apply(Tensor x) {
    scaling.takes(x);
    if (x.rank() < 2) {
      throw Takes.wrong(scaling.name(), "[batch, places..., channels]", x, "reshape it");
    }
    int channels = scaling.features();
    Tensor parted = x.reshape(x.dim(0), -1, groups, channels / groups);
    Tensor normal = Moments.of(parted, 1, 3).normalized(parted, epsilon);
    int[] dims = x.shape().dims().stream().mapToInt(Integer::intValue).toArray();
    return scaling.apply(normal.reshape(dims));
  }

  @Override
  public List<Parameter> parameters() {
    return scaling.parameters();
  }
}
