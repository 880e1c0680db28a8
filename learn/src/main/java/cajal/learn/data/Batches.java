package cajal.learn.data;

import cajal.random.Key;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Examples in batches of one size, in an order that is a pure function of seed and epoch, so that
/// training that was stopped goes on with the same batches.
///
/// ```java
/// Batches batches = Batches.shuffled(split.train(), 64, 42);
/// for (List<Tensor> batch : batches.epoch(3)) step(batch.get(0), batch.get(1));
/// ```
///
/// What does not fill the last batch is left out, in each epoch other examples. With [#padded] it
/// comes, too: filled up with examples from the start of the epoch, and each batch ends with a
/// tensor of weights, f32\[size], 0 for those and 1 for the rest.
public final class Batches {
  private final Examples examples;
  private final int size;
  private final @Nullable Key key;
  private final boolean padded;

  private Batches(Examples examples, int size, @Nullable Key key, boolean padded) {
    if (size < 1) {
      throw new IllegalArgumentException("batches of %d; give 1 or more".formatted(size));
    }
    this.examples = examples;
    this.size = size;
    this.key = key;
    this.padded = padded;
  }

  /// In another order in each epoch.
  public static Batches shuffled(Examples examples, int size, long seed) {
    return new Batches(examples, size, Key.of(seed).fold("batches"), false);
  }

  /// In the order of the examples, in every epoch.
  public static Batches inOrder(Examples examples, int size) {
    return new Batches(examples, size, null, false);
  }

  /// The same with all examples in each epoch.
  public Batches padded() {
    return new Batches(examples, size, key, true);
  }

  /// Batches in an epoch.
  public int count() {
    int count = padded ? Math.ceilDiv(examples.count(), size) : examples.count() / size;
    if (count > 0) return count;
    throw new IllegalArgumentException(
        "batches of %d out of %d examples: there is none; make them smaller, or padded()"
            .formatted(size, examples.count()));
  }

  public int size() {
    return size;
  }

  /// The batches of an epoch, counted from 0.
  public Iterable<List<Tensor>> epoch(int epoch) {
    int count = count();
    int[] order = order(epoch);
    return () -> IntStream.range(0, count).mapToObj(index -> batch(order, index)).iterator();
  }

  /// The order in which an epoch takes the examples, those left out at its end.
  public int[] order(int epoch) {
    if (epoch < 0)
      throw new IllegalArgumentException("epoch %d; they count from 0".formatted(epoch));
    return key == null
        ? IntStream.range(0, examples.count()).toArray()
        : Permutation.of(examples.count(), key, epoch);
  }

  private List<Tensor> batch(int[] order, int index) {
    int[] rows = new int[size];
    Arrays.setAll(rows, i -> order[(int) (((long) index * size + i) % order.length)]);
    List<Tensor> tensors = examples.take(rows);
    if (!padded) return tensors;
    float[] weights = new float[size];
    Arrays.fill(weights, 0, Math.min(size, order.length - index * size), 1);
    List<Tensor> weighted = new ArrayList<>(tensors);
    weighted.add(Tensor.of(weights));
    return weighted;
  }
}
