package cajal.io.sonata;

import cajal.brain.Spikes;
import cajal.io.AtomicFile;
import cajal.io.FormatError;
import cajal.io.SpikeOrder;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Spikes in the SONATA format: `/spikes/POPULATION/timestamps` (f64, ms) and `node_ids` (u64).
public final class SonataSpikes {
  private static final int MAGIC = 0x0A7A;
  private static final int[] VERSION = {0, 1};
  private static final DatasetCreationOptions UNSIGNED =
      DatasetCreationOptions.builder().unsigned().build();

  private SonataSpikes() {}

  /// Writes the spikes of each population sorted by time, whole or not at all. A population without
  /// spikes has datasets of length 0.
  ///
  /// @throws cajal.io.WriteError if the file system refuses
  public static void write(Path target, List<Spikes> populations) {
    Set<String> names = new HashSet<>();
    for (Spikes spikes : populations) {
      String name = spikes.population();
      if (name.isBlank() || name.contains("/") || !names.add(name)) {
        throw new IllegalArgumentException(
            "population '" + name + "': give each a name of its own, without /");
      }
    }
    AtomicFile.write(
        target,
        temporary -> {
          try (WritableHdfFile file = HdfFile.write(temporary)) {
            file.putAttribute("magic", MAGIC, true);
            file.putAttribute("version", VERSION, true);
            WritableGroup root = file.putGroup("spikes");
            for (Spikes spikes : populations) put(root, SpikeOrder.byTime(spikes));
          }
        });
  }

  private static void put(WritableGroup root, Spikes spikes) {
    WritableGroup group = root.putGroup(spikes.population());
    group.putAttribute("sorting", "by_time");
    put(group, "timestamps", spikes.times(), new double[1], DatasetCreationOptions.DEFAULT)
        .putAttribute("units", "ms");
    put(group, "node_ids", Numbers.longs(spikes.ids()), new long[1], UNSIGNED);
  }

  private static WritableDataset put(
      WritableGroup group,
      String name,
      Object array,
      Object example,
      DatasetCreationOptions options) {
    return Array.getLength(array) > 0
        ? group.putDataset(name, array, options)
        : group.putDataset(name, new EmptyDataset(example, name, group, options));
  }

  /// Reads all populations, each sorted by time; the number of neurons is the highest id plus one.
  ///
  /// @throws FormatError if the file is missing, damaged or not spikes
  public static List<Spikes> read(Path file) {
    return read(file, "");
  }

  /// Reads all populations; older files, which have `/spikes/timestamps` and `/spikes/gids` of one
  /// unnamed population, give one of the name `unnamed`.
  public static List<Spikes> read(Path file, String unnamed) {
    try (Hdf5 h5 = Hdf5.open(file)) {
      if (h5.has("/spikes/timestamps")) {
        String ids = h5.has("/spikes/gids") ? "/spikes/gids" : "/spikes/node_ids";
        return List.of(spikes(h5, unnamed, "/spikes/timestamps", ids));
      }
      List<Spikes> result = new ArrayList<>();
      for (String name : h5.names("/spikes")) {
        String group = "/spikes/" + name;
        result.add(spikes(h5, name, group + "/timestamps", group + "/node_ids"));
      }
      return List.copyOf(result);
    }
  }

  private static Spikes spikes(Hdf5 h5, String name, String timesPath, String idsPath) {
    double[] times = h5.doubles(timesPath);
    int[] ids = h5.indices(idsPath, Integer.MAX_VALUE, "a neuron");
    if (times.length != ids.length) {
      throw new FormatError(
          h5.file(),
          "as many neurons as times in " + timesPath,
          ids.length + " neurons and " + times.length + " times",
          "Write the file again.");
    }
    double toMs = unit(h5, timesPath);
    int highest = -1;
    for (int i = 0; i < ids.length; i++) {
      if (!Double.isFinite(times[i])) {
        throw new FormatError(
            h5.file(), timesPath + " in ms", times[i] + " at " + i, "Remove the spike.");
      }
      if (toMs != 1) times[i] *= toMs;
      highest = Math.max(highest, ids[i]);
    }
    return SpikeOrder.byTime(new Spikes(name, highest + 1, times, ids));
  }

  private static double unit(Hdf5 h5, String path) {
    String unit = h5.text(path, "units");
    return switch (unit) {
      case null -> 1;
      case "ms", "milliseconds", "millisecond" -> 1;
      case "s", "sec", "seconds", "second" -> 1000;
      default ->
          throw new FormatError(
              h5.file(), path + " in ms or s", "units '" + unit + "'", "Convert the times to ms.");
    };
  }
}
