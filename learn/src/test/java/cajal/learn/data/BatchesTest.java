package cajal.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  /// Example i has the inputs 10·i and 10·i + 1, and the label i.
  private static Examples examples(int n) {
    float[] x = new float[2 * n];
    for (int k = 0; k < x.length; k++) x[k] = 10f * (k / 2) + k % 2;
    int[] y = IntStream.range(0, n).toArray();
    return Examples.of(Tensor.of(x).reshape(n, 2), Tensor.of(y));
  }

  private static List<Integer> labels(Iterable<List<Tensor>> epoch) {
    List<Integer> all = new ArrayList<>();
    for (List<Tensor> batch : epoch) {
      for (int label : batch.get(1).ints()) all.add(label);
    }
    return all;
  }

  @Test
  void inputsAndLabelsStayTogether() {
    for (List<Tensor> batch : Batches.shuffled(examples(20), 4, 1).epoch(0)) {
      assertThat(batch.get(0).type()).isEqualTo(Type.of(DType.F32, 4, 2));
      float[] x = batch.get(0).floats();
      int[] y = batch.get(1).ints();
      for (int i = 0; i < 4; i++) {
        assertThat(x[2 * i]).isEqualTo(10f * y[i]);
        assertThat(x[2 * i + 1]).isEqualTo(10f * y[i] + 1);
      }
    }
  }

  @Test
  void anEpochHasEachExampleOnceInAnOrderOfItsOwn() {
    Batches batches = Batches.shuffled(examples(60), 10, 42);
    List<Integer> first = labels(batches.epoch(0));
    assertThat(first).hasSize(60).doesNotHaveDuplicates().isNotEqualTo(labels(batches.epoch(1)));
    assertThat(first).isNotEqualTo(first.stream().sorted().toList());
    assertThat(first).isNotEqualTo(labels(Batches.shuffled(examples(60), 10, 43).epoch(0)));
  }

  @Test
  void theOrderIsAFunctionOfSeedAndEpochAlone() {
    Batches whole = Batches.shuffled(examples(30), 5, 7);
    for (int epoch = 0; epoch < 3; epoch++) labels(whole.epoch(epoch));
    Batches resumed = Batches.shuffled(examples(30), 5, 7);
    assertThat(labels(resumed.epoch(3))).isEqualTo(labels(whole.epoch(3)));
    int[] sameInEveryVersion = Batches.shuffled(examples(6), 2, 7).order(3);
    assertThat(sameInEveryVersion).containsExactly(3, 5, 2, 4, 1, 0);
  }

  @Test
  void everyOrderIsAsLikely() {
    int[] counts = new int[27];
    Batches batches = Batches.shuffled(examples(3), 3, 5);
    int epochs = 6000;
    for (int epoch = 0; epoch < epochs; epoch++) {
      int[] order = batches.order(epoch);
      counts[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    int[] seen = Arrays.stream(counts).filter(c -> c > 0).toArray();
    assertThat(seen).hasSize(6);
    double spread = Math.sqrt(epochs * (1 / 6.0) * (5 / 6.0));
    for (int c : seen) assertThat((double) c).isBetween(1000 - 4 * spread, 1000 + 4 * spread);
  }

  @Test
  void whatDoesNotFillABatchIsLeftOut() {
    Batches batches = Batches.shuffled(examples(11), 4, 1);
    assertThat(batches.count()).isEqualTo(2);
    assertThat(labels(batches.epoch(0))).hasSize(8).doesNotHaveDuplicates();
    assertThat(batches.epoch(0)).allMatch(batch -> batch.size() == 2);
  }

  @Test
  void orIsFilledUpWithExamplesOfNoWeight() {
    Batches batches = Batches.inOrder(examples(10), 4).padded();
    assertThat(batches.count()).isEqualTo(3);
    List<List<Tensor>> all = new ArrayList<>();
    batches.epoch(0).forEach(all::add);
    assertThat(all.get(1).get(2).floats()).containsExactly(1, 1, 1, 1);
    assertThat(all.get(2).get(1).ints()).containsExactly(8, 9, 0, 1);
    assertThat(all.get(2).get(2).floats()).containsExactly(1, 1, 0, 0);
    List<Tensor> few = Batches.inOrder(examples(2), 5).padded().epoch(0).iterator().next();
    assertThat(few.get(1).ints()).containsExactly(0, 1, 0, 1, 0);
    assertThat(few.get(2).floats()).containsExactly(1, 1, 0, 0, 0);
  }

  @Test
  void batchesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> Batches.inOrder(examples(3), 0)).hasMessageContaining("batches of 0");
    Batches large = Batches.shuffled(examples(3), 4, 1);
    assertThatThrownBy(() -> large.epoch(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("4 out of 3", "padded()");
    assertThatThrownBy(() -> Batches.inOrder(examples(0), 1).padded().epoch(0))
        .hasMessageContaining("0 examples");
    assertThatThrownBy(() -> large.order(-1)).hasMessageContaining("epoch -1");
    assertThatThrownBy(() -> Examples.of(Tensor.of(1f, 2f), Tensor.of(1)))
        .hasMessageContainingAll("f32[2]", "i32[1]", "the same number");
    assertThatThrownBy(() -> Examples.of(Tensor.scalar(1f))).hasMessageContaining("first axis");
    assertThatThrownBy(() -> examples(3).take(3)).hasMessageContaining("example 3");
  }
}
