package cajal.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Keyed;
import cajal.trace.Tensor;
import org.junit.jupiter.api.Test;

class EncodingTest {
  private static Tensor poisson(Tensor x, int steps, int step) {
    Keyed draws = Keyed.of(Key.of(3).fold("input"));
    return Cajal.compile(y -> Encoding.poisson(y, steps, draws.at(Tensor.scalar(step)))).apply(x);
  }

  @Test
  void poissonSpikesComeAsOftenAsTheNumberSays() {
    Tensor x = Tensor.of(0f, 0.25f, 1f, -3f, 7f).reshape(1, 5);
    int steps = 4000;
    Tensor spikes = poisson(x, steps, 0);
    assertThat(spikes.type()).isEqualTo(Type.of(DType.F32, steps, 1, 5));
    double[] sums = new double[5];
    float[] all = spikes.floats();
    for (int k = 0; k < all.length; k++) sums[k % 5] += all[k];
    double spread = Math.sqrt(steps * 0.25 * 0.75);
    assertThat(sums[1]).isBetween(1000 - 4 * spread, 1000 + 4 * spread);
    assertThat(new double[] {sums[0], sums[2], sums[3], sums[4]}).containsExactly(0, 4000, 0, 4000);
  }

  @Test
  void eachTrainingStepDrawsItsOwnSpikes() {
    Tensor x = Tensor.of(0.5f, 0.5f, 0.5f, 0.5f);
    assertThat(poisson(x, 50, 1).floats()).isEqualTo(poisson(x, 50, 1).floats());
    assertThat(poisson(x, 50, 1).floats()).isNotEqualTo(poisson(x, 50, 2).floats());
  }

  @Test
  void largerNumbersSpikeEarlier() {
    Tensor x = Tensor.of(1f, 0.5f, 0.001f, 0f);
    Tensor spikes = Cajal.compile(y -> Encoding.latency(y, 5)).apply(x);
    assertThat(spikes.type()).isEqualTo(Type.of(DType.F32, 5, 4));
    assertThat(spikes.floats())
        .containsExactly(
            1, 0, 0, 0, //
            0, 0, 0, 0, //
            0, 1, 0, 0, //
            0, 0, 0, 0, //
            0, 0, 1, 0);
  }

  @Test
  void oneHotRowsHaveOneAtTheLabel() {
    Tensor rows = Encoding.oneHot(new int[] {2, 0}, 3);
    assertThat(rows.type()).isEqualTo(Type.of(DType.F32, 2, 3));
    assertThat(rows.floats()).containsExactly(0, 0, 1, 1, 0, 0);
    assertThatThrownBy(() -> Encoding.oneHot(new int[] {0, 3}, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label 3 of example 1; of 3 classes they are 0 to 2");
  }

  @Test
  void whatIsNoNumberOverTimeIsRefused() {
    assertThatThrownBy(() -> Encoding.latency(Tensor.of(1), 5)).hasMessageContaining("i32[1]");
    assertThatThrownBy(() -> Encoding.latency(Tensor.of(1f), 0)).hasMessageContaining("0 steps");
  }
}
