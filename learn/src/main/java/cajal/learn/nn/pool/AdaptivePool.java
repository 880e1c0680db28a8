package cajal.learn.nn.pool;

import cajal.learn.nn.Layer;
import cajal.learn.nn.Takes;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// The largest or mean number of windows so chosen that a wanted number of places comes out: the
/// i-th of m windows on n places goes from ⌊i n / m⌋ to ⌈(i + 1) n / m⌉. `[batch, places...,
/// channels]` with as many axes of places as lengths are given.
public record AdaptivePool(boolean largest, List<Integer> lengths) implements Layer {
  public AdaptivePool {
    lengths = List.copyOf(lengths);
    if (lengths.isEmpty() || lengths.stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException(
          "AdaptivePool: lengths %s; give a number above 0 for each axis of places"
              .formatted(lengths));
    }
  }

  public static AdaptivePool max(Integer... lengths) {
    return new AdaptivePool(true, List.of(lengths));
  }

  public static AdaptivePool mean(Integer... lengths) {
    return new AdaptivePool(false, List.of(lengths));
  }

  @Override
  public Tensor apply(Tensor x) {
    if (x.rank() != lengths.size() + 2 || !x.dtype().isFloat()) {
      throw Takes.wrong(
          "AdaptivePool",
          "f32 or f64 of [batch, %d axes of places, channels]".formatted(lengths.size()),
          x,
          "reshape it, or give lengths for other axes");
    }
    Tensor y = x;
    for (int i = 0; i < lengths.size(); i++) y = along(y, i + 1, lengths.get(i));
    return y;
  }

  private Tensor along(Tensor x, int axis, int count) {
    int n = x.dim(axis);
    Tensor[] parts = new Tensor[count];
    for (int i = 0; i < count; i++) {
      int from = Math.floorDiv(i * n, count);
      int to = Math.ceilDiv((i + 1) * n, count);
      Tensor window = Shapes.slice(x, axis, from, to);
      Tensor one = largest ? Reductions.max(window, axis) : Reductions.mean(window, axis);
      parts[i] = Shapes.expand(one, axis);
    }
    return Shapes.concat(axis, parts);
  }
}
