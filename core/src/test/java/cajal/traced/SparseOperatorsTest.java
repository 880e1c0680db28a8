package cajal.traced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.JitProduct.Weights;
import cajal.ir.Type;
import cajal.kernel.Bernoulli;
import cajal.kernel.Csr;
import cajal.kernel.JitMatrix;
import cajal.kernel.Weight;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Products;
import cajal.trace.RandomMatrix;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The sparse, event-driven and just-in-time operators of BrainPy (csrmv, csrmm, coomv, event
/// csrmv, jitconn mv, pre2post, syn2post) against matrices written out.
class SparseOperatorsTest {
  private static final int PRE = 30;
  private static final int POST = 20;
  private static final Csr MATRIX =
      new Bernoulli(Key.of(3), PRE, POST, 0.2, Bernoulli.NO_SELF).toCsr();

  private static double[] numbers(int n, int seed) {
    return new java.util.Random(seed).doubles(n, -1, 1).toArray();
  }

  private static Tensor events(double[] x, int... dims) {
    boolean[] spikes = new boolean[x.length];
    for (int i = 0; i < x.length; i++) spikes[i] = x[i] > 0.5;
    return Tensor.of(spikes).reshape(dims);
  }

  private static double[] run(Function<Tensor, Tensor> f, Tensor x) {
    return Cajal.compile(f).apply(x).doubles();
  }

  /// Dense W x (or its transpose) for `columns` columns; events are ones.
  private static double[] dense(double[] w, double[] x, int columns, boolean transposed) {
    double[] y = new double[(transposed ? POST : PRE) * columns];
    for (int i = 0; i < PRE; i++) {
      for (int j = 0; j < POST; j++) {
        for (int c = 0; c < columns; c++) {
          int to = transposed ? j : i;
          int from = transposed ? i : j;
          y[to * columns + c] += w[i * POST + j] * x[from * columns + c];
        }
      }
    }
    return y;
  }

  private static double[] ones(double[] x) {
    return Arrays.stream(x).map(v -> v > 0.5 ? 1 : 0).toArray();
  }

  private static void close(double[] found, double[] expected) {
    assertThat(found).containsExactly(expected, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stored_matrices_times_vectors_and_matrices_of_numbers_and_events(boolean transposed) {
    for (double[] weight : new double[][] {{0.7}, numbers(MATRIX.size(), 1)}) {
      Tensor w = weight.length == 1 ? Tensor.scalar(0.7) : Tensor.of(weight);
      double[] all = MATRIX.toDense(weight);
      for (int columns : new int[] {1, 3}) {
        int n = transposed ? PRE : POST;
        double[] x = numbers(n * columns, 2);
        int[] dims = columns == 1 ? new int[] {n} : new int[] {n, columns};
        Tensor given = Tensor.of(x).reshape(dims);
        Function<Tensor, Tensor> csr =
            t -> transposed ? Products.scatter(MATRIX, w, t) : Products.gather(MATRIX, w, t);
        var coo = MATRIX.toCoo();
        Function<Tensor, Tensor> pairs =
            t -> transposed ? Products.scatter(coo, w, t) : Products.gather(coo, w, t);
        close(run(csr, given), dense(all, x, columns, transposed));
        close(run(pairs, given), dense(all, x, columns, transposed));
        close(run(csr, events(x, dims)), dense(all, ones(x), columns, transposed));
        close(run(pairs, events(x, dims)), dense(all, ones(x), columns, transposed));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Weights.class)
  void regenerated_matrices_are_the_stored_ones(Weights weights) {
    Tensor a = Tensor.scalar(0.3);
    Tensor b = Tensor.scalar(0.9);
    RandomMatrix random = new RandomMatrix(PRE, POST, 0.2, 5, weights, a, b);
    Weight law =
        switch (weights) {
          case CONSTANT -> new Weight.Constant(0.3);
          case UNIFORM -> new Weight.Uniform(0.3, 0.9);
          case NORMAL -> new Weight.Normal(0.3, 0.9);
        };
    Key key = Key.of(5);
    Bernoulli pattern = new Bernoulli(key, PRE, POST, 0.2, Bernoulli.NO_SELF);
    JitMatrix.Explicit stored = new JitMatrix(pattern, key, law).explicit();
    double[] all = stored.csr().toDense(stored.weight());
    for (boolean transposed : new boolean[] {false, true}) {
      double[] x = numbers(transposed ? PRE : POST, 4);
      Function<Tensor, Tensor> product =
          t -> transposed ? Products.scatter(random, t) : Products.gather(random, t);
      close(run(product, Tensor.of(x)), dense(all, x, 1, transposed));
      close(run(product, events(x, x.length)), dense(all, ones(x), 1, transposed));
    }
  }

  /// pre2syn is a gather, syn2post a scatter-add over the targets.
  @Test
  void values_go_from_sources_to_synapses_to_targets() {
    Tensor sources = Tensor.of(MATRIX.sources());
    Tensor targets = Tensor.of(MATRIX.target());
    double[] x = numbers(PRE, 6);
    Type post = Type.of(DType.F64, POST);
    Function<Tensor, Tensor> sum =
        t -> Shapes.scatterAdd(Fill.zeros(post), targets, Shapes.gather(t, sources));
    double[] expected = dense(MATRIX.toDense(1), x, 1, true);
    close(run(sum, Tensor.of(x)), expected);
    Function<Tensor, Tensor> mean =
        t -> {
          Tensor one = Fill.ones(Type.of(DType.F64, MATRIX.size()));
          Tensor count = Shapes.scatterAdd(Fill.zeros(post), targets, one);
          return sum.apply(t).over(Maths.max(count, Tensor.scalar(1.0)));
        };
    int[] degree = MATRIX.inDegrees();
    double[] means = new double[POST];
    for (int j = 0; j < POST; j++) means[j] = expected[j] / Math.max(1, degree[j]);
    close(run(mean, Tensor.of(x)), means);
    Function<Tensor, Tensor> softmax =
        t -> {
          Tensor e = Maths.exp(t.minus(Reductions.max(t)));
          Tensor total = Shapes.scatterAdd(Fill.zeros(post), targets, e);
          return e.over(Shapes.gather(total, targets));
        };
    double[] synapses = numbers(MATRIX.size(), 7);
    close(
        run(softmax, Tensor.of(synapses)),
        cajal.kernel.Reduce.softmax(synapses, MATRIX.target(), POST));
  }
}
