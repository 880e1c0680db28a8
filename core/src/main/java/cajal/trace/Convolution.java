package cajal.trace;

import cajal.ir.Conv;
import cajal.ir.Shape;
import cajal.ir.Stencil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A way to move a kernel over images: images are `[n, spatial.., channels]`, kernels `[spatial..,
/// channels / groups, outputs]`, with one, two or three spatial axes. Numbers are given for each
/// spatial axis, or one for all.
///
/// ```java
/// Tensor y = Convolution.plain().strides(2).padding(1).apply(images, kernel);
/// ```
public record Convolution(
    List<Integer> strides,
    List<Integer> before,
    List<Integer> after,
    List<Integer> dilation,
    int groups) {
  private static final List<Integer> ONE = List.of(1);
  private static final List<Integer> NONE = List.of(0);

  public Convolution {
    strides = List.copyOf(strides);
    before = List.copyOf(before);
    after = List.copyOf(after);
    dilation = List.copyOf(dilation);
  }

  /// Strides of 1, no padding, no dilation, one group of channels.
  public static Convolution plain() {
    return new Convolution(ONE, NONE, NONE, ONE, 1);
  }

  /// How far the kernel moves from one place of the output to the next.
  public Convolution strides(int... strides) {
    return new Convolution(list(strides), before, after, dilation, groups);
  }

  /// Zeros on both sides of each axis.
  public Convolution padding(int... both) {
    return padding(both, both);
  }

  /// Zeros before and after each axis.
  public Convolution padding(int[] before, int[] after) {
    return new Convolution(strides, list(before), list(after), dilation, groups);
  }

  /// Distance of the places of the input that the kernel reads.
  public Convolution dilation(int... dilation) {
    return new Convolution(strides, before, after, list(dilation), groups);
  }

  /// Parts of the channels that have outputs of their own.
  public Convolution groups(int groups) {
    return new Convolution(strides, before, after, dilation, groups);
  }

  private static List<Integer> list(int... numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  /// The output `[n, spatial.., outputs]`: at each place the sum of kernel times input, the kernel
  /// not turned.
  public Tensor apply(Tensor x, Tensor kernel) {
    return Trace.current()
        .add(t ->
            new Conv(
                Conv.Part.OUTPUT, t.value(x), t.value(kernel), stencil(x.shape(), kernel.shape())));
  }

  /// The adjoint of [#apply]: from what has the shape of its output to the smallest input that
  /// gives such an output. The kernel is that of [#apply], so its channels are those of the result.
  public Tensor transposed(Tensor y, Tensor kernel) {
    int axes = Math.max(0, y.rank() - 2);
    List<Integer> dims = new ArrayList<>();
    dims.add(y.rank() == 0 ? 0 : y.shape().dim(0));
    for (int axis = 0; axis < axes && axis < kernel.rank(); axis++) {
      int reach = (kernel.shape().dim(axis) - 1) * each(dilation, axes).get(axis) + 1;
      int padding = each(before, axes).get(axis) + each(after, axes).get(axis);
      int moved = (y.shape().dim(axis + 1) - 1) * each(strides, axes).get(axis);
      dims.add(Math.max(0, moved + reach - padding));
    }
    dims.add(kernel.rank() > axes ? kernel.shape().dim(axes) * groups : 0);
    return Trace.current()
        .add(t ->
            new Conv(
                Conv.Part.INPUT,
                t.value(y),
                t.value(kernel),
                stencil(new Shape(dims), kernel.shape())));
  }

  private Stencil stencil(Shape input, Shape kernel) {
    int axes = Math.max(0, input.rank() - 2);
    return new Stencil(
        input,
        kernel,
        each(strides, axes),
        each(before, axes),
        each(after, axes),
        each(dilation, axes),
        groups);
  }

  private static List<Integer> each(List<Integer> numbers, int axes) {
    return numbers.size() == 1 ? Collections.nCopies(axes, numbers.getFirst()) : numbers;
  }
}
