package cajal.io.sonata;

import cajal.io.FormatError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Named sets of nodes: each is a rule (attributes and the values they must have, among them
/// `population` and `node_id`) or a list of other sets. A population's name is a set as well.
public record NodeSets(Path file, Map<String, Object> sets) {

  static NodeSets read(Path file) {
    return new NodeSets(file, Json.values(Json.readObject(file)));
  }

  /// The nodes of a set, ascending, by population; populations without a member are left out.
  ///
  /// @throws FormatError if there is no such set, or its rule names a node that does not exist
  public SequencedMap<String, int[]> select(String name, SonataCircuit circuit) {
    SequencedMap<String, TreeSet<Integer>> found = new TreeMap<>();
    collect(name, circuit, found, 0);
    SequencedMap<String, int[]> result = new TreeMap<>();
    found.forEach((key, ids) -> result.put(key, ids.stream().mapToInt(i -> i).toArray()));
    return result;
  }

  private void collect(
      String name, SonataCircuit circuit, Map<String, TreeSet<Integer>> found, int depth) {
    Object set = sets.get(name);
    if (set == null && populations(circuit).contains(name)) set = Map.of("population", name);
    switch (set) {
      case Map<?, ?> rule -> apply(name, rule, circuit, found);
      case List<?> parts when depth < 100 -> {
        for (Object part : parts) collect(String.valueOf(part), circuit, found, depth + 1);
      }
      case null ->
          throw new FormatError(
              file,
              "a node set or population '" + name + "'",
              "the sets " + sets.keySet() + " and the populations " + populations(circuit),
              "Correct the name or add the set.");
      default ->
          throw new FormatError(
              file,
              "node set " + name + " to be a rule { } or a list of sets that ends somewhere",
              set.toString(),
              "Write {\"population\": \"...\"} or [\"set\", ...].");
    }
  }

  private void apply(
      String name, Map<?, ?> rule, SonataCircuit circuit, Map<String, TreeSet<Integer>> found) {
    Object population = rule.get("population");
    if (population != null) {
      for (Object p : listOf(population)) circuit.population(String.valueOf(p));
    }
    for (NodePopulation nodes : circuit.nodes()) {
      if (population != null && !listOf(population).contains(nodes.name())) continue;
      int[] ids = candidates(name, rule.get("node_id"), nodes);
      for (int id : ids) {
        if (matches(rule, nodes, id)) {
          found.computeIfAbsent(nodes.name(), _ -> new TreeSet<>()).add(id);
        }
      }
    }
  }

  private int[] candidates(String name, @Nullable Object ids, NodePopulation nodes) {
    if (ids == null) return IntStream.range(0, nodes.size()).toArray();
    return listOf(ids).stream()
        .mapToInt(id -> {
          if (id instanceof Double d && d >= 0 && d < nodes.size() && d == Math.rint(d)) {
            return d.intValue();
          }
          throw new FormatError(
              file,
              "nodes of " + nodes.name() + ", from 0 to " + (nodes.size() - 1),
              "node_id " + id + " in set " + name,
              "Correct the set.");
        })
        .toArray();
  }

  private static boolean matches(Map<?, ?> rule, NodePopulation nodes, int id) {
    for (Map.Entry<?, ?> condition : rule.entrySet()) {
      String key = String.valueOf(condition.getKey());
      if (key.equals("population") || key.equals("node_id")) continue;
      Object value = valueOf(key, nodes, id);
      boolean any =
          listOf(Objects.requireNonNull(condition.getValue())).stream()
              .anyMatch(wanted -> same(wanted, value));
      if (!any) return false;
    }
    return true;
  }

  private static @Nullable Object valueOf(String key, NodePopulation nodes, int id) {
    if (key.equals("node_type_id")) return (double) nodes.type(id).id();
    double[] own = nodes.attributes().numbers().get(key);
    return own != null && !Double.isNaN(own[id]) ? own[id] : nodes.attributes().text(key, id);
  }

  private static boolean same(Object wanted, @Nullable Object value) {
    if (wanted.equals(value)) return true;
    if (!(wanted instanceof Double number) || !(value instanceof String text)) return false;
    try {
      return number == Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static List<?> listOf(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  private static List<String> populations(SonataCircuit circuit) {
    return circuit.nodes().stream().map(NodePopulation::name).toList();
  }
}
