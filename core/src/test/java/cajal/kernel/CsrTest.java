package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsrTest {
  private final Csr small = new Csr(3, 4, new int[] {0, 2, 2, 5}, new int[] {0, 3, 1, 1, 2});

  @Test
  void degreesSourcesAndDense() {
    assertThat(small.size()).isEqualTo(5);
    assertThat(small.outDegrees()).containsExactly(2, 0, 3);
    assertThat(small.inDegrees()).containsExactly(1, 2, 1, 1);
    assertThat(small.sources()).containsExactly(0, 0, 2, 2, 2);
    assertThat(small.toDense(2)).containsExactly(2, 0, 0, 2, 0, 0, 0, 0, 0, 4, 2, 0);
    assertThat(small.toDense(1, 2, 3, 4, 5)).containsExactly(1, 0, 0, 2, 0, 0, 0, 0, 0, 7, 5, 0);
  }

  @Test
  void pairsInAnyOrderGiveSortedRowsWithTheirWeights() {
    Ordered ordered = new Coo(3, 4, new int[] {2, 0, 2, 0, 2}, new int[] {2, 3, 1, 0, 1}).toCsr();
    assertThat(ordered.csr().target()).containsExactly(small.target());
    assertThat(ordered.csr().rowStart()).containsExactly(small.rowStart());
    assertThat(ordered.order()).containsExactly(3, 1, 2, 4, 0);
    assertThat(ordered.reorder(new float[] {5, 2, 3, 1, 4})).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void transposingTwiceIsNothing() {
    Random random = new Random(1);
    for (int trial = 0; trial < 20; trial++) {
      Csr csr = random(random, random.nextInt(30), random.nextInt(30));
      Ordered turned = csr.transpose();
      double[] weight = random.doubles(csr.size()).toArray();
      double[] a = csr.toDense(weight);
      double[] b = turned.csr().toDense(turned.reorder(weight));
      for (int i = 0; i < csr.pre(); i++) {
        for (int j = 0; j < csr.post(); j++) {
          assertThat(b[j * csr.pre() + i]).isEqualTo(a[i * csr.post() + j]);
        }
      }
      Csr back = turned.csr().transpose().csr();
      assertThat(back.target()).containsExactly(csr.target());
      assertThat(back.rowStart()).containsExactly(csr.rowStart());
    }
  }

  @Test
  void everyWorkerGetsTheSynapsesOfItsTargets() {
    Csr csr = random(new Random(2), 40, 100);
    int[] borders = {0, 10, 10, 64, 100};
    int[][] cut = csr.cut(borders);
    for (int i = 0; i < 40; i++) {
      assertThat(cut[0][i]).isEqualTo(csr.rowStart()[i]);
      assertThat(cut[4][i]).isEqualTo(csr.rowStart()[i + 1]);
      for (int w = 0; w < 4; w++) {
        for (int k = cut[w][i]; k < cut[w + 1][i]; k++) {
          assertThat(csr.target()[k]).isBetween(borders[w], borders[w + 1] - 1);
        }
      }
    }
    assertThat(Csr.borders(1000, 3)).containsExactly(0, 384, 704, 1000);
    assertThat(Csr.borders(10, 3)).containsExactly(0, 10, 10, 10);
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> new Csr(1, 2, new int[] {0, 1}, new int[] {2}))
        .hasMessageContaining("source 0 connects to target 2")
        .hasMessageContaining("0 to 1 only");
    assertThatThrownBy(() -> new Csr(1, 3, new int[] {0, 2}, new int[] {2, 1}))
        .hasMessageContaining("target 1 after 2")
        .hasMessageContaining("sort");
    assertThatThrownBy(() -> new Csr(2, 3, new int[] {0, 1}, new int[] {2}))
        .hasMessageContaining("rowStart has 2 entries for 2 sources");
    assertThatThrownBy(() -> new Csr(2, 3, new int[] {0, 2, 1}, new int[] {2}))
        .hasMessageContaining("ascend");
    assertThatThrownBy(() -> new Coo(2, 2, new int[] {0}, new int[] {-1}))
        .hasMessageContaining("from 0 to -1");
    assertThatThrownBy(() -> small.cut(0, 3)).hasMessageContaining("from 0 to 4");
  }

  @Test
  void theFirstOfManyMistakesIsNamedWhateverTheThreads() {
    int n = 100_000;
    int[] start = IntStream.rangeClosed(0, n).toArray();
    int[] target = new int[n];
    for (int bad : new int[] {30, 50_000, 99_999}) target[bad] = 1000 + bad;
    for (int trial = 0; trial < 5; trial++) {
      assertThatThrownBy(() -> new Csr(n, 50, start, target))
          .hasMessageStartingWith("Csr: source 30 connects to target 1030");
    }
  }

  /// A matrix that need not hold a synapse, with double ones.
  static Csr random(Random random, int pre, int post) {
    int size = pre * post == 0 ? 0 : random.nextInt(2 * pre * post);
    int[] source = random.ints(size, 0, Math.max(1, pre)).toArray();
    int[] target = random.ints(size, 0, Math.max(1, post)).toArray();
    return new Coo(pre, post, source, target).toCsr().csr();
  }
}
