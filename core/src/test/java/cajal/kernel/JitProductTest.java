package cajal.kernel;

import static cajal.kernel.Oracle.active;
import static cajal.kernel.Oracle.near;
import static cajal.kernel.Oracle.wide;
import static org.assertj.core.api.Assertions.assertThat;

import cajal.random.Key;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Every just-in-time product is with the matrix that `explicit()` returns.
class JitProductTest {
  private static final int TRIALS = 60;

  private final JitMatrix matrix;
  private final JitMatrix.Explicit explicit;
  private final Oracle oracle;
  private final int pre;
  private final int post;
  private final double[] dense;
  private final JitProduct jit;

  JitProductTest(RepetitionInfo trial) {
    int seed = trial.getCurrentRepetition();
    oracle = new Oracle(seed);
    pre = oracle.size();
    post = oracle.below(4) == 0 ? 1000 + oracle.below(3000) : oracle.size();
    double p = new double[] {0, 0.03, 0.3, 1}[oracle.below(4)];
    int self = oracle.below(2) == 0 ? Bernoulli.NO_SELF : oracle.below(5) - 2;
    Weight weight =
        switch (seed % 3) {
          case 0 -> new Weight.Constant(0.6);
          case 1 -> new Weight.Uniform(-1, 2);
          default -> new Weight.Normal(0.5, 2);
        };
    Key key = Key.of(seed);
    matrix = new JitMatrix(new Bernoulli(key, pre, post, p, self), key, weight);
    explicit = matrix.explicit();
    dense = explicit.csr().toDense(explicit.weight());
    jit = matrix.product();
  }

  @RepeatedTest(TRIALS)
  void vectors() {
    float[] source = oracle.values(pre);
    float[] target = oracle.values(post);

    float[] y = source.clone();
    jit.gather(target, y, 0, pre);
    float[] stored = source.clone();
    SparseProduct.gather(explicit.csr().whole(), explicit.weight32(), target, stored, 0, pre);
    assertThat(y).containsExactly(stored);
    double[] wideY = wide(source);
    jit.gather(wide(target), wideY, 0, pre);
    near(wideY, Oracle.gather(dense, pre, post, wide(target), wide(source), 1));

    y = target.clone();
    jit.scatter(source, y, 0, post);
    stored = target.clone();
    SparseProduct.scatter(explicit.csr().whole(), explicit.weight32(), source, stored);
    assertThat(y).containsExactly(stored);
    wideY = wide(target);
    jit.scatter(wide(source), wideY, 0, post);
    near(wideY, Oracle.scatter(dense, pre, post, wide(source), wide(target), 1));
  }

  @RepeatedTest(TRIALS)
  void spikes() {
    boolean[] source = oracle.spikes(pre);
    boolean[] target = oracle.spikes(post);
    double[] gathered = Oracle.gather(dense, pre, post, wide(target), new double[pre], 1);
    double[] scattered = Oracle.scatter(dense, pre, post, wide(source), new double[post], 1);

    float[] y = new float[pre];
    jit.gather(target, y, 0, pre);
    near(y, gathered);
    double[] wideY = new double[pre];
    jit.gather(target, wideY, 0, pre);
    near(wideY, gathered);

    y = new float[post];
    jit.scatter(source, y, 0, post);
    near(y, scattered);
    wideY = new double[post];
    jit.scatter(source, wideY, 0, post);
    near(wideY, scattered);

    int[] list = active(source);
    float[] parts = new float[post];
    double[] wideParts = new double[post];
    int third = post / 3;
    for (int[] range : new int[][] {{0, third}, {third, 2 * third}, {2 * third, post}}) {
      matrix.product().scatter(list, 0, list.length, parts, range[0], range[1]);
      matrix.product().scatter(list, 0, list.length, wideParts, range[0], range[1]);
    }
    assertThat(parts).as("three workers").containsExactly(y);
    assertThat(wideParts).as("three workers").containsExactly(wideY);
  }

  @RepeatedTest(TRIALS)
  void matrices() {
    int columns = 1 + oracle.below(6);
    float[] source = oracle.values(pre * columns);
    float[] target = oracle.values(post * columns);
    double[] gathered = Oracle.gather(dense, pre, post, wide(target), wide(source), columns);
    double[] scattered = Oracle.scatter(dense, pre, post, wide(source), wide(target), columns);

    float[] y = source.clone();
    jit.gather(target, y, columns, 0, pre);
    near(y, gathered);
    double[] wideY = wide(source);
    jit.gather(wide(target), wideY, columns, 0, pre);
    near(wideY, gathered);

    y = target.clone();
    jit.scatter(source, y, columns, 0, post);
    near(y, scattered);
    wideY = wide(target);
    jit.scatter(wide(source), wideY, columns, 0, post);
    near(wideY, scattered);
  }

  @RepeatedTest(TRIALS)
  void matricesOfSpikes() {
    int columns = 1 + oracle.below(6);
    boolean[] source = oracle.spikes(pre * columns);
    boolean[] target = oracle.spikes(post * columns);
    double[] gathered =
        Oracle.gather(dense, pre, post, wide(target), new double[pre * columns], columns);
    double[] scattered =
        Oracle.scatter(dense, pre, post, wide(source), new double[post * columns], columns);

    float[] y = new float[pre * columns];
    jit.gather(target, y, columns, 0, pre);
    near(y, gathered);
    double[] wideY = new double[pre * columns];
    jit.gather(target, wideY, columns, 0, pre);
    near(wideY, gathered);

    y = new float[post * columns];
    jit.scatter(source, y, columns, 0, post);
    near(y, scattered);
    wideY = new double[post * columns];
    jit.scatter(source, wideY, columns, 0, post);
    near(wideY, scattered);
  }
}
