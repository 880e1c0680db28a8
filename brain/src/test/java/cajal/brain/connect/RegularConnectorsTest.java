package cajal.brain.connect;

import static cajal.brain.connect.Connect.allToAll;
import static cajal.brain.connect.Connect.fromCsr;
import static cajal.brain.connect.Connect.fromMatrix;
import static cajal.brain.connect.Connect.fromPairs;
import static cajal.brain.connect.Connect.grid4;
import static cajal.brain.connect.Connect.grid8;
import static cajal.brain.connect.Connect.gridN;
import static cajal.brain.connect.Connect.oneToOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.kernel.Csr;
import cajal.random.Key;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RegularConnectorsTest {
  private static final Key KEY = Key.of(1);

  @Test
  void oneToOneIsTheIdentity() {
    assertThat(oneToOne().build(Ends.distinct(3, 3), KEY).toDense(1))
        .containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
    assertThatThrownBy(() -> oneToOne().build(Ends.distinct(3, 4), KEY))
        .hasMessageContaining("3 sources but 4 targets");
  }

  @Test
  void allToAllLeavesOutSelvesOnly() {
    assertThat(allToAll().build(Ends.same(2), KEY).toDense(1)).containsExactly(0, 1, 1, 0);
    assertThat(allToAll().withSelf().build(Ends.same(2), KEY).size()).isEqualTo(4);
    assertThat(allToAll().build(Ends.slices(1, 2, 0, 3), KEY).toDense(1))
        .containsExactly(1, 0, 1, 1, 1, 0);
  }

  @Test
  void gridsConnectNeighbours() {
    assertThat(row(grid4(3, 4).build(Ends.same(12), KEY), 5)).containsExactly(1, 4, 6, 9);
    assertThat(row(grid4(3, 4).build(Ends.same(12), KEY), 0)).containsExactly(1, 4);
    assertThat(row(grid4(3, 4).onTorus().build(Ends.same(12), KEY), 0)).containsExactly(1, 3, 4, 8);
    assertThat(row(grid8(3, 4).build(Ends.same(12), KEY), 5))
        .containsExactly(0, 1, 2, 4, 6, 8, 9, 10);
    assertThat(gridN(7, 9, 2).onTorus().build(Ends.same(63), KEY).outDegrees()).containsOnly(24);
    assertThat(gridN(2, 2, 3).onTorus().build(Ends.same(4), KEY).outDegrees()).containsOnly(3);
    assertThatThrownBy(() -> grid4(3, 4).build(Ends.same(13), KEY))
        .hasMessageContaining("a grid of 3 x 4 is for 12 neurons");
    assertThatThrownBy(() -> grid4(0, 4)).hasMessageContaining("0 x 4");
  }

  @Test
  void givenSynapsesAreKept() {
    boolean[][] matrix = {{true, false, true}, {false, false, true}};
    Csr csr = fromMatrix(matrix).build(Ends.distinct(2, 3), KEY);
    assertThat(csr.toDense(1)).containsExactly(1, 0, 1, 0, 0, 1);
    assertThat(fromCsr(csr).build(Ends.distinct(2, 3), KEY)).isSameAs(csr);
    Csr pairs = fromPairs(new int[] {1, 0, 0}, new int[] {2, 2, 0}).build(Ends.distinct(2, 3), KEY);
    assertThat(pairs.toDense(1)).containsExactly(csr.toDense(1));
    assertThatThrownBy(() -> fromCsr(csr).build(Ends.distinct(3, 3), KEY))
        .hasMessageContaining("of 2 to 3 neurons, the populations have 3 and 3");
    assertThatThrownBy(
            () -> fromPairs(new int[] {9}, new int[] {0}).build(Ends.distinct(2, 3), KEY))
        .hasMessageContaining("from 9 to 0");
    assertThatThrownBy(() -> fromMatrix(new boolean[][] {{true}, {}}))
        .hasMessageContaining("row 1 has 0 entries");
  }

  private static int[] row(Csr csr, int i) {
    return Arrays.copyOfRange(csr.target(), csr.rowStart()[i], csr.rowStart()[i + 1]);
  }
}
