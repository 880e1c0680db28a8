package cajal.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How a kernel goes over images: place `i` of the output reads the places `i * stride - before + k
/// * dilation` of the input, zeros where these are outside.
///
/// Images are `[n, spatial.., channels]`, kernels `[spatial.., channels / groups, outputs]`, with
/// any number of spatial axes; each group of channels goes to its own group of outputs.
public record Stencil(
    Shape input,
    Shape kernel,
    List<Integer> strides,
    List<Integer> before,
    List<Integer> after,
    List<Integer> dilation,
    int groups) {
  public Stencil {
    strides = List.copyOf(strides);
    before = List.copyOf(before);
    after = List.copyOf(after);
    dilation = List.copyOf(dilation);
    int axes = input.rank() - 2;
    if (axes < 1 || kernel.rank() != axes + 2) {
      throw new ShapeError(
          "conv takes images [n, spatial.., channels] and a kernel [spatial.., channels, outputs]"
              + " with as many spatial axes, found "
              + input
              + " and "
              + kernel);
    }
    for (List<Integer> each : List.of(strides, before, after, dilation)) {
      if (each.size() == axes) continue;
      throw new ShapeError(
          "conv over %d spatial axes takes as many strides, paddings and dilations, found %s"
              .formatted(axes, each));
    }
    int channels = input.dim(axes + 1);
    int outputs = kernel.dim(axes + 1);
    if (groups < 1 || channels != groups * kernel.dim(axes) || outputs % groups != 0) {
      throw new ShapeError(
          ("conv: %d channels of %s in %d group(s) do not fit a kernel %s, of %d channels a group"
                  + " and %d outputs; check axis %d of the kernel")
              .formatted(channels, input, groups, kernel, kernel.dim(axes), outputs, axes));
    }
    for (int axis = 0; axis < axes; axis++) {
      int free = input.dim(axis + 1) + before.get(axis) + after.get(axis);
      int reach = (kernel.dim(axis) - 1) * dilation.get(axis) + 1;
      boolean fits = strides.get(axis) > 0 && dilation.get(axis) > 0 && kernel.dim(axis) > 0;
      if (fits && before.get(axis) >= 0 && after.get(axis) >= 0 && free >= reach) continue;
      throw new ShapeError(
          ("conv along spatial axis %d: a kernel of %d (dilation %d, so %d places) with stride %d"
                  + " does not fit %d places and a padding of %d before and %d after; pad more or"
                  + " take a smaller kernel")
              .formatted(
                  axis,
                  kernel.dim(axis),
                  dilation.get(axis),
                  reach,
                  strides.get(axis),
                  input.dim(axis + 1),
                  before.get(axis),
                  after.get(axis)));
    }
  }

  /// Strides of 1, no padding, no dilation, one group.
  public static Stencil plain(Shape input, Shape kernel) {
    List<Integer> ones = Collections.nCopies(Math.max(0, input.rank() - 2), 1);
    List<Integer> none = Collections.nCopies(ones.size(), 0);
    return new Stencil(input, kernel, ones, none, none, ones, 1);
  }

  /// Spatial axes.
  public int axes() {
    return input.rank() - 2;
  }

  public int channels() {
    return input.dim(axes() + 1);
  }

  public int outputs() {
    return kernel.dim(axes() + 1);
  }

  /// The shape of what comes out: `[n, spatial.., outputs]`.
  public Shape output() {
    List<Integer> dims = new ArrayList<>();
    dims.add(input.dim(0));
    for (int axis = 0; axis < axes(); axis++) {
      int free = input.dim(axis + 1) + before.get(axis) + after.get(axis);
      int reach = (kernel.dim(axis) - 1) * dilation.get(axis) + 1;
      dims.add((free - reach) / strides.get(axis) + 1);
    }
    dims.add(outputs());
    return new Shape(dims);
  }

  /// The same for another number of images.
  public Stencil images(int n) {
    List<Integer> dims = new ArrayList<>(input.dims());
    dims.set(0, n);
    return new Stencil(new Shape(dims), kernel, strides, before, after, dilation, groups);
  }
}
