package cajal.io.sonata;

import cajal.io.FormatError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A network in the SONATA format: its populations of nodes and of edges, checked against each
/// other, in the order of the configuration.
public record SonataCircuit(Path file, List<NodePopulation> nodes, List<EdgePopulation> edges) {

  /// Reads the network a configuration leads to: a circuit configuration, or any that names one.
  ///
  /// @throws FormatError if a file is missing or damaged, or two files contradict each other
  public static SonataCircuit read(Path config) {
    return read(circuitOf(Config.read(config, Manifest.EMPTY)));
  }

  /// The node population of that name.
  ///
  /// @throws FormatError if there is none
  public NodePopulation population(String name) {
    for (NodePopulation population : nodes) {
      if (population.name().equals(name)) return population;
    }
    throw new FormatError(
        file,
        "a node population '" + name + "'",
        "only " + nodes.stream().map(NodePopulation::name).toList(),
        "Correct the name, or add its nodes_file to networks.nodes.");
  }

  static Config circuitOf(Config root) {
    if (root.has("networks")) return root;
    if (root.isText("network")) return Config.read(root.path("network"), root.manifest());
    throw root.error(
        "\"networks\" with nodes and edges, or \"network\" with the name of a file",
        "only the keys " + root.json().keySet(),
        "Name the circuit configuration, config.json or circuit_config.json.");
  }

  static SonataCircuit read(Config config) {
    Config networks = config.section("networks");
    Config components = config.has("components") ? config.section("components") : null;
    Map<String, NodePopulation> nodes = new LinkedHashMap<>();
    for (Config entry : networks.list("nodes")) {
      if (!entry.flag("enabled", true)) continue;
      Map<Long, SonataType> types =
          TypeTable.read(
              entry.path("node_types_file"),
              "node_type_id",
              row -> ofNode(config, components, row));
      for (NodePopulation population : NodePopulation.read(entry.path("nodes_file"), types)) {
        NodePopulation before = nodes.put(population.name(), population);
        if (before == null) continue;
        throw entry.error(
            "every node population once",
            population.name() + " in " + before.file() + " and " + population.file(),
            "Remove one of the entries or rename the population.");
      }
    }
    List<EdgePopulation> edges = new ArrayList<>();
    for (Config entry : networks.has("edges") ? networks.list("edges") : List.<Config>of()) {
      if (!entry.flag("enabled", true)) continue;
      Map<Long, SonataType> types =
          TypeTable.read(
              entry.path("edge_types_file"),
              "edge_type_id",
              row -> parameters(config, components, "synaptic_models_dir", row));
      edges.addAll(EdgePopulation.read(entry.path("edges_file"), types, nodes));
    }
    return new SonataCircuit(config.file(), List.copyOf(nodes.values()), List.copyOf(edges));
  }

  private static Map<String, Object> ofNode(
      Config config, @Nullable Config components, Map<String, String> row) {
    String folder =
        "biophysical".equals(row.get("model_type"))
            ? "biophysical_neuron_models_dir"
            : "point_neuron_models_dir";
    return parameters(config, components, folder, row);
  }

  private static Map<String, Object> parameters(
      Config config, @Nullable Config components, String folder, Map<String, String> row) {
    String name = row.get("dynamics_params");
    if (name == null) return Map.of();
    if (components == null || !components.has(folder)) {
      throw config.error(
          "components." + folder + ", because a type has dynamics_params " + name,
          components == null ? "no components" : "only " + components.json().keySet(),
          "Add the folder that holds " + name + ".");
    }
    return Json.values(Json.readObject(components.path(folder).resolve(name)));
  }
}
