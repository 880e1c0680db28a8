package cajal.ir;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The lengths of a value's axes, outermost first; no axes for a scalar.
public record Shape(List<Integer> dims) {
  public static final Shape SCALAR = new Shape(List.of());

  public Shape {
    dims = List.copyOf(dims);
    for (int dim : dims) {
      if (dim < 0) throw new ShapeError("a shape has lengths of 0 or more, found " + dims);
    }
  }

  public static Shape of(int... dims) {
    return dims.length == 0 ? SCALAR : new Shape(Arrays.stream(dims).boxed().toList());
  }

  public int rank() {
    return dims.size();
  }

  public int dim(int axis) {
    return dims.get(axis);
  }

  public boolean isScalar() {
    return dims.isEmpty();
  }

  /// Number of elements.
  public int size() {
    int size = 1;
    for (int dim : dims) size = Math.multiplyExact(size, dim);
    return size;
  }

  /// Elements between neighbours along each axis, in row-major order.
  public int[] strides() {
    int[] strides = new int[rank()];
    for (int axis = rank() - 1, stride = 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dims.get(axis);
    }
    return strides;
  }

  @Override
  public String toString() {
    return dims.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }
}
