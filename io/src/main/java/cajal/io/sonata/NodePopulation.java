package cajal.io.sonata;

import cajal.io.FormatError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A population of nodes, numbered from 0; `attributes` has its types and per-node values.
public record NodePopulation(String name, Path file, SonataAttributes attributes) {

  public int size() {
    return attributes.size();
  }

  public SonataType type(int node) {
    return attributes.type(node);
  }

  /// The nodes of one type, ascending.
  public int[] nodesOf(SonataType type) {
    int index = attributes.types().indexOf(type);
    return IntStream.range(0, size()).filter(i -> attributes.typeIndex()[i] == index).toArray();
  }

  /// True if every node is a source of spikes from a file, not a cell to simulate.
  public boolean virtual() {
    return IntStream.range(0, size())
        .allMatch(i -> "virtual".equals(attributes.text("model_type", i)));
  }

  static List<NodePopulation> read(Path file, Map<Long, SonataType> types) {
    List<NodePopulation> result = new ArrayList<>();
    try (Hdf5 h5 = Hdf5.open(file)) {
      for (String name : h5.names("/nodes")) {
        String base = "/nodes/" + name;
        int size = h5.length(base + "/node_type_id");
        if (h5.has(base + "/node_id")) checkIds(h5, base, size);
        result.add(
            new NodePopulation(name, file, AttributeReader.read(h5, base, "node", size, types)));
      }
    }
    return result;
  }

  private static void checkIds(Hdf5 h5, String base, int size) {
    long[] ids = h5.longs(base + "/node_id");
    for (int i = 0; i < ids.length; i++) {
      if (ids.length != size || ids[i] != i) {
        throw new FormatError(
            h5.file(),
            base + "/node_id to count from 0 to " + (size - 1),
            ids[i] + " at position " + i + " of " + ids.length,
            "Sort the nodes by their id and number them without gaps.");
      }
    }
  }
}
