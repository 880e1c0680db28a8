package cajal.learn.nn;

import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// One axis as several, whose lengths multiply to its own; a negative axis counts from the end.
public record Unflatten(int axis, List<Integer> lengths) implements Layer {
  public Unflatten {
    lengths = List.copyOf(lengths);
  }

  public Unflatten(int axis, Integer... lengths) {
    this(axis, List.of(lengths));
  }

  @Override
  public Tensor apply(Tensor x) {
    int at = axis < 0 ? axis + x.rank() : axis;
    int product = lengths.stream().reduce(1, Math::multiplyExact);
    if (at < 0 || at >= x.rank() || x.dim(at) != product) {
      throw Takes.wrong(
          "Unflatten",
          "%d elements along axis %d".formatted(product, axis),
          x,
          "give lengths whose product is that of the axis");
    }
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.subList(at, at + 1).clear();
    dims.addAll(at, lengths);
    return x.reshape(dims.stream().mapToInt(Integer::intValue).toArray());
  }
}
