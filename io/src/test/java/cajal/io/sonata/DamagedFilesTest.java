package cajal.io.sonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.io.FormatError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every damage gives an error that names the file, what is wrong in it and what to do.
class DamagedFilesTest {
  @TempDir private Path folder;
  private TinyCircuit tiny;

  @BeforeEach
  void start() {
    tiny = new TinyCircuit(folder);
  }

  private void assertError(String... parts) {
    assertThatThrownBy(() -> Sonata.read(tiny.config()))
        .isInstanceOf(FormatError.class)
        .hasMessageContainingAll(parts)
        .hasMessageMatching("(?s).*: expected .*, found .*\\. .*");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 20, 47, 48, 200, 800, -9, -1})
  void truncatedHdf5(int bytes) throws IOException {
    Path file = tiny.write().net("edges.h5");
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, bytes < 0 ? all.length + bytes : bytes));
    assertError("edges.h5", "copy");
  }

  @Test
  void truncationSaysHowMuchIsMissing() throws IOException {
    Path file = tiny.write().net("cells.h5");
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length - 100));
    assertError("cells.h5", all.length + " bytes", "only " + (all.length - 100), "truncated");
  }

  @Test
  void randomDamageIsAnErrorOrHarmlessButNeverAnotherException() throws IOException {
    Path file = tiny.write().net("edges.h5");
    byte[] all = Files.readAllBytes(file);
    Random random = new Random(1);
    int errors = 0;
    for (int k = 0; k < 200; k++) {
      byte[] damaged = all.clone();
      for (int j = 0; j < 4; j++) damaged[random.nextInt(all.length)] = (byte) random.nextInt();
      Files.write(file, damaged);
      try {
        Sonata.read(tiny.config());
      } catch (FormatError e) {
        errors++;
      }
    }
    assertThat(errors).isGreaterThan(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"edges.h5", "cell_types.csv", "edge_types.csv", "exc.json", "in.h5"})
  void missingFile(String name) throws IOException {
    Files.delete(tiny.write().net(name));
    assertError(name, "no such file", "Check the name");
  }

  @Test
  void missingFolderAndFolderForAFile() throws IOException {
    Path nowhere = folder.resolve("nowhere/config.json");
    assertThatThrownBy(() -> Sonata.read(nowhere))
        .isInstanceOf(FormatError.class)
        .hasMessageContainingAll("no such file", "nowhere does not exist");
    assertThatThrownBy(() -> Sonata.read(folder))
        .isInstanceOf(FormatError.class)
        .hasMessageContaining("found a folder");
    assertThat(Files.exists(nowhere)).isFalse();
  }

  @Test
  void notHdf5() throws IOException {
    Files.writeString(tiny.write().net("cells.h5"), "node_id x y\n0 1 2\n".repeat(10));
    assertError("cells.h5", "an HDF5 file", "does not start like one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"source_node_id", "target_node_id", "edge_type_id", "edge_group_index"})
  void missingDataset(String name) {
    tiny.edgeData.remove(name);
    tiny.write();
    assertError("edges.h5", "/edges/inputs_to_cells/" + name, "only [");
  }

  @Test
  void wrongTypes() {
    tiny.edgeData.put("target_node_id", new double[] {0, 1, 2, 2});
    tiny.write();
    assertError("edges.h5", "target_node_id to hold whole numbers", "doubles");
    tiny.edgeData.put("target_node_id", new String[] {"a", "b", "c", "d"});
    tiny.write();
    assertError("edges.h5", "target_node_id to hold whole numbers", "Strings");
    tiny.edgeData.put("target_node_id", new int[][] {{0, 1}, {2, 2}});
    tiny.write();
    assertError("edges.h5", "target_node_id with one dimension", "[2, 2]");
  }

  @Test
  void edgesOutsideTheirPopulation() {
    tiny.edgeData.put("target_node_id", new long[] {0, 1, 3, 2});
    tiny.write();
    assertError("edges.h5", "population cells", "from 0 to 2", "3 at position 2");
    tiny.edgeData.put("target_node_id", new long[] {0, 1, -1, 2});
    tiny.write();
    assertError("edges.h5", "-1 at position 2");
  }

  @Test
  void lengthsThatDiffer() {
    tiny.edgeData.put("edge_type_id", new int[] {1, 1, 2});
    tiny.write();
    assertError("edges.h5", "edge_type_id with 4 elements", "3 elements");
    tiny.edgeData.put("edge_type_id", new int[] {1, 1, 2, 2});
    tiny.groupData.put("nsyns", new int[] {1, 1});
    tiny.write();
    assertError("edges.h5", "edge_group_index", "nsyns (length 2)", "2 for edge 2");
  }

  @Test
  void unknownTypes() {
    tiny.cellData.put("node_type_id", new long[] {100, 107, 101});
    tiny.write();
    assertError("cells.h5", "[100, 101]", "cell_types.csv", "type 107 for node 1");
  }

  @Test
  void populationThatIsNotThere() {
    tiny.config = tiny.config.replace("inputs.h5", "cells.h5").replace("input_t", "cell_t");
    tiny.write();
    assertError("config.json", "every node population once", "cells");
  }

  @Test
  void nodesOutOfOrder() {
    tiny.cellData.put("node_id", new long[] {0, 2, 1});
    tiny.write();
    assertError("cells.h5", "count from 0 to 2", "2 at position 1", "Sort");
  }

  @Test
  void malformedTables() {
    tiny.edgeTypes = "edge_type_id delay syn_weight\n1 2.0\n";
    tiny.write();
    assertError("edge_types.csv", "3 fields", "line 2 with 2");
    tiny.edgeTypes = "edge_type_id delay syn_weight\n1 2.0 0.5\n1 2.0 0.5\n";
    tiny.write();
    assertError("edge_types.csv", "once", "lines 2 and 3");
    tiny.edgeTypes = "edge_type_id delay syn_weight\none 2.0 0.5\n";
    tiny.write();
    assertError("edge_types.csv", "whole number", "'one' in line 2");
    tiny.edgeTypes = "edge_type_id delay syn_weight\n1 soon 0.5\n2 2 0.5\n";
    tiny.write();
    assertError("edge_types.csv", "a number as delay", "line 2", "'soon'");
    tiny.edgeTypes = "type delay\n1 2\n";
    tiny.write();
    assertError("edge_types.csv", "column edge_type_id", "[type, delay]");
    tiny.edgeTypes = "";
    tiny.write();
    assertError("edge_types.csv", "at least one type");
  }

  @Test
  void negativeDelayAndFractionOfASynapse() {
    tiny.groupData.put("delay", new double[] {1, -1, 1, 1});
    tiny.write();
    assertError("edges.h5", "0 ms or more", "-1.0 for edge 1");
    tiny.groupData.put("delay", new double[] {1, 1, 1, 1});
    tiny.groupData.put("nsyns", new double[] {1, 1, 0.5, 1});
    tiny.write();
    assertError("edges.h5", "nsyns", "0.5 for edge 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "tstop": 100,  | "tstop": 100     | malformed text at line 13
          "tstop": 100   | "tstop": -5      | run.tstop greater than 0
          "tstop": 100   | "tstop": "long"  | run.tstop to be a number
          "tstop": 100   | "stop": 100      | run.tstop
          "dt": 0.5      | "dt": 0          | run.dt greater than 0
          "$NET/cells.h5" | "$NETT/cells.h5" | $NETT, but only [BASE, NET, OUT, configdir]
          "$BASE": "."   | "$BASE": "$NET"  | the circle
          "networks"     | "network"        | "networks" with nodes and edges
          "nodes_file"   | "node_file"      | networks.nodes[0].nodes_file
          "module": "h5" | "module": "nwb"  | Convert the spikes
          "driver"       | "drivers"        | the sets [driver, inhibitory, far, both, one]
          "synaptic_models_dir" | "synapses" | components.synaptic_models_dir
          """)
  void faultyConfiguration(String before, String after, String message) {
    tiny.config = tiny.config.replace(before, after);
    tiny.write();
    assertError(message);
  }

  @Test
  void inputSpikesOutsideTheirPopulation() {
    tiny.spikes = Map.of("timestamps", new double[] {3, 1}, "gids", new long[] {0, 2});
    tiny.write();
    assertError("in.h5", "nodes 0 to 1 of inputs", "node 2 at 1.0 ms");
    tiny.spikes = Map.of("timestamps", new double[] {3, Double.NaN}, "gids", new long[] {0, 1});
    tiny.write();
    assertError("in.h5", "NaN at 1");
    tiny.spikes = Map.of("timestamps", new double[] {3, 1}, "gids", new long[] {0});
    tiny.write();
    assertError("in.h5", "1 neurons and 2 times");
  }

  @Test
  void weightsThatNeedAFunctionOrAreAbsentFailWhenAskedFor() {
    tiny.edgeTypes = "edge_type_id delay weight_function\n1 2 gauss\n2 2 wmax\n";
    EdgePopulation edges = Sonata.read(tiny.write().config()).circuit().edges().getFirst();
    assertThatThrownBy(edges::weights).hasMessageContainingAll("edge_types.csv", "gauss", "line 2");
    tiny.edgeTypes = "edge_type_id delay\n1 2\n2 2\n";
    EdgePopulation without = Sonata.read(tiny.write().config()).circuit().edges().getFirst();
    assertThatThrownBy(without::weights)
        .hasMessageContainingAll("edges.h5", "syn_weight", "element 0", "type 1");
  }
}
