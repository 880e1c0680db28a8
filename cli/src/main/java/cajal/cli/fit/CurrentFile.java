package cajal.cli.fit;

import cajal.io.FormatError;
import cajal.io.NpyArray;
import cajal.io.Npz;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A current to predict spikes for: CSV with a header, or NPZ, with time and one current or several
/// (repetitions of one stimulus, whose mean is taken).
///
/// @param dt sampling interval in ms
/// @param current in pA
public record CurrentFile(double dt, double[] current) {
  /// @param given sampling interval in ms for a file without times; null if none
  /// @param said told what had to be guessed
  /// @throws FormatError if the file is not what it should be
  public static CurrentFile read(Path file, @Nullable Double given, Consumer<String> said) {
    Columns table = file.toString().endsWith(".npz") ? npz(file) : Columns.read(file);
    List<Quantity> currents = table.of("i", "current");
    if (currents.isEmpty()) throw table.missing("of current: I_pA", "I_pA", "current_pA");
    double[] mean = new double[currents.getFirst().numbers().length];
    for (Quantity one : currents) {
      Quantity.Read read = one.picoamperes();
      if (!read.guess().isEmpty()) said.accept(read.guess());
      for (int i = 0; i < mean.length; i++) mean[i] += read.numbers()[i] / currents.size();
    }
    if (currents.size() > 1) {
      said.accept(file + ": the mean of " + currents.size() + " columns of current is taken");
    }
    return new CurrentFile(interval(table, given, said), mean);
  }

  private static double interval(Columns table, @Nullable Double given, Consumer<String> said) {
    if (table.first("time", "t").isEmpty() && given != null) return given;
    Quantity.Read times =
        table.require("of time: time_ms (or say --dt MS)", "time", "t").milliseconds();
    if (!times.guess().isEmpty()) said.accept(times.guess());
    double dt = Sampling.of(table.file(), times.numbers()).dt();
    if (given == null || Math.abs(given - dt) < 1e-6 * dt) return dt;
    throw new FormatError(
        table.file(),
        "samples every " + given + " ms, as --dt says",
        "times every " + dt + " ms",
        "Leave --dt out.");
  }

  private static Columns npz(Path file) {
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (Map.Entry<String, NpyArray> entry : Npz.read(file).entrySet()) {
      NpyArray array = entry.getValue();
      if (array.shape().length != 1) continue;
      names.add(entry.getKey());
      columns.add(numbers(file, entry.getKey(), array));
    }
    for (double[] column : columns) {
      if (column.length == columns.getFirst().length) continue;
      throw new FormatError(
          file,
          "arrays of one length",
          "%d and %d numbers".formatted(columns.getFirst().length, column.length),
          "Save time and current with a number for each sample.");
    }
    return new Columns(file, List.copyOf(names), columns);
  }

  private static double[] numbers(Path file, String name, NpyArray array) {
    double[] numbers = new double[array.shape()[0]];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ((Number) java.lang.reflect.Array.get(array.data(), i)).doubleValue();
      if (Double.isFinite(numbers[i])) continue;
      throw new FormatError(
          file,
          "finite numbers in " + name,
          numbers[i] + " at index " + i,
          "Replace what is no number.");
    }
    return numbers;
  }
}
