package cajal.brain.connect;

import static cajal.brain.connect.Connect.byDistance;
import static cajal.brain.connect.Connect.fixedInDegree;
import static cajal.brain.connect.Connect.fixedOutDegree;
import static cajal.brain.connect.Connect.fixedTotal;
import static cajal.brain.connect.Connect.gaussian;
import static cajal.brain.connect.Connect.powerLaw;
import static cajal.brain.connect.Connect.random;
import static cajal.brain.connect.Connect.scaleFree;
import static cajal.brain.connect.Connect.scaleFreeDual;
import static cajal.brain.connect.Connect.smallWorld;
import static cajal.brain.connect.Connect.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import cajal.kernel.Csr;
import cajal.random.Key;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class RandomConnectorsTest {
  private static final Key KEY = Key.of(11);

  @Test
  void randomConnectsEachPairWithItsProbability() {
    Csr csr = random(0.1).build(Ends.same(1000), KEY);
    assertThat(deviation(csr.size(), 1000 * 999, 0.1)).isBetween(-4.0, 4.0);
    assertThat(loops(csr, 0)).isZero();
    assertThat(doubles(csr)).isZero();
    Csr self = random(0.1).withSelf().build(Ends.same(1000), KEY);
    assertThat(deviation(loops(self, 0), 1000, 0.1)).isBetween(-4.0, 4.0);
    Csr multi = random(0.1).withMultapses().build(Ends.same(1000), KEY);
    assertThat(deviation(multi.size(), 1000 * 999, 0.1)).isBetween(-4.0, 4.0);
    assertThat(loops(multi, 0)).isZero();
    assertThat(doubles(multi)).isBetween(3000, 6000);
    assertThat(random(1).build(Ends.distinct(3, 4), KEY).size()).isEqualTo(12);
  }

  @Test
  void randomIsTheMatrixOfJustInTimeConnectivity() {
    Ends ends = Ends.slices(0, 80, 20, 80);
    assertThat(random(0.2).build(ends, KEY).target())
        .containsExactly(random(0.2).matrix(ends, KEY).toCsr().target());
    assertThat(loops(random(0.2).build(ends, KEY), -20)).isZero();
    assertThatThrownBy(() -> random(0.2).withMultapses().matrix(ends, KEY))
        .hasMessageContaining("just in time");
  }

  @Test
  void fixedDegreesAreExact() {
    for (int count : new int[] {0, 1, 30, 70, 98, 99}) {
      Csr in = fixedInDegree(count).build(Ends.same(100), KEY);
      assertThat(in.inDegrees()).containsOnly(count);
      assertThat(loops(in, 0) + doubles(in)).isZero();
      Csr out = fixedOutDegree(count).build(Ends.same(100), KEY);
      assertThat(out.outDegrees()).containsOnly(count);
      assertThat(loops(out, 0) + doubles(out)).isZero();
    }
    Csr multi = fixedInDegree(300).withMultapses().build(Ends.distinct(10, 50), KEY);
    assertThat(multi.inDegrees()).containsOnly(300);
  }

  @Test
  void partnersOfFixedDegreesAreUniform() {
    int n = 60;
    for (int count : new int[] {5, 40}) {
      double[] seen = new double[n * n];
      for (int trial = 0; trial < 1000; trial++) {
        double[] dense = fixedInDegree(count).build(Ends.same(n), KEY.fold(trial)).toDense(1);
        for (int k = 0; k < seen.length; k++) seen[k] += dense[k];
      }
      double p = count / (n - 1.0);
      double chi = 0;
      for (int k = 0; k < seen.length; k++) {
        if (k % (n + 1) != 0) chi += Math.pow(seen[k] - 1000 * p, 2) / (1000 * p * (1 - p));
      }
      double pairs = n * (n - 1.0);
      assertThat((chi - pairs) / Math.sqrt(2 * pairs)).isBetween(-4.0, 4.0);
    }
  }

  @Test
  void fixedTotalsAreExactAndUniform() {
    for (int count : new int[] {0, 1, 100, 800, 50 * 41 - 40}) {
      Csr csr = fixedTotal(count).build(Ends.slices(0, 41, 1, 50), KEY);
      assertThat(csr.size()).isEqualTo(count);
      assertThat(loops(csr, -1) + doubles(csr)).isZero();
    }
    Csr many = fixedTotal(100_000).withMultapses().withSelf().build(Ends.same(50), KEY);
    assertThat(many.size()).isEqualTo(100_000);
    double chi = 0;
    for (double n : many.toDense(1)) chi += (n - 40) * (n - 40) / 40;
    assertThat((chi - 2500) / Math.sqrt(5000)).isBetween(-4.0, 4.0);
    assertThat(loops(fixedTotal(9000).withMultapses().build(Ends.same(50), KEY), 0)).isZero();
  }

  @Test
  void moreSynapsesThanPairsAreRefused() {
    assertThatThrownBy(() -> fixedInDegree(100).build(Ends.same(100), KEY))
        .hasMessageContaining("fixedInDegree(100)")
        .hasMessageContaining("only 99 partners")
        .hasMessageContaining("withMultapses()");
    assertThatThrownBy(() -> fixedTotal(13).build(Ends.distinct(3, 4), KEY))
        .hasMessageContaining("only 12 pairs");
    assertThatThrownBy(() -> random(1.5)).hasMessageContaining("from 0 to 1");
    assertThatThrownBy(() -> fixedOutDegree(-1)).hasMessageContaining("fixedOutDegree: -1");
  }

  @Test
  void gaussianProbabilityFallsWithDistance() {
    Layout line = Layout.grid(2000);
    Csr csr = gaussian(0.1, line, line).build(Ends.same(2000), KEY);
    double[] near = new double[10];
    int[] source = csr.sources();
    for (int k = 0; k < csr.size(); k++) {
      int bin = Math.abs(source[k] - csr.target()[k]) / 100;
      if (bin < 10) near[bin]++;
    }
    for (int bin = 0; bin < 6; bin++) {
      double expected = 0;
      for (int d = bin * 100; d < bin * 100 + 100; d++) {
        if (d > 0) expected += 2 * (2000 - d) * Math.exp(-0.5 * Math.pow(d / 200.0, 2));
      }
      assertThat((near[bin] - expected) / Math.sqrt(expected)).isBetween(-4.0, 4.0);
    }
    assertThat(loops(csr, 0)).isZero();
    Layout ring = line.periodic();
    assertThat(ring.distance(0, ring, 1999)).isCloseTo(1 / 2000.0, offset(1e-12));
    Csr round = gaussian(0.05, ring, ring).build(Ends.same(2000), KEY);
    assertThat(round.size()).isGreaterThan((int) (2000 * 2000 * 0.05 * 2.4));
  }

  @Test
  void withinARadiusOnly() {
    Layout sheet = Layout.grid(20, 30);
    Csr csr = within(0.2, 0.5, sheet, sheet).build(Ends.same(600), KEY);
    int[] source = csr.sources();
    for (int k = 0; k < csr.size(); k++) {
      assertThat(sheet.distance(source[k], sheet, csr.target()[k])).isLessThanOrEqualTo(0.2);
    }
    Csr all = within(0.2, 1, sheet, sheet).build(Ends.same(600), KEY);
    assertThat(deviation(csr.size(), all.size(), 0.5)).isBetween(-4.0, 4.0);
    assertThatThrownBy(() -> byDistance(sheet, sheet, d -> 2).build(Ends.same(600), KEY))
        .hasMessageContaining("probability 2.0");
    assertThatThrownBy(() -> within(1, 1, sheet, sheet).build(Ends.same(7), KEY))
        .hasMessageContaining("layouts of 600");
  }

  @Test
  void graphsAreSymmetricWithoutLoops() {
    for (Connector graph :
        List.of(smallWorld(6, 0.2), scaleFree(3), scaleFreeDual(1, 4, 0.5), powerLaw(3, 0.8))) {
      Csr csr = graph.build(Ends.same(400), KEY);
      double[] dense = csr.toDense(1);
      for (int i = 0; i < 400; i++) {
        for (int j = 0; j < i; j++) {
          assertThat(dense[i * 400 + j]).isEqualTo(dense[j * 400 + i]);
        }
      }
      assertThat(loops(csr, 0) + doubles(csr)).isZero();
      assertThatThrownBy(() -> graph.build(Ends.distinct(5, 6), KEY))
          .hasMessageContaining("5 to 6");
    }
  }

  @Test
  void smallWorldKeepsItsEdgesAndRewiresSome() {
    Csr ring = smallWorld(4, 0).build(Ends.same(100), KEY);
    assertThat(ring.outDegrees()).containsOnly(4);
    assertThat(Arrays.copyOf(ring.target(), 4)).containsExactly(1, 2, 98, 99);
    Csr mixed = smallWorld(4, 0.3).build(Ends.same(1000), KEY);
    assertThat(mixed.size()).isEqualTo(4000);
    int[] source = mixed.sources();
    int far = 0;
    for (int k = 0; k < 4000; k++) {
      int apart = Math.abs(source[k] - mixed.target()[k]);
      if (Math.min(apart, 1000 - apart) > 2) far++;
    }
    assertThat(deviation(far / 2, 2000, 0.3)).isBetween(-4.0, 4.0);
  }

  @Test
  void scaleFreeGraphsHaveHubsAndTheirNumberOfEdges() {
    Csr graph = scaleFree(3).build(Ends.same(3000), KEY);
    assertThat(graph.size()).isEqualTo(2 * (3 + 3 * (3000 - 4)));
    int[] degree = graph.outDegrees();
    assertThat(Arrays.stream(degree).min().orElseThrow()).isPositive();
    assertThat(Arrays.stream(degree).max().orElseThrow()).isGreaterThan(60);
    long tail = Arrays.stream(degree).filter(d -> d >= 12).count();
    assertThat(tail / 3000.0).as("P(k ≥ 12) = 3·4/(12·13)").isBetween(0.06, 0.095);
    int dual = scaleFreeDual(1, 4, 0.5).build(Ends.same(3000), KEY).size();
    assertThat(dual / 2 / 3000.0).isBetween(2.4, 2.6);
    assertThat(triangles(powerLaw(3, 0.9).build(Ends.same(1000), KEY)))
        .isGreaterThan(5 * triangles(scaleFree(3).build(Ends.same(1000), KEY)));
  }

  @Test
  void theKeyDecidesAndTheThreadsDoNot() {
    Layout sheet = Layout.grid(15, 20);
    try (ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool three = new ForkJoinPool(3)) {
      for (Connector rule :
          List.of(
              random(0.1),
              random(0.1).withMultapses(),
              fixedInDegree(9),
              fixedOutDegree(9).withMultapses(),
              fixedTotal(5000),
              gaussian(0.2, sheet, sheet),
              smallWorld(4, 0.3),
              scaleFree(2))) {
        Csr a = one.submit(() -> rule.build(Ends.same(300), KEY)).join();
        Csr b = three.submit(() -> rule.build(Ends.same(300), KEY)).join();
        assertThat(a.target()).containsExactly(b.target());
        assertThat(a.rowStart()).containsExactly(b.rowStart());
        assertThat(rule.build(Ends.same(300), Key.of(12)).target()).isNotEqualTo(a.target());
      }
    }
  }

  /// How many standard deviations a binomial count is from its mean.
  private static double deviation(int count, int trials, double p) {
    return (count - trials * p) / Math.sqrt(trials * p * (1 - p));
  }

  static int loops(Csr csr, int offset) {
    int[] source = csr.sources();
    int loops = 0;
    for (int k = 0; k < csr.size(); k++) if (csr.target()[k] == source[k] + offset) loops++;
    return loops;
  }

  static int doubles(Csr csr) {
    int doubles = 0;
    for (int i = 0; i < csr.pre(); i++) {
      for (int k = csr.rowStart()[i] + 1; k < csr.rowStart()[i + 1]; k++) {
        if (csr.target()[k] == csr.target()[k - 1]) doubles++;
      }
    }
    return doubles;
  }

  private static int triangles(Csr csr) {
    int n = csr.pre();
    double[] dense = csr.toDense(1);
    int[] source = csr.sources();
    int triangles = 0;
    for (int k = 0; k < csr.size(); k++) {
      for (int c = 0; c < n; c++) {
        if (dense[source[k] * n + c] > 0 && dense[csr.target()[k] * n + c] > 0) triangles++;
      }
    }
    return triangles / 6;
  }
}
