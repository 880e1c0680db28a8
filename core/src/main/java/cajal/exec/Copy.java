package cajal.exec;

import cajal.ir.Iota;
import cajal.ir.Move;
import cajal.ir.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Copies an array seen under strides: element (i, j, ..) goes from `start` + i·from[0] + j·from[1]
/// + .. to `corner` + i·to[0] + j·to[1] + ...
final class Copy implements Step {
  private static final int NEAR = 2048;

  private final Object x;
  private final Object result;
  private final int start;
  private final int corner;
  private final int[] dims;
  private final int[] from;
  private final int[] to;
  private final boolean repeats;
  private Object source;

  private Copy(
      Object x, int start, int[] from, Object result, int corner, int[] to, List<Integer> shape) {
    this.x = x;
    this.source = Window.array(x);
    this.result = result;
    this.start = start;
    this.corner = corner;
    List<int[]> axes = new ArrayList<>();
    for (int axis = 0; axis < shape.size(); axis++) {
      if (shape.get(axis) == 1) continue;
      int[] own = {shape.get(axis), from[axis], to[axis]};
      int[] last = axes.isEmpty() ? new int[3] : axes.getLast();
      boolean joined = !axes.isEmpty() && last[1] == own[1] * own[0] && last[2] == own[2] * own[0];
      if (joined) axes.removeLast();
      axes.add(joined ? new int[] {last[0] * own[0], own[1], own[2]} : own);
    }
    if (axes.isEmpty()) axes.add(new int[] {1, 1, 1});
    this.dims = axes.stream().mapToInt(axis -> axis[0]).toArray();
    this.from = axes.stream().mapToInt(axis -> axis[1]).toArray();
    this.to = axes.stream().mapToInt(axis -> axis[2]).toArray();
    this.repeats = repeats();
  }

  /// All `size` elements.
  static Step whole(Object x, Object result, int size) {
    if (!(x instanceof Window) && !(result instanceof Window)) {
      return () -> System.arraycopy(x, 0, result, 0, size);
    }
    return () ->
        System.arraycopy(
            Window.array(x), Window.start(x), Window.array(result), Window.start(result), size);
  }

  static Step transpose(Move.Transpose op, Object x, Object result) {
    int[] own = op.x().shape().strides();
    int[] from = new int[own.length];
    for (int axis = 0; axis < from.length; axis++) from[axis] = own[op.order().get(axis)];
    Shape shape = op.type().shape();
    return new Copy(x, 0, from, result, 0, shape.strides(), shape.dims());
  }

  static Step broadcast(Move.Broadcast op, Object x, Object result) {
    int[] own = op.x().shape().strides();
    int[] from = new int[op.to().rank()];
    for (int axis = 0; axis < own.length; axis++) from[op.axes().get(axis)] = own[axis];
    return new Copy(x, 0, from, result, 0, op.to().strides(), op.to().dims());
  }

  static Step slice(Move.Slice op, Object x, Object result) {
    int[] from = op.x().shape().strides();
    int start = 0;
    for (int axis = 0; axis < from.length; axis++) {
      start += op.from().get(axis) * from[axis];
      from[axis] *= op.stride().get(axis);
    }
    Shape shape = op.type().shape();
    return new Copy(x, start, from, result, 0, shape.strides(), shape.dims());
  }

  static Step pad(Move.Pad op, Object x, Object fill, Object result) {
    int size = op.type().shape().size();
    Step insert = insert(x, op.x().shape(), result, op.type().shape(), op.before());
    return () -> {
      Line.copy(fill, 0, 0, result, 0, size);
      insert.run();
    };
  }

  /// The whole of `x` at index `at` of `result`.
  static Step insert(Object x, Shape shape, Object result, Shape whole, List<Integer> at) {
    int[] to = whole.strides();
    int corner = 0;
    for (int axis = 0; axis < to.length; axis++) corner += at.get(axis) * to[axis];
    return new Copy(x, 0, shape.strides(), result, corner, to, shape.dims());
  }

  static Step iota(Iota op, int[] result) {
    int stride = op.shape().strides()[op.axis()];
    int length = op.shape().dim(op.axis());
    int size = op.shape().size();
    return () -> Arrays.setAll(result, i -> i < size ? i / stride % length : 0);
  }

  @Override
  public void run() {
    source = Window.array(x);
    int from = Window.start(x) + start;
    if (repeats) repeat(from);
    else walk(0, from, corner);
  }

  /// Whether the first axis repeats what the others fill without a gap.
  private boolean repeats() {
    if (dims.length == 1 || from[0] != 0) return false;
    int step = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      if (to[axis] != step) return false;
      step *= dims[axis];
    }
    return true;
  }

  /// The first block, then copies of all that is there, as long as that stays in a near cache.
  private void repeat(int from) {
    walk(1, from, corner);
    int block = to[0];
    int size = block * dims[0];
    int most = Math.max(block, NEAR / block * block);
    for (int done = block; done < size; ) {
      int length = Math.min(Math.min(done, most), size - done);
      System.arraycopy(result, corner, result, corner + done, length);
      done += length;
    }
  }

  private void walk(int axis, int at, int place) {
    if (axis == dims.length - 1) {
      if (to[axis] == 1) Line.copy(source, at, from[axis], result, place, dims[axis]);
      else for (int i = 0; i < dims[axis]; i++) single(at + i * from[axis], place + i * to[axis]);
      return;
    }
    for (int i = 0; i < dims[axis]; i++) walk(axis + 1, at + i * from[axis], place + i * to[axis]);
  }

  private void single(int at, int place) {
    Line.copy(source, at, 1, result, place, 1);
  }
}
