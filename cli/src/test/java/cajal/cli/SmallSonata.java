package cajal.cli;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A SONATA network of three IntFire1 cells, each of which fires 2 ms after one of three inputs, in
/// a folder where a test can damage it.
record SmallSonata(Path folder) {
  /// The time and the cell of each spike.
  static final double[] TIMES = {3, 5, 7};

  private static final String CONFIG =
      """
      {
        "components": {"point_neuron_models_dir": ".", "synaptic_models_dir": "."},
        "networks": {
          "nodes": [
            {"nodes_file": "cells.h5", "node_types_file": "cell_types.csv"},
            {"nodes_file": "inputs.h5", "node_types_file": "input_types.csv"}
          ],
          "edges": [{"edges_file": "edges.h5", "edge_types_file": "edge_types.csv"}]
        },
        "run": {"tstop": 10, "dt": 0.5},
        "node_sets": {"driver": {"population": "inputs"}},
        "inputs": {
          "drive": {"input_type": "spikes", "module": "h5", "input_file": "in.h5",
                    "node_set": "driver"}
        },
        "output": {"output_dir": "output", "spikes_file": "spikes.h5"}
      }
      """;

  static SmallSonata in(Path folder) throws IOException {
    var sonata = new SmallSonata(folder);
    Files.createDirectories(sonata.reference().getParent());
    Files.writeString(sonata.config(), CONFIG);
    Files.writeString(
        folder.resolve("cell_types.csv"),
        "node_type_id model_type model_template dynamics_params\n"
            + "100 point_process nrn:IntFire1 cell.json\n");
    Files.writeString(folder.resolve("input_types.csv"), "node_type_id,model_type\n7,virtual\n");
    Files.writeString(
        folder.resolve("edge_types.csv"), "edge_type_id delay syn_weight\n1 2.0 1.5\n");
    Files.writeString(folder.resolve("cell.json"), "{\"tau\": 0.02, \"refrac\": 0.003}");
    sonata.nodes("cells", 100);
    sonata.nodes("inputs", 7);
    sonata.edges(new long[] {0, 1, 2});
    sonata.spikes(folder.resolve("in.h5"), "inputs", new double[] {1, 3, 5});
    sonata.spikes(sonata.reference(), "cells", TIMES);
    return sonata;
  }

  Path config() {
    return folder.resolve("config.json");
  }

  /// The spikes the network is known to fire.
  Path reference() {
    return folder.resolve("output/spikes.h5");
  }

  /// Leaves the first half of a file.
  Path truncate(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    return Files.write(file, Arrays.copyOf(all, all.length / 2));
  }

  private void nodes(String name, long type) {
    try (WritableHdfFile file = HdfFile.write(folder.resolve(name + ".h5"))) {
      WritableGroup nodes = file.putGroup("nodes").putGroup(name);
      nodes.putDataset("node_type_id", new long[] {type, type, type});
    }
  }

  /// Edges from each input to one of the targets: numbers, or whatever a test puts there.
  void edges(Object targets) {
    try (WritableHdfFile file = HdfFile.write(folder.resolve("edges.h5"))) {
      WritableGroup edges = file.putGroup("edges").putGroup("inputs_to_cells");
      edges
          .putDataset("source_node_id", new long[] {0, 1, 2})
          .putAttribute("node_population", "inputs");
      edges.putDataset("target_node_id", targets).putAttribute("node_population", "cells");
      edges.putDataset("edge_type_id", new int[] {1, 1, 1});
    }
  }

  void spikes(Path path, String population, double[] times) {
    try (WritableHdfFile file = HdfFile.write(path)) {
      WritableGroup group = file.putGroup("spikes").putGroup(population);
      group.putDataset("timestamps", times);
      group.putDataset("node_ids", new long[] {0, 1, 2});
    }
  }
}
