package cajal.learn.init;

import cajal.ir.Shape;

/// How many inputs an output sums, and how many outputs an input goes to.
public record Fan(int in, int out) {

  /// That of a matrix of `[in, out]` or of a kernel of `[..., in, out]`, whose first axes are the
  /// places it covers; a vector counts as one input of each output.
  public static Fan of(Shape shape) {
    int rank = shape.rank();
    if (rank < 2) return new Fan(1, rank == 0 ? 1 : shape.dim(0));
    int places = 1;
    for (int axis = 0; axis < rank - 2; axis++) places *= shape.dim(axis);
    return new Fan(places * shape.dim(rank - 2), places * shape.dim(rank - 1));
  }
}
