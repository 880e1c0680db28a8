package cajal.exec;

import cajal.emit.Frame;
import cajal.ir.Conv;
import cajal.ir.DType;
import cajal.ir.Stencil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Convolutions and their adjoints as products of matrices of patches, which are laid out piece by
/// piece and never stored: output = patches · kernel; by the kernel it is patchesᵀ · output. The
/// adjoint by the input is one product for each set of places that the same taps meet with the
/// stride: patches of the output times the turned kernel of these taps.
final class Convolutions {
  private final Stencil s;
  private final int[] kernel;
  private final int[] stride;
  private final int[] before;
  private final int[] dilation;
  private final int channels;
  private final int outputs;
  private final Workers workers;
  private final DType dtype;

  private Convolutions(Conv op, Workers workers) {
    s = op.stencil();
    this.workers = workers;
    dtype = op.x().dtype();
    kernel = PatchGrid.three(s.kernel().dims().subList(0, s.axes()), 1);
    stride = PatchGrid.three(s.strides(), 1);
    before = PatchGrid.three(s.before(), 0);
    dilation = PatchGrid.three(s.dilation(), 1);
    channels = s.channels() / s.groups();
    outputs = s.outputs() / s.groups();
  }

  static Step of(Conv op, Object x, Object y, Object result, Workers workers) {
    Convolutions made = new Convolutions(op, workers);
    int size = op.resultTypes().getFirst().shape().size();
    if (size == 0) return () -> {};
    return switch (op.sought()) {
      case OUTPUT -> made.output(x, y, result);
      case KERNEL -> made.kernel(x, y, result);
      case INPUT -> made.input(x, y, result);
    };
  }

  private Step output(Object input, Object weights, Object result) {
    PatchGrid grid = ofInput();
    MatrixView b = new MatrixView(weights, s.outputs(), 1, groups(outputs));
    Target c = new Target(result, groups(outputs), s.outputs(), null);
    Left a = new Left.Across(new Patches(grid, input), s.groups());
    return new DenseProduct(a, b, c, grid.places(), grid.length(), outputs, dtype, workers);
  }

  private Step kernel(Object input, Object output, Object result) {
    PatchGrid grid = ofInput();
    MatrixView b = new MatrixView(output, s.outputs(), 1, groups(outputs));
    Target c = new Target(result, groups(outputs), s.outputs(), null);
    Left a = new Left.Down(new Patches(grid, input), s.groups());
    return new DenseProduct(a, b, c, grid.length(), grid.places(), outputs, dtype, workers);
  }

  /// Where the parts of the groups begin in a row.
  private int[] groups(int width) {
    int[] at = new int[s.groups()];
    Arrays.setAll(at, g -> g * width);
    return at;
  }

  private PatchGrid ofInput() {
    int[][] offsets = new int[3][];
    int[] start = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      int step = dilation[axis];
      offsets[axis] = new int[kernel[axis]];
      Arrays.setAll(offsets[axis], k -> k * step);
      start[axis] = -before[axis];
    }
    int[] image = PatchGrid.spatial(s.input());
    int[] grid = PatchGrid.spatial(s.output());
    int n = s.input().dim(0);
    return new PatchGrid(n, image, s.channels(), channels, grid, start, stride, offsets);
  }

  /// The places along an axis that are `phase` modulo the stride, and the taps that meet them.
  private record Phase(int start, int count, int[] taps, int[] offsets) {}

  private Step input(Object output, Object weights, Object result) {
    List<Step> steps = new ArrayList<>();
    for (Phase z : phases(0)) {
      for (Phase y : phases(1)) {
        for (Phase x : phases(2)) steps.add(input(output, weights, result, z, y, x));
      }
    }
    return Loops.sequence(steps);
  }

  private List<Phase> phases(int axis) {
    int length = PatchGrid.spatial(s.input())[axis];
    List<Phase> phases = new ArrayList<>();
    for (int start = 0; start < Math.min(length, stride[axis]); start++) {
      int[] taps = new int[kernel[axis]];
      int count = 0;
      for (int k = 0; k < kernel[axis]; k++) {
        if ((start + before[axis] - k * dilation[axis]) % stride[axis] == 0) taps[count++] = k;
      }
      int[] met = Arrays.copyOf(taps, count);
      int[] offsets = new int[count];
      for (int i = 0; i < count; i++) {
        offsets[i] = (start + before[axis] - met[i] * dilation[axis]) / stride[axis];
      }
      phases.add(new Phase(start, (length - 1 - start) / stride[axis] + 1, met, offsets));
    }
    return phases;
  }

  private Step input(Object output, Object weights, Object result, Phase z, Phase y, Phase x) {
    int[] image = PatchGrid.spatial(s.output());
    int[] count = {z.count, y.count, x.count};
    int[][] offsets = {z.offsets, y.offsets, x.offsets};
    int n = s.input().dim(0);
    int[] ones = {1, 1, 1};
    PatchGrid grid =
        new PatchGrid(n, image, s.outputs(), outputs, count, new int[3], ones, offsets);
    int[] rows = rows(z, y, x);
    if (grid.taps() == 0) {
      return () -> {
        for (int row : rows) Panels.fill(result, row, row + s.channels());
      };
    }
    int size = grid.length() * channels;
    Object turned = Frame.allocate(dtype, size * s.groups());
    int[] at = new int[s.groups()];
    Arrays.setAll(at, g -> g * size);
    Left a = new Left.Across(new Patches(grid, output), s.groups());
    Target c = new Target(result, groups(channels), 0, rows);
    Step product =
        new DenseProduct(
            a,
            new MatrixView(turned, channels, 1, at),
            c,
            grid.places(),
            grid.length(),
            channels,
            dtype,
            workers);
    return () -> {
      int place = 0;
      for (int kz : z.taps) {
        for (int ky : y.taps) {
          for (int kx : x.taps) {
            int tap = (kz * kernel[1] + ky) * kernel[2] + kx;
            turn(weights, tap, turned, place++ * outputs * channels, size);
          }
        }
      }
      product.run();
    };
  }

  /// Where in the result the elements of each place begin.
  private int[] rows(Phase z, Phase y, Phase x) {
    int[] image = PatchGrid.spatial(s.input());
    int[] rows = new int[s.input().dim(0) * z.count * y.count * x.count];
    for (int i = 0; i < rows.length; i++) {
      int across = x.start + i % x.count * stride[2];
      int rest = i / x.count;
      int down = y.start + rest % y.count * stride[1];
      rest /= y.count;
      int deep = z.start + rest % z.count * stride[0];
      int number = rest / z.count;
      rows[i] = (((number * image[0] + deep) * image[1] + down) * image[2] + across) * s.channels();
    }
    return rows;
  }

  /// The weights of a tap with outputs as rows, group by group.
  private void turn(Object weights, int tap, Object turned, int to, int size) {
    for (int g = 0; g < s.groups(); g++) {
      int from = tap * channels * s.outputs() + g * outputs;
      Panels.pack(
          weights, from, 1, s.outputs(), outputs, channels, turned, to + g * size, channels);
    }
  }
}
