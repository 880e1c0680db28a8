package cajal.learn.nn;

import cajal.trace.Tensor;

/// The axes from `from` to `to`, both included, as one; negative ones count from the end.
public record Flatten(int from, int to) implements Layer {

  /// All axes but the first, the batch.
  public Flatten() {
    this(1, -1);
  }

  @Override
  public Tensor apply(Tensor x) {
    int first = from < 0 ? from + x.rank() : from;
    int last = to < 0 ? to + x.rank() : to;
    if (first < 0 || last < first || last >= x.rank()) {
      throw Takes.wrong(
          "Flatten",
          "a tensor with the axes %d to %d".formatted(from, to),
          x,
          "name axes that it has");
    }
    int[] dims = new int[x.rank() - (last - first)];
    int length = 1;
    for (int axis = first; axis <= last; axis++) length *= x.dim(axis);
    for (int i = 0; i < dims.length; i++) {
      dims[i] = i == first ? length : x.dim(i < first ? i : i + last - first);
    }
    return x.reshape(dims);
  }
}
