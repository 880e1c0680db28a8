package cajal.learn.init;

import cajal.ir.Shape;
import cajal.random.Key;

/// An orthogonal matrix at the middle place of a kernel of `[..., in, out]`, in ≤ out.
record DeltaOrthogonal(double gain) implements Initializer {

  @Override
  public double[] numbers(Shape shape, Fan fan, Key key) {
    int rank = shape.rank();
    if (rank < 3 || shape.dim(rank - 2) > shape.dim(rank - 1)) {
      throw Initializers.wrong(
          "deltaOrthogonal", shape, "a kernel of [..., in, out] with in not above out");
    }
    int middle = 0;
    for (int axis = 0; axis < rank - 2; axis++) {
      middle = middle * shape.dim(axis) + (shape.dim(axis) - 1) / 2;
    }
    double[] matrix = Orthogonal.matrix(shape.dim(rank - 2), shape.dim(rank - 1), gain, key);
    double[] all = new double[shape.size()];
    System.arraycopy(matrix, 0, all, middle * matrix.length, matrix.length);
    return all;
  }
}
