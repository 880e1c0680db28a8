package cajal.learn.nn.conv;

import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.learn.init.Fan;
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

/// The transpose of a convolution, which makes images larger where it has strides: `[batch,
/// places..., in]` to `[batch, places..., out]`, with (places − 1) stride + dilation (kernel − 1) +
/// 1 − padding places. The kernel, `[places..., out / groups, in]`, is that of the convolution
/// whose transpose it is; each element of x is added times the kernel, not turned, around its
/// place.
public final class ConvTranspose implements Layer {
  private final String name;
  private final int in;
  private final Convolution way;
  private final Parameter kernel;
  private final @Nullable Parameter bias;

  private ConvTranspose(
      String name, int in, Convolution way, Parameter kernel, @Nullable Parameter bias) {
    this.name = name;
    this.in = in;
    this.way = way;
    this.kernel = kernel;
    this.bias = bias;
  }

  /// Strides of 1 without padding, of a kernel that starts as `xavierNormal` and a bias of 0.
  public static ConvTranspose of(Scope scope, int in, int out, int... places) {
    return of(scope, Convolution.plain(), in, out, places);
  }

  /// The transpose of a convolution moved in another way.
  public static ConvTranspose of(Scope scope, Convolution way, int in, int out, int... places) {
    return of(scope, way, in, out, Initializers.xavierNormal(), Initializers.zero(), places);
  }

  /// The same with other starts.
  ///
  /// @param bias how the bias starts; null for none
  public static ConvTranspose of(
      Scope scope,
      Convolution way,
      int in,
      int out,
      Initializer start,
      @Nullable Initializer bias,
      int... places) {
    String name = Kernels.name("ConvTranspose", scope, way, in, out, places);
    int[] dims = Kernels.dims(out / way.groups(), in, places);
    Fan turned = Fan.of(Shape.of(dims));
    Parameter kernel = scope.parameter("kernel", start, new Fan(turned.out(), turned.in()), dims);
    return new ConvTranspose(
        name, in, way, kernel, bias == null ? null : scope.parameter("bias", bias, out));
  }

  @Override
  public Tensor apply(Tensor x) {
    Type type = kernel.type();
    Takes.axes(name, x, type.rank(), Kernels.axes(type.rank() - 2));
    Tensor y = way.transposed(Takes.features(name, x, in, type.dtype()), kernel.value());
    return bias == null ? y : y.plus(bias.value());
  }

  @Override
  public List<Parameter> parameters() {
    return Takes.all(kernel, bias);
  }
}
