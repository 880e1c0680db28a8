package cajal.io.sonata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each rule of the format does, on a network of five nodes with both in one configuration.
class TinyCircuitTest {
  @TempDir private Path folder;

  private Sonata read() {
    return Sonata.read(new TinyCircuit(folder).write().config());
  }

  @Test
  void valuesOfAnEdgeComeBeforeThoseOfItsType() {
    EdgePopulation edges = read().circuit().edges().getFirst();
    assertThat(edges.source()).isEqualTo("inputs");
    assertThat(edges.sourceIds()).containsExactly(0, 1, 1, 0);
    assertThat(edges.targetIds()).containsExactly(0, 1, 2, 2);
    assertThat(edges.delays()).containsExactly(1, 2, 3, 1.5);
    assertThat(edges.nsyns()).containsExactly(1, 2, 3, 4);
    assertThat(edges.totalWeights()).containsExactly(-0.5, -1, 0.75, 1);
  }

  @Test
  void groupsGiveNodesTheirAttributes() {
    NodePopulation cells = read().circuit().population("cells");
    assertThat(cells.attributes().values("x")).containsExactly(2, 1, 3);
    assertThat(cells.attributes().text("area", 0)).isEqualTo("V2");
    assertThat(cells.attributes().text("area", 2)).isNull();
    assertThat(cells.attributes().values("tau")).containsOnly(0.024);
    assertThat(cells.type(0).text("long name")).isEqualTo("an excitatory cell");
    assertThat(cells.type(2).text("long name")).isNull();
  }

  @Test
  void manifestVariablesMayUseEachOther() {
    assertThat(read().simulation().output().spikesFile())
        .isEqualTo(folder.toAbsolutePath().normalize().resolve("results/spikes.h5"));
  }

  @Test
  void inputSpikesBelongToTheNodeSetsPopulationAndAreSortedByTime() {
    SonataInput input = read().simulation().inputs().getFirst();
    assertThat(input)
        .isInstanceOfSatisfying(
            SonataInput.SpikeTrain.class,
            train -> {
              assertThat(train.spikes().population()).isEqualTo("inputs");
              assertThat(train.spikes().neurons()).isEqualTo(2);
              assertThat(train.spikes().times()).containsExactly(1, 2, 3);
              assertThat(train.spikes().ids()).containsExactly(1, 0, 0);
            });
  }

  @Test
  void nodeSetsSelectByAttributeByNumberAndByUnion() {
    Sonata sonata = read();
    assertThat(select(sonata, "inhibitory", "cells")).containsExactly(2);
    assertThat(select(sonata, "far", "cells")).containsExactly(0, 2);
    assertThat(select(sonata, "one", "cells")).containsExactly(1);
    assertThat(select(sonata, "both", "cells")).containsExactly(2);
    assertThat(select(sonata, "both", "inputs")).containsExactly(0, 1);
    assertThat(select(sonata, "cells", "cells")).containsExactly(0, 1, 2);
  }

  private static int[] select(Sonata sonata, String set, String population) {
    NodeSets sets = sonata.simulation().nodeSets();
    return Objects.requireNonNull(sets.select(set, sonata.circuit()).get(population));
  }
}
