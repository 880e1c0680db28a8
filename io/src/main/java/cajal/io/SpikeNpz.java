package cajal.io;

import cajal.brain.Spikes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.LongStream;

/// Spikes as NPZ: for each population `NAME/timestamps` (f8, ms), `NAME/node_ids` (i8) and
/// `NAME/neurons` (the size of the population), so that empty populations are kept.
public final class SpikeNpz {
  private static final String TIMES = "/timestamps";
  private static final String IDS = "/node_ids";
  private static final String NEURONS = "/neurons";

  private SpikeNpz() {}

  /// Writes the file whole or not at all.
  ///
  /// @throws WriteError if the file system refuses
  public static void write(Path target, List<Spikes> populations) {
    SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
    for (Spikes spikes : populations) {
      String name = spikes.population();
      arrays.put(name + TIMES, NpyArray.of(spikes.times()));
      arrays.put(name + IDS, NpyArray.of(longs(spikes.ids())));
      arrays.put(name + NEURONS, NpyArray.scalar(spikes.neurons()));
    }
    Npz.write(target, arrays);
  }

  /// Reads all populations, in the order of the file.
  ///
  /// @throws FormatError if the file is missing, damaged, or not of this form
  public static List<Spikes> read(Path file) {
    Map<String, NpyArray> arrays = Npz.read(file);
    List<Spikes> result = new ArrayList<>();
    for (String key : arrays.keySet()) {
      if (!key.endsWith(TIMES)) continue;
      String name = key.substring(0, key.length() - TIMES.length());
      double[] times = require(file, arrays, key).doubles();
      long[] ids = require(file, arrays, name + IDS).longs();
      NpyArray size = require(file, arrays, name + NEURONS);
      if (ids.length != times.length || size.size() != 1) {
        throw new FormatError(
            file,
            "as many ids as times and one size for " + name,
            times.length + " times, " + ids.length + " ids and " + size.size() + " sizes",
            "Write the file again.");
      }
      result.add(
          new Spikes(
              name,
              Math.toIntExact(size.longs()[0]),
              times,
              LongStream.of(ids).mapToInt(Math::toIntExact).toArray()));
    }
    if (!result.isEmpty() || arrays.isEmpty()) return List.copyOf(result);
    throw new FormatError(
        file, "arrays NAME" + TIMES, arrays.keySet().toString(), "Name the arrays so.");
  }

  private static NpyArray require(Path file, Map<String, NpyArray> arrays, String key) {
    NpyArray array = arrays.get(key);
    if (array != null) return array;
    throw new FormatError(
        file, "an array " + key, arrays.keySet().toString(), "Write the file again.");
  }

  private static long[] longs(int[] ints) {
    long[] result = new long[ints.length];
    for (int i = 0; i < ints.length; i++) result[i] = ints[i];
    return result;
  }
}
