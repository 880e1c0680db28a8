package cajal.io.sonata;

import cajal.io.FormatError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The edges from one node population to another, in the order of the file: edge i leads from node
/// `sourceIds[i]` of population `source` to node `targetIds[i]` of population `target`.
public record EdgePopulation(
    String name,
    Path file,
    String source,
    String target,
    int[] sourceIds,
    int[] targetIds,
    SonataAttributes attributes) {

  public int size() {
    return sourceIds.length;
  }

  public SonataType type(int edge) {
    return attributes.type(edge);
  }

  /// `syn_weight` of each edge as it stands in the files, in the unit of the target's model.
  ///
  /// @throws FormatError if an edge has none, or its type wants it computed by a function
  public double[] weights() {
    if (!attributes.numbers().containsKey("syn_weight")) {
      for (SonataType type : attributes.types()) {
        String function = type.text("weight_function");
        if (function != null && !function.equals("wmax")) {
          throw new FormatError(
              type.file(),
              "weights as numbers (weight_function wmax)",
              "weight_function " + function + " in line " + type.line(),
              "Write the result of the function as syn_weight of each edge.");
        }
      }
    }
    return attributes.values("syn_weight");
  }

  /// The number of synapses an edge stands for: `nsyns`, or 1.
  public int[] nsyns() {
    double[] values = attributes.values("nsyns", 1);
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (int) values[i];
      if (result[i] != values[i] || result[i] < 0) {
        throw new FormatError(
            file, "nsyns to count synapses", values[i] + " for edge " + i, "Write 0, 1, 2 ...");
      }
    }
    return result;
  }

  /// What a spike adds: `syn_weight` times `nsyns`, negative where the type's `sign` is -1.
  public double[] totalWeights() {
    double[] result = weights();
    int[] nsyns = nsyns();
    double[] sign = attributes.values("sign", 1);
    for (int i = 0; i < result.length; i++) result[i] *= sign[i] * nsyns[i];
    return result;
  }

  /// The delay of each edge in ms.
  ///
  /// @throws FormatError if an edge has none or it is negative
  public double[] delays() {
    return checkedDelays(attributes.values("delay"));
  }

  /// The delay of each edge in ms, `otherwise` where the files state none.
  public double[] delays(double otherwise) {
    return checkedDelays(attributes.values("delay", otherwise));
  }

  private double[] checkedDelays(double[] delays) {
    for (int i = 0; i < delays.length; i++) {
      if (delays[i] >= 0 && Double.isFinite(delays[i])) continue;
      throw new FormatError(
          file,
          "delays of 0 ms or more in " + name,
          delays[i] + " for edge " + i,
          "Correct the delay of the edge or of its type " + type(i).id() + ".");
    }
    return delays;
  }

  static List<EdgePopulation> read(
      Path file, Map<Long, SonataType> types, Map<String, NodePopulation> nodes) {
    List<EdgePopulation> result = new ArrayList<>();
    try (Hdf5 h5 = Hdf5.open(file)) {
      for (String name : h5.names("/edges")) {
        result.add(read(h5, name, types, nodes));
      }
    }
    return result;
  }

  private static EdgePopulation read(
      Hdf5 h5, String name, Map<Long, SonataType> types, Map<String, NodePopulation> nodes) {
    String base = "/edges/" + name;
    NodePopulation source = population(h5, base + "/source_node_id", nodes);
    NodePopulation target = population(h5, base + "/target_node_id", nodes);
    int[] from = ids(h5, base + "/source_node_id", source);
    int[] to = ids(h5, base + "/target_node_id", target);
    if (from.length != to.length) {
      throw new FormatError(
          h5.file(),
          "as many targets as sources in " + base,
          to.length + " targets for " + from.length + " sources",
          "Write the file again.");
    }
    SonataAttributes attributes = AttributeReader.read(h5, base, "edge", from.length, types);
    EdgePopulation edges =
        new EdgePopulation(name, h5.file(), source.name(), target.name(), from, to, attributes);
    if (attributes.types().stream().anyMatch(t -> t.text("delay") != null)) edges.delays(0);
    edges.nsyns();
    return edges;
  }

  private static int[] ids(Hdf5 h5, String path, NodePopulation population) {
    return h5.indices(
        path,
        population.size(),
        "a node of population " + population.name() + " (" + population.file() + ")");
  }

  private static NodePopulation population(
      Hdf5 h5, String path, Map<String, NodePopulation> nodes) {
    h5.length(path);
    String name = h5.text(path, "node_population");
    NodePopulation found = name == null ? null : nodes.get(name);
    if (found != null) return found;
    throw new FormatError(
        h5.file(),
        "the attribute node_population of " + path + " to name one of " + nodes.keySet(),
        name == null ? "no such attribute" : "'" + name + "'",
        "Add the nodes_file of that population to networks.nodes, or correct the attribute.");
  }
}
