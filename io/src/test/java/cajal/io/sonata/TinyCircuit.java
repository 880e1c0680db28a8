package cajal.io.sonata;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A network of three cells and two inputs, written to a folder so that a test can damage it: a
/// field is changed before [#write], a file after it.
final class TinyCircuit {
  final Path folder;
  final Map<String, Object> cellData = new HashMap<>();
  final Map<String, Object> edgeData = new HashMap<>();
  final Map<String, Object> groupData = new HashMap<>();
  String cellTypes =
      """
      node_type_id ei model_type model_template dynamics_params "long name"
      100 e point_process nrn:IntFire1 exc.json "an excitatory cell"
      101 i point_process nrn:IntFire1 exc.json NULL
      """;
  String inputTypes = "node_type_id,model_type\n7,virtual\n";
  String edgeTypes =
      """
      edge_type_id delay syn_weight dynamics_params
      1 2.0 0.5 inh.json
      2 1.5 0.25 NULL
      """;
  String config =
      """
      {
        "manifest": {"$OUT": "${BASE}/results", "$BASE": ".", "$NET": "$BASE/net"},
        "components": {"point_neuron_models_dir": "$NET", "synaptic_models_dir": "$NET"},
        "networks": {
          "nodes": [
            {"nodes_file": "$NET/cells.h5", "node_types_file": "$NET/cell_types.csv"},
            {"nodes_file": "$NET/inputs.h5", "node_types_file": "$NET/input_types.csv"}
          ],
          "edges": [
            {"edges_file": "$NET/edges.h5", "edge_types_file": "$NET/edge_types.csv"}
          ]
        },
        "run": {"tstop": 100, "dt": 0.5},
        "node_sets_file": "$BASE/node_sets.json",
        "inputs": {
          "drive": {"input_type": "spikes", "module": "h5", "input_file": "$NET/in.h5",
                    "node_set": "driver"}
        },
        "output": {"output_dir": "$OUT"}
      }
      """;
  String nodeSets =
      """
      {"driver": {"population": "inputs"}, "inhibitory": {"ei": "i"}, "far": {"x": [2, 3]},
       "both": ["driver", "inhibitory"], "one": {"population": "cells", "node_id": [1]}}
      """;
  Map<String, Object> spikes =
      Map.of("timestamps", new double[] {3, 1, 2}, "gids", new long[] {0, 1, 0});

  TinyCircuit(Path folder) {
    this.folder = folder;
    cellData.put("node_type_id", new long[] {100, 100, 101});
    cellData.put("node_group_id", new int[] {0, 0, 1});
    cellData.put("node_group_index", new int[] {1, 0, 0});
    edgeData.put("source_node_id", new long[] {0, 1, 1, 0});
    edgeData.put("target_node_id", new long[] {0, 1, 2, 2});
    edgeData.put("edge_type_id", new int[] {1, 1, 2, 2});
    edgeData.put("edge_group_id", new byte[4]);
    edgeData.put("edge_group_index", new int[] {0, 1, 2, 3});
    groupData.put("nsyns", new short[] {1, 2, 3, 4});
    groupData.put("delay", new float[] {1, 2, 3, Float.NaN});
  }

  Path config() {
    return folder.resolve("config.json");
  }

  Path net(String name) {
    return folder.resolve("net").resolve(name);
  }

  TinyCircuit write() {
    try {
      Files.createDirectories(folder.resolve("net"));
      Files.writeString(net("cell_types.csv"), cellTypes);
      Files.writeString(net("input_types.csv"), inputTypes);
      Files.writeString(net("edge_types.csv"), edgeTypes);
      Files.writeString(net("exc.json"), "{\"tau\": 0.024}");
      Files.writeString(net("inh.json"), "{\"sign\": -1}");
      Files.writeString(folder.resolve("node_sets.json"), nodeSets);
      Files.writeString(config(), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writeHdf5();
    return this;
  }

  private void writeHdf5() {
    try (WritableHdfFile file = HdfFile.write(net("cells.h5"))) {
      WritableGroup cells = file.putGroup("nodes").putGroup("cells");
      cellData.forEach(cells::putDataset);
      WritableGroup first = cells.putGroup("0");
      first.putDataset("x", new double[] {1, 2});
      first.putDataset("area", new String[] {"V1", "V2"});
      cells.putGroup("1").putDataset("x", new double[] {3});
    }
    try (WritableHdfFile file = HdfFile.write(net("inputs.h5"))) {
      WritableGroup inputs = file.putGroup("nodes").putGroup("inputs");
      inputs.putDataset("node_type_id", new long[] {7, 7});
    }
    try (WritableHdfFile file = HdfFile.write(net("edges.h5"))) {
      WritableGroup edges = file.putGroup("edges").putGroup("inputs_to_cells");
      edgeData.forEach((name, data) -> {
        var dataset = edges.putDataset(name, data);
        if (name.equals("source_node_id")) dataset.putAttribute("node_population", "inputs");
        if (name.equals("target_node_id")) dataset.putAttribute("node_population", "cells");
      });
      WritableGroup group = edges.putGroup("0");
      groupData.forEach(group::putDataset);
    }
    try (WritableHdfFile file = HdfFile.write(net("in.h5"))) {
      WritableGroup group = file.putGroup("spikes");
      spikes.forEach(group::putDataset);
    }
  }
}
