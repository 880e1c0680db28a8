package cajal.brain.nets;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.Spikes;
import cajal.brain.network.Network;
import cajal.brain.network.Projection;
import cajal.emit.Lanes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The benchmark networks have the same spikes whether they keep their connections or not.
class ConnectivityTest {
  private static List<Spikes> spikes(BuiltIn builtIn, int threads, Connectivity connectivity) {
    try (Network network = new Network(builtIn.dt()).lanes(Lanes.SCALAR).threads(threads)) {
      EiNetwork net = builtIn.build(network, 1, connectivity);
      network.run(25);
      assertThat(network.projections())
          .extracting(Projection::isJustInTime)
          .containsOnly(connectivity == Connectivity.JUST_IN_TIME);
      return net.spikes();
    }
  }

  @ParameterizedTest
  @EnumSource(value = BuiltIn.class, mode = EnumSource.Mode.EXCLUDE, names = "BRUNEL")
  void spikesAreTheSameWhetherConnectionsAreStoredOrNot(BuiltIn builtIn) {
    List<Spikes> stored = spikes(builtIn, 1, Connectivity.STORED);
    List<Spikes> drawn = spikes(builtIn, 2, Connectivity.JUST_IN_TIME);
    for (int side = 0; side < 2; side++) {
      assertThat(stored.get(side).size()).isGreaterThan(50);
      assertThat(drawn.get(side).times()).isEqualTo(stored.get(side).times());
      assertThat(drawn.get(side).ids()).isEqualTo(stored.get(side).ids());
    }
  }

  @Test
  void onlyLargeNetworksDoWithoutByThemselves() {
    try (Network small = new Network(0.1);
        Network large = new Network(0.1)) {
      Coba.driven(small, 4000, 80, Connectivity.AUTOMATIC);
      Coba.driven(large, 1_000_005, 80, Connectivity.AUTOMATIC);
      assertThat(small.projections()).noneMatch(Projection::isJustInTime);
      assertThat(large.projections()).hasSize(2).allMatch(Projection::isJustInTime);
    }
  }
}
