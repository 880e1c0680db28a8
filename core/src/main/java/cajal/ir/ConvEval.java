package cajal.ir;

/// Convolutions element by element, each a chain of `fma` in the order that [Conv] says.
final class ConvEval {
  private final Conv op;
  private final Stencil s;
  private final Object x;
  private final Object y;
  private final int[] taps;
  private final int places;
  private final int channels;
  private final int outputs;

  private ConvEval(Conv op, Object x, Object y) {
    this.op = op;
    this.s = op.stencil();
    this.x = x;
    this.y = y;
    taps = new int[s.axes()];
    int count = 1;
    for (int axis = 0; axis < taps.length; axis++) {
      taps[axis] = s.kernel().dim(axis);
      count *= taps[axis];
    }
    places = count;
    channels = s.channels() / s.groups();
    outputs = s.outputs() / s.groups();
  }

  static Object of(Conv op, Object[] values) {
    Type type = op.resultTypes().getFirst();
    Object result = Storage.allocate(type);
    ConvEval eval = new ConvEval(op, values[op.x().id()], values[op.y().id()]);
    for (int i = 0; i < type.shape().size(); i++) {
      double element = eval.element(i);
      if (result instanceof float[] r) r[i] = (float) element;
      else ((double[]) result)[i] = element;
    }
    return result;
  }

  private double element(int i) {
    return switch (op.sought()) {
      case OUTPUT -> output(i);
      case INPUT -> input(i);
      case KERNEL -> kernel(i);
    };
  }

  private double output(int i) {
    int o = i % s.outputs();
    double sum = 0;
    for (int tap = 0; tap < places; tap++) {
      int at = under(i / s.outputs(), tap);
      for (int c = 0; c < channels; c++) {
        int weight = (tap * channels + c) * s.outputs() + o;
        sum = fma(at < 0 ? -1 : at * s.channels() + o / outputs * channels + c, weight, sum);
      }
    }
    return sum;
  }

  private double input(int i) {
    int c = i % s.channels();
    double sum = 0;
    for (int tap = 0; tap < places; tap++) {
      if (!meets(i / s.channels(), tap)) continue;
      int at = over(i / s.channels(), tap);
      for (int o = 0; o < outputs; o++) {
        int place = c / channels * outputs + o;
        int weight = (tap * channels + c % channels) * s.outputs() + place;
        sum = fma(at < 0 ? -1 : at * s.outputs() + place, weight, sum);
      }
    }
    return sum;
  }

  private double kernel(int i) {
    int o = i % s.outputs();
    int c = i / s.outputs() % channels;
    int tap = i / s.outputs() / channels;
    int count = s.output().size() / s.outputs();
    double sum = 0;
    for (int place = 0; place < count; place++) {
      int at = under(place, tap);
      int from = at < 0 ? -1 : at * s.channels() + o / outputs * channels + c;
      sum = fma(from, place * s.outputs() + o, sum);
    }
    return sum;
  }

  /// x[i] · y[j] + sum in the arithmetic of the element type, where x[-1] is 0.
  private double fma(int i, int j, double sum) {
    if (x instanceof float[] a) {
      return Math.fma(i < 0 ? 0 : a[i], ((float[]) y)[j], (float) sum);
    }
    return Math.fma(i < 0 ? 0 : ((double[]) x)[i], ((double[]) y)[j], sum);
  }

  /// The place of the input that a tap reads at a place of the output; -1 outside.
  private int under(int place, int tap) {
    int[] at = at(s.output(), place);
    int[] k = tap(tap);
    for (int axis = 0; axis < k.length; axis++) {
      at[axis + 1] =
          at[axis + 1] * s.strides().get(axis)
              - s.before().get(axis)
              + k[axis] * s.dilation().get(axis);
    }
    return place(s.input(), at);
  }

  /// The place of the output that reads a place of the input with a tap; -1 outside.
  private int over(int place, int tap) {
    int[] at = at(s.input(), place);
    int[] k = tap(tap);
    for (int axis = 0; axis < k.length; axis++) {
      int moved = at[axis + 1] + s.before().get(axis) - k[axis] * s.dilation().get(axis);
      at[axis + 1] = Math.floorDiv(moved, s.strides().get(axis));
    }
    return place(s.output(), at);
  }

  private boolean meets(int place, int tap) {
    int[] at = at(s.input(), place);
    int[] k = tap(tap);
    for (int axis = 0; axis < k.length; axis++) {
      int moved = at[axis + 1] + s.before().get(axis) - k[axis] * s.dilation().get(axis);
      if (moved % s.strides().get(axis) != 0) return false;
    }
    return true;
  }

  private int[] tap(int tap) {
    int[] k = new int[taps.length];
    for (int axis = k.length - 1, rest = tap; axis >= 0; axis--) {
      k[axis] = rest % taps[axis];
      rest /= taps[axis];
    }
    return k;
  }

  /// Image and spatial indices of a place.
  private static int[] at(Shape shape, int place) {
    int[] at = new int[shape.rank() - 1];
    for (int axis = at.length - 1, rest = place; axis >= 0; axis--) {
      at[axis] = rest % shape.dim(axis);
      rest /= shape.dim(axis);
    }
    return at;
  }

  private static int place(Shape shape, int[] at) {
    int place = 0;
    for (int axis = 0; axis < at.length; axis++) {
      if (at[axis] < 0 || at[axis] >= shape.dim(axis)) return -1;
      place = place * shape.dim(axis) + at[axis];
    }
    return place;
  }
}
