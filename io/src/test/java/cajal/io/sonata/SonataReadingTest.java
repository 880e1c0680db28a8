package cajal.io.sonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Spikes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The two networks of 300 cells from the SONATA repository, as reference case R40 states them.
class SonataReadingTest {
  private final Path intfire = SharedData.sonata("300_intfire");

  @Test
  void intfireHasItsCells() {
    SonataCircuit circuit = SonataCircuit.read(intfire.resolve("circuit_config.json"));
    NodePopulation v1 = circuit.population("v1");
    assertThat(v1.size()).isEqualTo(300);
    SonataType excitatory = v1.type(0);
    SonataType inhibitory = v1.type(299);
    assertThat(v1.nodesOf(excitatory)).isEqualTo(IntStream.range(0, 240).toArray());
    assertThat(v1.nodesOf(inhibitory)).isEqualTo(IntStream.range(240, 300).toArray());
    assertThat(excitatory.text("model_template")).isEqualTo("nrn:IntFire1");
    assertThat(excitatory.required("tau")).isEqualTo(0.024);
    assertThat(inhibitory.required("tau")).isEqualTo(0.007);
    assertThat(v1.attributes().values("refrac")).containsOnly(0.003);
    assertThat(v1.virtual()).isFalse();
    assertThat(circuit.population("lgn").size()).isEqualTo(90);
    assertThat(circuit.population("lgn").virtual()).isTrue();
    assertThat(circuit.population("lgn").attributes().values("x")).hasSize(90);
    assertThat(circuit.population("tw").size()).isEqualTo(30);
  }

  @Test
  void intfireHasItsEdges() {
    SonataCircuit circuit = SonataCircuit.read(intfire.resolve("config.json"));
    assertThat(circuit.edges())
        .extracting(EdgePopulation::name, EdgePopulation::source, EdgePopulation::size)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("v1_to_v1", "v1", 61_560),
            org.assertj.core.groups.Tuple.tuple("lgn_to_v1", "lgn", 17_160),
            org.assertj.core.groups.Tuple.tuple("tw_to_v1", "tw", 9_000));
    for (EdgePopulation edges : circuit.edges()) {
      assertThat(edges.target()).isEqualTo("v1");
      assertThat(edges.delays()).containsOnly(2.0);
    }
    assertWeight(circuit.edges().get(0), 240, 240, -0.01, 10);
    assertWeight(circuit.edges().get(0), 240, 0, -0.15, 10);
    assertWeight(circuit.edges().get(0), 0, 240, 0.3, 10);
    assertWeight(circuit.edges().get(0), 0, 0, 0.002, 10);
    assertWeight(circuit.edges().get(1), 0, 0, 0.0045, 10);
    assertWeight(circuit.edges().get(1), 0, 240, 0.0015, 10);
    assertWeight(circuit.edges().get(2), 0, 0, 0.01, 5);
    assertWeight(circuit.edges().get(2), 0, 240, 0.02, 5);
  }

  /// All edges between the halves that begin at `source` and `target` have this weight.
  private static void assertWeight(
      EdgePopulation edges, int source, int target, double weight, int synapses) {
    double[] total = edges.totalWeights();
    double[] found =
        IntStream.range(0, edges.size())
            .filter(e -> edges.sourceIds()[e] >= 240 == (source >= 240))
            .filter(e -> edges.targetIds()[e] >= 240 == (target >= 240))
            .mapToDouble(e -> total[e])
            .distinct()
            .toArray();
    assertThat(found).hasSize(1);
    assertThat(found[0]).isCloseTo(weight * synapses, within(1e-12));
    assertThat(Arrays.stream(edges.nsyns()).distinct().toArray()).containsExactly(synapses);
  }

  @Test
  void intfireHasItsSimulation() {
    SonataSimulation simulation = Sonata.read(intfire.resolve("config.json")).simulation();
    assertThat(simulation.tstop()).isEqualTo(3000);
    assertThat(simulation.dt()).isEqualTo(0.1);
    assertThat(simulation.targetSimulator()).isEqualTo("NEURON");
    assertThat(simulation.output().spikesFile()).hasFileName("spikes.h5");
    assertThat(simulation.output().folder())
        .isEqualTo(intfire.resolve("output").toAbsolutePath().normalize());
    assertThat(simulation.output().sortOrder()).isEqualTo(SonataOutput.SortOrder.BY_TIME);
    assertThat(simulation.inputs()).hasSize(2);
    Spikes lgn = ((SonataInput.SpikeTrain) simulation.inputs().getFirst()).spikes();
    assertThat(lgn.population()).isEqualTo("lgn");
    assertThat(lgn.neurons()).isEqualTo(90);
    assertThat(lgn.size()).isEqualTo(2738);
    assertThat(lgn.times()).isSorted();
    assertThat(Arrays.stream(lgn.times()))
        .as("times in whole microseconds")
        .allMatch(t -> Math.abs(t * 1000 - Math.rint(t * 1000)) < 1e-6);
  }

  @Test
  void intfireReferenceSpikes() {
    Spikes spikes = SonataSpikes.read(intfire.resolve("output/spikes.h5")).getFirst();
    assertThat(spikes.population()).isEqualTo("v1");
    assertThat(spikes.size()).isEqualTo(4322);
    assertThat(spikes.times()[0]).isEqualTo(566.942);
  }

  @Test
  void pointNeuronsHaveWeightsOfTheirOwn() {
    Path folder = SharedData.sonata("300_pointneurons");
    Sonata sonata = Sonata.read(folder.resolve("config.json"));
    NodePopulation cells = sonata.circuit().population("internal");
    assertThat(cells.attributes().types()).hasSize(5);
    assertThat(cells.type(0).required("tau_m")).isEqualTo(44.9);
    assertThat(cells.attributes().values("C_m")).hasSize(300);
    EdgePopulation recurrent = sonata.circuit().edges().getFirst();
    assertThat(recurrent.size()).isEqualTo(27_588);
    assertThat(Arrays.stream(recurrent.weights()).distinct().count()).isGreaterThan(1);
    EdgePopulation external = sonata.circuit().edges().get(1);
    assertThat(external.delays(1)).containsOnly(1.0);
    assertThat(sonata.simulation().reports().getFirst().variable()).isEqualTo("V_m");
    assertThat(sonata.simulation().nodeSets().select("recorded_cells", sonata.circuit()))
        .containsOnlyKeys("internal")
        .extractingByKey("internal")
        .isEqualTo(new int[] {0, 80, 160, 240, 270});
  }

  @Test
  void simulationConfigurationThatNamesItsNetworkIsEnough() {
    Path folder = SharedData.sonata("300_pointneurons");
    Sonata sonata = Sonata.read(folder.resolve("simulation_config.json"));
    assertThat(sonata.circuit().nodes()).hasSize(2);
  }
}
