package cajal.io;

import cajal.brain.network.NetworkState;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The complete state of a network as an NPZ file, which NumPy reads as well: arrays `step`, `dt`
/// and `seed`, and one for each state, trace, and group of spikes under way.
///
/// ```java
/// StateFile.write(Path.of("at-1s.npz"), net.state());
/// sameNetwork.restore(StateFile.read(Path.of("at-1s.npz")));
/// ```
public final class StateFile {
  private static final String STEP = "step";
  private static final String DT = "dt";
  private static final String SEED = "seed";

  private StateFile() {}

  /// @throws WriteError if the file cannot be written; nothing is left behind then
  public static void write(Path file, NetworkState state) {
    SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put(STEP, NpyArray.scalar(state.step()));
    arrays.put(DT, NpyArray.of(new double[] {state.dt()}));
    arrays.put(SEED, NpyArray.scalar(state.seed()));
    state
        .arrays()
        .forEach((name, array) -> arrays.put(name, NpyArray.of(array, Array.getLength(array))));
    Npz.write(file, arrays);
  }

  /// @throws FormatError if the file is missing, damaged, or no network's state
  public static NetworkState read(Path file) {
    SequencedMap<String, NpyArray> arrays = Npz.read(file);
    NpyArray step = number(file, arrays, STEP);
    NpyArray dt = number(file, arrays, DT);
    NpyArray seed = number(file, arrays, SEED);
    Map<String, Object> state = new LinkedHashMap<>();
    arrays.forEach((name, array) -> state.put(name, array.data()));
    return new NetworkState(
        Math.toIntExact(step.longs()[0]), dt.doubles()[0], seed.longs()[0], state);
  }

  private static NpyArray number(Path file, SequencedMap<String, NpyArray> arrays, String name) {
    NpyArray number = arrays.remove(name);
    if (number != null && number.size() == 1) return number;
    throw new FormatError(
        file,
        "the state of a network, with an array '" + name + "' of one number",
        "arrays " + arrays.keySet(),
        "write it with StateFile.write(path, net.state())");
  }
}
