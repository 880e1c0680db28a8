package cajal.brain.connectome;

import cajal.brain.connectome.Contact.Kind;
import cajal.error.Spelling;
import cajal.kernel.Coo;
import cajal.kernel.Ordered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The wiring diagram of named cells.
///
/// ```java
/// Connectome two = Connectome.of(
///     List.of("AVAL", "AVAR"),
///     List.of(new Contact("AVAL", "AVAR", Kind.CHEMICAL, 7)));
/// ```
///
/// @param cells their names; a cell's number is its place
/// @param chemical from source to target
/// @param electrical each pair of joined cells in both directions, with one count
public record Connectome(List<String> cells, Wiring chemical, Wiring electrical) {
  public Connectome {
    cells = List.copyOf(cells);
  }

  /// Gap junctions may be given in one direction or in both; of two counts the larger holds.
  ///
  /// @throws IllegalArgumentException if a contact has a cell that is not among `cells`, or a
  ///   connection is given twice
  public static Connectome of(List<String> cells, List<Contact> contacts) {
    Map<String, Integer> number = new HashMap<>();
    for (String cell : cells) number.put(cell, number.size());
    if (number.size() < cells.size()) {
      throw new IllegalArgumentException("two cells have one name; give each its own");
    }
    Map<Long, Double> chemical = new LinkedHashMap<>();
    Map<Long, Double> electrical = new LinkedHashMap<>();
    Set<Contact> seen = new HashSet<>();
    for (Contact contact : contacts) {
      int i = number(number, contact.pre(), contact);
      int j = number(number, contact.post(), contact);
      if (!seen.add(new Contact(contact.pre(), contact.post(), contact.kind(), 1))) {
        throw new IllegalArgumentException(
            "%s to %s is given twice; give one count for all its synapses"
                .formatted(contact.pre(), contact.post()));
      }
      if (contact.kind() == Kind.CHEMICAL) {
        chemical.put(pair(i, j), contact.count());
      } else {
        electrical.merge(pair(i, j), contact.count(), Math::max);
        electrical.merge(pair(j, i), contact.count(), Math::max);
      }
    }
    return new Connectome(cells, wiring(cells.size(), chemical), wiring(cells.size(), electrical));
  }

  private static int number(Map<String, Integer> number, String cell, Contact contact) {
    Integer found = number.get(cell);
    if (found != null) return found;
    throw new IllegalArgumentException(
        "%s to %s: there is no cell '%s'.%s"
            .formatted(
                contact.pre(),
                contact.post(),
                cell,
                Spelling.suggestion(cell, new ArrayList<>(number.keySet()))));
  }

  private static long pair(int i, int j) {
    return (long) i << 32 | j;
  }

  private static Wiring wiring(int size, Map<Long, Double> counts) {
    int[] source = counts.keySet().stream().mapToInt(pair -> (int) (pair >> 32)).toArray();
    int[] target = counts.keySet().stream().mapToInt(Long::intValue).toArray();
    double[] given = counts.values().stream().mapToDouble(c -> c).toArray();
    Ordered sorted = new Coo(size, size, source, target).toCsr();
    double[] ordered = new double[given.length];
    for (int k = 0; k < given.length; k++) ordered[k] = given[sorted.order()[k]];
    return new Wiring(sorted.csr(), ordered);
  }

  public int size() {
    return cells.size();
  }

  /// The number of a cell.
  ///
  /// @throws IllegalArgumentException if there is none of this name
  public int cell(String name) {
    int found = cells.indexOf(name);
    if (found >= 0) return found;
    throw new IllegalArgumentException(
        "there is no cell '%s' among %d.%s"
            .formatted(name, cells.size(), Spelling.suggestion(name, cells)));
  }

  /// How many pairs of cells are joined by gap junctions.
  public int junctions() {
    return electrical.csr().size() / 2;
  }
}
