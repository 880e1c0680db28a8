package cajal.learn.nn.conv;

import cajal.ir.Type;
import cajal.learn.init.Initializer;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.trace.Convolution;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kernel moved over images of one, two or three axes, plus a bias per output: `[batch,
/// places..., in]` to `[batch, places..., out]`. The kernel, `[places..., in / groups, out]`, is
/// not turned.
///
/// ```java
/// Layer conv = Conv.of(at, Convolution.plain().strides(2).padding(1), 3, 32, 3, 3);
/// ```
public final class Conv implements Layer {
  private final String name;
  private final int in;
  private final Convolution way;
  private final Parameter kernel;
  private final @Nullable Parameter bias;

  private Conv(String name, int in, Convolution way, Parameter kernel, @Nullable Parameter bias) {
    this.name = name;
    this.in = in;
    this.way = way;
    this.kernel = kernel;
    this.bias = bias;
  }

  /// Strides of 1 without padding, of a kernel that starts as `xavierNormal` and a bias of 0.
  ///
  /// @param places the lengths of the kernel, one for each axis of the images
  public static Conv of(Scope scope, int in, int out, int... places) {
    return of(scope, Convolution.plain(), in, out, places);
  }

  /// The same moved in another way.
  public static Conv of(Scope scope, Convolution way, int in, int out, int... places) {
    return of(scope, way, in, out, Initializers.xavierNormal(), Initializers.zero(), places);
  }

  /// The same with other starts.
  ///
  /// @param bias how the bias starts; null for none
  public static Conv of(
      Scope scope,
      Convolution way,
      int in,
      int out,
      Initializer start,
      @Nullable Initializer bias,
      int... places) {
    String name = Kernels.name("Conv", scope, way, in, out, places);
    int[] dims = Kernels.dims(in / way.groups(), out, places);
    Parameter kernel = scope.parameter("kernel", start, dims);
    return new Conv(
        name, in, way, kernel, bias == null ? null : scope.parameter("bias", bias, out));
  }

  @Override
  public Tensor apply(Tensor x) {
    Type type = kernel.type();
    Takes.axes(name, x, type.rank(), Kernels.axes(type.rank() - 2));
    Tensor y = way.apply(Takes.features(name, x, in, type.dtype()), kernel.value());
    return bias == null ? y : y.plus(bias.value());
  }

  @Override
  public List<Parameter> parameters() {
    return Takes.all(kernel, bias);
  }
}
