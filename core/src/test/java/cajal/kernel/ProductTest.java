package cajal.kernel;

import static cajal.kernel.Oracle.active;
import static cajal.kernel.Oracle.near;
import static cajal.kernel.Oracle.wide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Stored products against dense ones, on random shapes.
class ProductTest {
  private static final int TRIALS = 60;

  @RepeatedTest(TRIALS)
  void vectorsAgreeWithTheDenseProduct(RepetitionInfo trial) {
    Oracle oracle = new Oracle(trial.getCurrentRepetition());
    Csr csr = oracle.matrix();
    Part part = csr.whole();
    int pre = csr.pre();
    int post = csr.post();
    float[] w = oracle.weights(csr);
    double[] dense = csr.toDense(wide(w));
    float[] source = oracle.values(pre);
    float[] target = oracle.values(post);
    double[] gathered = Oracle.gather(dense, pre, post, wide(target), wide(source), 1);
    double[] scattered = Oracle.scatter(dense, pre, post, wide(source), wide(target), 1);

    float[] y = source.clone();
    SparseProduct.gather(part, w, target, y, 0, pre);
    near(y, gathered);
    double[] wideY = wide(source);
    SparseProduct.gather(part, wide(w), wide(target), wideY, 0, pre);
    near(wideY, gathered);

    y = target.clone();
    SparseProduct.scatter(part, w, source, y);
    near(y, scattered);
    wideY = wide(target);
    SparseProduct.scatter(part, wide(w), wide(source), wideY);
    near(wideY, scattered);
  }

  @RepeatedTest(TRIALS)
  void spikesAgreeWithZerosAndOnes(RepetitionInfo trial) {
    Oracle oracle = new Oracle(100 + trial.getCurrentRepetition());
    Csr csr = oracle.matrix();
    Part part = csr.whole();
    int pre = csr.pre();
    int post = csr.post();
    float[] w = oracle.weights(csr);
    double[] dense = csr.toDense(wide(w));
    boolean[] source = oracle.spikes(pre);
    boolean[] target = oracle.spikes(post);
    double[] gathered = Oracle.gather(dense, pre, post, wide(target), new double[pre], 1);
    double[] scattered = Oracle.scatter(dense, pre, post, wide(source), new double[post], 1);

    float[] y = new float[pre];
    EventProduct.gather(part, w, target, y, 0, pre);
    near(y, gathered);
    double[] wideY = new double[pre];
    EventProduct.gather(part, wide(w), target, wideY, 0, pre);
    near(wideY, gathered);

    y = new float[post];
    EventProduct.scatter(part, w, source, y);
    near(y, scattered);
    wideY = new double[post];
    EventProduct.scatter(part, wide(w), source, wideY);
    near(wideY, scattered);

    int[] list = active(source);
    float[] listed = new float[post];
    EventProduct.scatter(part, w, list, 0, list.length, listed);
    assertThat(listed).containsExactly(y);
    double[] wideListed = new double[post];
    EventProduct.scatter(part, wide(w), list, 0, list.length, wideListed);
    assertThat(wideListed).containsExactly(wideY);
  }

  @RepeatedTest(TRIALS)
  void matricesAgreeWithTheDenseProduct(RepetitionInfo trial) {
    Oracle oracle = new Oracle(200 + trial.getCurrentRepetition());
    Csr csr = oracle.matrix();
    Part part = csr.whole();
    int pre = csr.pre();
    int post = csr.post();
    int columns = 1 + oracle.below(19);
    float[] w = oracle.weights(csr);
    double[] dense = csr.toDense(wide(w));
    float[] source = oracle.values(pre * columns);
    float[] target = oracle.values(post * columns);
    double[] gathered = Oracle.gather(dense, pre, post, wide(target), wide(source), columns);
    double[] scattered = Oracle.scatter(dense, pre, post, wide(source), wide(target), columns);

    float[] y = source.clone();
    MatrixProduct.gather(part, w, target, y, columns, 0, pre);
    near(y, gathered);
    double[] wideY = wide(source);
    MatrixProduct.gather(part, wide(w), wide(target), wideY, columns, 0, pre);
    near(wideY, gathered);

    y = target.clone();
    MatrixProduct.scatter(part, w, source, y, columns);
    near(y, scattered);
    wideY = wide(target);
    MatrixProduct.scatter(part, wide(w), wide(source), wideY, columns);
    near(wideY, scattered);
  }

  @RepeatedTest(TRIALS)
  void matricesOfSpikesAgreeWithZerosAndOnes(RepetitionInfo trial) {
    Oracle oracle = new Oracle(300 + trial.getCurrentRepetition());
    Csr csr = oracle.matrix();
    Part part = csr.whole();
    int pre = csr.pre();
    int post = csr.post();
    int columns = 1 + oracle.below(19);
    float[] w = oracle.weights(csr);
    double[] dense = csr.toDense(wide(w));
    boolean[] source = oracle.spikes(pre * columns);
    boolean[] target = oracle.spikes(post * columns);
    double[] gathered =
        Oracle.gather(dense, pre, post, wide(target), new double[pre * columns], columns);
    double[] scattered =
        Oracle.scatter(dense, pre, post, wide(source), new double[post * columns], columns);

    float[] y = new float[pre * columns];
    MatrixProduct.gather(part, w, target, y, columns, 0, pre);
    near(y, gathered);
    double[] wideY = new double[pre * columns];
    MatrixProduct.gather(part, wide(w), target, wideY, columns, 0, pre);
    near(wideY, gathered);

    y = new float[post * columns];
    MatrixProduct.scatter(part, w, source, y, columns);
    near(y, scattered);
    wideY = new double[post * columns];
    MatrixProduct.scatter(part, wide(w), source, wideY, columns);
    near(wideY, scattered);
  }

  @RepeatedTest(TRIALS)
  void pairsAgreeWithRowsInBothDirections(RepetitionInfo trial) {
    Oracle oracle = new Oracle(400 + trial.getCurrentRepetition());
    Csr csr = oracle.matrix();
    Coo coo = csr.toCoo();
    int pre = csr.pre();
    int post = csr.post();
    int columns = 1 + oracle.below(9);
    float[] w = oracle.weights(csr);
    double[] dense = csr.toDense(wide(w));
    float[] source = oracle.values(pre * columns);
    float[] target = oracle.values(post * columns);
    double[] scattered = Oracle.scatter(dense, pre, post, wide(source), wide(target), columns);
    double[] gathered = Oracle.gather(dense, pre, post, wide(target), wide(source), columns);

    float[] y = target.clone();
    PairProduct.add(coo.source(), coo.target(), w, source, y, columns);
    near(y, scattered);
    double[] wideY = wide(source);
    PairProduct.add(coo.target(), coo.source(), wide(w), wide(target), wideY, columns);
    near(wideY, gathered);

    boolean[] spikes = oracle.spikes(pre);
    double[] expected = Oracle.scatter(dense, pre, post, wide(spikes), new double[post], 1);
    y = new float[post];
    PairProduct.add(coo.source(), coo.target(), w, spikes, y);
    near(y, expected);
    wideY = new double[post];
    PairProduct.add(coo.source(), coo.target(), wide(w), spikes, wideY);
    near(wideY, expected);
    wideY = new double[post];
    PairProduct.add(coo.source(), coo.target(), wide(w), wide(spikes), wideY);
    near(wideY, expected);
    y = new float[post];
    PairProduct.add(coo.source(), coo.target(), w, zeroOne(spikes), y);
    near(y, expected);
  }

  @RepeatedTest(20)
  void anyNumberOfWorkersGivesTheSameBits(RepetitionInfo trial) {
    Oracle oracle = new Oracle(500 + trial.getCurrentRepetition());
    Csr csr = oracle.matrix();
    float[] w = oracle.weights(csr);
    float[] x = oracle.values(csr.pre());
    boolean[] spikes = oracle.spikes(csr.pre());
    float[] one = new float[csr.post()];
    SparseProduct.scatter(csr.whole(), w, x, one);
    EventProduct.scatter(csr.whole(), w, spikes, one);
    float[] three = new float[csr.post()];
    int cut = csr.post() / 3;
    for (Part part : csr.parts(0, cut, 2 * cut, csr.post())) {
      SparseProduct.scatter(part, w, x, three);
      EventProduct.scatter(part, w, spikes, three);
    }
    assertThat(three).containsExactly(one);
  }

  @Test
  void wrongSizesAreNamed() {
    Csr csr = new Csr(2, 3, new int[] {0, 2, 3}, new int[] {0, 2, 1});
    Part part = csr.whole();
    assertThatThrownBy(() -> SparseProduct.scatter(part, new float[2], new float[2], new float[3]))
        .hasMessageContaining("2 weights for 3 synapses");
    assertThatThrownBy(() -> SparseProduct.scatter(part, new float[1], new float[3], new float[2]))
        .hasMessageContaining("2 sources x 3 targets");
    assertThatThrownBy(
            () -> MatrixProduct.scatter(part, new float[1], new float[5], new float[6], 2))
        .hasMessageContaining("5 values do not make rows of 2 columns");
    assertThatThrownBy(
            () -> PairProduct.add(new int[2], new int[3], new float[1], new float[1], new float[1]))
        .hasMessageContaining("2 origins, 3 destinations");
  }

  private static float[] zeroOne(boolean[] spikes) {
    float[] out = new float[spikes.length];
    for (int i = 0; i < out.length; i++) out[i] = spikes[i] ? 1 : 0;
    return out;
  }
}
