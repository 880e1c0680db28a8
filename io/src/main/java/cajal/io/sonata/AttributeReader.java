package cajal.io.sonata;

import cajal.io.FormatError;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the types and groups of a population: `KIND_type_id`, `KIND_group_id`, `KIND_group_index`
/// and the numbered groups with one dataset for each attribute.
final class AttributeReader {
  private final Hdf5 h5;
  private final String base;
  private final String kind;
  private final int size;
  private final Map<String, double[]> numbers = new TreeMap<>();
  private final Map<String, @Nullable String[]> texts = new TreeMap<>();

  private AttributeReader(Hdf5 h5, String base, String kind, int size) {
    this.h5 = h5;
    this.base = base;
    this.kind = kind;
    this.size = size;
  }

  static SonataAttributes read(
      Hdf5 h5, String base, String kind, int size, Map<Long, SonataType> table) {
    AttributeReader reader = new AttributeReader(h5, base, kind, size);
    List<SonataType> types = List.copyOf(table.values());
    int[] typeIndex = reader.typeIndex(table, types);
    reader.readGroups();
    return new SonataAttributes(
        h5.file(), base, types, typeIndex, Map.copyOf(reader.numbers), Map.copyOf(reader.texts));
  }

  private int[] typeIndex(Map<Long, SonataType> table, List<SonataType> types) {
    long[] ids = sized(base + "/" + kind + "_type_id", h5.longs(base + "/" + kind + "_type_id"));
    Map<Long, Integer> index = new HashMap<>();
    for (int i = 0; i < types.size(); i++) index.put(types.get(i).id(), i);
    int[] result = new int[size];
    for (int i = 0; i < size; i++) {
      Integer found = index.get(ids[i]);
      if (found == null) {
        throw new FormatError(
            h5.file(),
            kind + " types among " + table.keySet() + " (" + types.getFirst().file() + ")",
            "type " + ids[i] + " for " + kind + " " + i + " of " + base,
            "Add the type to the table, or name the table that belongs to this file.");
      }
      result[i] = found;
    }
    return result;
  }

  private void readGroups() {
    long[] group = new long[size];
    long[] index = new long[size];
    if (h5.has(base + "/" + kind + "_group_id")) {
      String path = base + "/" + kind + "_group_id";
      group = sized(path, h5.longs(path));
      path = base + "/" + kind + "_group_index";
      index = sized(path, h5.longs(path));
    } else {
      Arrays.setAll(index, i -> i);
    }
    for (String name : h5.names(base)) {
      String path = base + "/" + name;
      if (name.chars().allMatch(Character::isDigit) && h5.isGroup(path)) {
        int[] members = members(group, Long.parseLong(name));
        readGroup(path, members, index);
        if (h5.isGroup(path + "/dynamics_params")) {
          readGroup(path + "/dynamics_params", members, index);
        }
      }
    }
  }

  private void readGroup(String group, int[] members, long[] index) {
    for (String name : h5.names(group)) {
      String path = group + "/" + name;
      if (h5.isGroup(path)) continue;
      checkIndex(path, members, index);
      String library = group + "/@library/" + name;
      if (h5.has(library)) {
        String[] choices = h5.texts(library);
        int[] chosen = h5.indices(path, choices.length, "an entry of " + library);
        @Nullable String[] to = texts.computeIfAbsent(name, _ -> new @Nullable String[size]);
        for (int m : members) to[m] = choices[chosen[(int) index[m]]];
      } else if (h5.isText(path)) {
        String[] from = h5.texts(path);
        @Nullable String[] to = texts.computeIfAbsent(name, _ -> new @Nullable String[size]);
        for (int m : members) to[m] = from[(int) index[m]];
      } else {
        double[] from = h5.doubles(path);
        double[] to = numbers.computeIfAbsent(name, _ -> allNaN());
        for (int m : members) to[m] = from[(int) index[m]];
      }
    }
  }

  private void checkIndex(String path, int[] members, long[] index) {
    int length = h5.length(path);
    for (int m : members) {
      if (index[m] < 0 || index[m] >= length) {
        throw new FormatError(
            h5.file(),
            base + "/" + kind + "_group_index to point into " + path + " (length " + length + ")",
            index[m] + " for " + kind + " " + m,
            "Write the file again with one value for each member of the group.");
      }
    }
  }

  private double[] allNaN() {
    double[] values = new double[size];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private int[] members(long[] group, long id) {
    int[] members = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (group[i] == id) members[count++] = i;
    }
    return Arrays.copyOf(members, count);
  }

  private long[] sized(String path, long[] values) {
    if (values.length == size) return values;
    throw new FormatError(
        h5.file(),
        path + " with " + size + " elements, one for each " + kind,
        values.length + " elements",
        "Write the file again.");
  }
}
