package cajal.cli.fit;

import cajal.io.FormatError;
import cajal.io.NpyArray;
import cajal.io.Npz;
import cajal.systems.fitting.Stimuli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Currents in nA and the voltages in mV that were recorded with them, one trace each.
///
/// Read from a folder with `input*.csv` and `output*.csv`, a trace in each row after the header;
/// from one CSV with a row for each sample and columns of time, currents and voltages; or from an
/// NPZ with arrays `current` and `voltage` of the shape `[traces, samples]`.
///
/// @param voltage `[traces][samples]` in mV
public record VoltageData(Stimuli stimuli, double[][] voltage) {
  /// What a user says of files that do not say it themselves.
  ///
  /// @param dt sampling interval in ms
  /// @param step of the model in ms
  public record Given(
      @Nullable Double dt, @Nullable String current, @Nullable String voltage, double step) {}

  /// Interval in ms of the published recordings that are laid out as a folder.
  private static final double FOLDER_DT = 0.01;

  private static final List<String> CURRENTS = List.of("pA", "nA", "µA", "uA", "mA", "A");
  private static final List<String> VOLTAGES = List.of("mV", "V", "µV", "uV");

  /// @throws OptionError if a unit is none
  public static void requireUnits(@Nullable String current, @Nullable String voltage) {
    requireUnit("--current-unit", current, CURRENTS);
    requireUnit("--voltage-unit", voltage, VOLTAGES);
  }

  private static void requireUnit(String option, @Nullable String unit, List<String> known) {
    if (unit == null || known.stream().anyMatch(unit::equalsIgnoreCase)) return;
    throw new OptionError(
        "%s %s: give one of %s.".formatted(option, unit, String.join(", ", known)));
  }

  /// Numbers as they were in the file they came from.
  ///
  /// @param unit that the file says; empty if it says none
  private record Raw(Path file, double[][] traces, String unit) {}

  /// The first voltage of each trace.
  public double[] first() {
    return Arrays.stream(voltage).mapToDouble(trace -> trace[0]).toArray();
  }

  /// @param said told what had to be guessed
  /// @throws FormatError if the data is not what it should be
  public static VoltageData read(Path data, Given given, Consumer<String> said) {
    if (Files.isDirectory(data)) return folder(data, given, said);
    if (data.toString().endsWith(".npz")) return npz(data, given, said);
    return columns(data, given, said);
  }

  private static VoltageData folder(Path folder, Given given, Consumer<String> said) {
    Raw currents = rows(file(folder, "input"));
    Raw voltages = rows(file(folder, "output"));
    Double dt = given.dt;
    if (dt == null) {
      dt = FOLDER_DT;
      said.accept(
          "%s has no times: samples every %s ms, as in the published hh_traces, unless --dt says otherwise"
              .formatted(currents.file, dt));
    }
    return of(currents, voltages, given, dt, said);
  }

  private static Path file(Path folder, String start) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files
              .filter(file -> String.valueOf(file.getFileName()).startsWith(start))
              .filter(file -> String.valueOf(file.getFileName()).matches(".*\\.csv(\\.gz)?"))
              .sorted()
              .toList();
      if (found.size() == 1) return found.getFirst();
      throw new FormatError(
          folder,
          "one file " + start + "*.csv",
          found.size() + " of them",
          "Put the currents into input.csv and the voltages into output.csv, a trace in each row.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A trace in each row; a first column without a name numbers them.
  private static Raw rows(Path file) {
    Columns table = Columns.read(file);
    int first = table.names().getFirst().isEmpty() ? 1 : 0;
    int traces = table.numbers().getFirst().length;
    double[][] rows = new double[traces][table.names().size() - first];
    for (int k = 0; k < traces; k++) {
      for (int t = 0; t < rows[k].length; t++) rows[k][t] = table.numbers().get(first + t)[k];
    }
    return new Raw(file, rows, "");
  }

  private static VoltageData columns(Path file, Given given, Consumer<String> said) {
    Columns table = Columns.read(file);
    List<Quantity> currents = table.of("i", "current");
    List<Quantity> voltages = table.of("v", "voltage", "potential");
    if (currents.isEmpty()) throw table.missing("of current, as I_nA", "I_nA", "current");
    if (voltages.isEmpty()) throw table.missing("of voltage, as V_mV", "V_mV", "voltage");
    requireDistinct(currents);
    requireDistinct(voltages);
    Double dt = given.dt;
    if (dt == null || table.first("time", "t").isPresent()) {
      Quantity.Read times =
          table.require("of time: time_ms (or say --dt MS)", "time", "t").milliseconds();
      if (!times.guess().isEmpty()) said.accept(times.guess());
      double own = Sampling.of(file, times.numbers()).dt();
      if (dt != null && Math.abs(dt - own) > 1e-6 * own) {
        throw new FormatError(
            file,
            "samples every " + dt + " ms, as --dt says",
            "times every " + own + " ms",
            "Leave --dt out.");
      }
      dt = own;
    }
    return of(raw(currents), raw(voltages), given, dt, said);
  }

  /// @throws FormatError if a name comes twice
  private static void requireDistinct(List<Quantity> columns) {
    Set<String> seen = new HashSet<>();
    for (Quantity one : columns) {
      if (seen.add(one.word())) continue;
      throw new FormatError(
          one.file(),
          "columns with names of their own",
          one.label() + " twice",
          "Number the traces: I0_nA, V0_mV, I1_nA, V1_mV.");
    }
  }

  /// @throws FormatError if columns have different units
  private static Raw raw(List<Quantity> columns) {
    Quantity first = columns.getFirst();
    for (Quantity one : columns) {
      if (one.unit().equals(first.unit())) continue;
      throw new FormatError(
          first.file(),
          "one unit for all columns like " + first.label(),
          one.label(),
          "Convert the column.");
    }
    double[][] traces = columns.stream().map(Quantity::numbers).toArray(double[][]::new);
    return new Raw(first.file(), traces, first.unit());
  }

  private static VoltageData npz(Path file, Given given, Consumer<String> said) {
    Map<String, NpyArray> arrays = Npz.read(file);
    Raw currents = matrix(file, arrays, "current");
    Raw voltages = matrix(file, arrays, "voltage");
    Double dt = given.dt;
    NpyArray own = arrays.get("dt");
    if (dt == null && own != null) dt = number(own, 0);
    if (dt == null || !(dt > 0) || Double.isInfinite(dt)) {
      throw new FormatError(
          file,
          "an array 'dt' with the sampling interval in ms, above 0 (or say --dt MS)",
          dt == null ? "the arrays " + String.join(", ", arrays.keySet()) : dt + "",
          "Save it with numpy.savez(file, current=…, voltage=…, dt=…).");
    }
    return of(currents, voltages, given, dt, said);
  }

  private static Raw matrix(Path file, Map<String, NpyArray> arrays, String name) {
    NpyArray array = arrays.get(name);
    if (array == null || array.shape().length != 2) {
      throw new FormatError(
          file,
          "an array '" + name + "' of the shape [traces, samples]",
          array == null
              ? "the arrays " + String.join(", ", arrays.keySet())
              : "the shape " + Arrays.toString(array.shape()),
          "Save it with numpy.savez(file, current=…, voltage=…, dt=…).");
    }
    int samples = array.shape()[1];
    double[][] traces = new double[array.shape()[0]][samples];
    for (int i = 0; i < array.size(); i++) {
      double number = number(array, i);
      if (!Double.isFinite(number)) {
        throw new FormatError(
            file,
            "finite numbers in '" + name + "'",
            "%s in trace %d at sample %d".formatted(number, i / samples, i % samples),
            "Replace what is no number.");
      }
      traces[i / samples][i % samples] = number;
    }
    return new Raw(file, traces, "");
  }

  private static double number(NpyArray array, int i) {
    return ((Number) Array.get(array.data(), i)).doubleValue();
  }

  private static VoltageData of(
      Raw currents, Raw voltages, Given given, double interval, Consumer<String> said) {
    if (currents.traces.length != voltages.traces.length) {
      throw new FormatError(
          voltages.file,
          currents.traces.length + " traces, as there are currents",
          voltages.traces.length + "",
          "Record a voltage for each current.");
    }
    int samples = currents.traces[0].length;
    if (voltages.traces[0].length != samples) {
      throw new FormatError(
          voltages.file,
          samples + " samples in each trace, as the currents have",
          voltages.traces[0].length + "",
          "Cut both to the same time.");
    }
    double[][] nanoamperes = converted(currents, "current", given.current, true, said);
    double[][] millivolts = converted(voltages, "voltage", given.voltage, false, said);
    if (interval > 5 * given.step) {
      throw new FormatError(
          currents.file,
          "samples every %s ms or more often, which the model's steps follow"
              .formatted(5 * given.step),
          "samples every " + interval + " ms",
          "Say the interval with --dt, or interpolate.");
    }
    return new VoltageData(new Stimuli(interval, nanoamperes), millivolts);
  }

  /// @throws OptionError if an option says a unit in which the numbers make no sense
  /// @throws FormatError if the file does
  private static Quantity.Read numbers(Quantity all, boolean current, boolean isOption) {
    try {
      return current ? all.picoamperes() : all.millivolts();
    } catch (FormatError e) {
      if (!isOption) throw e;
      throw new OptionError(
          "--%s-unit %s: %s"
              .formatted(
                  all.label(),
                  all.unit(),
                  String.valueOf(e.getMessage()).replaceFirst("\\. Name the unit.*", ".")));
    }
  }

  private static double[][] converted(
      Raw raw, String what, @Nullable String given, boolean current, Consumer<String> said) {
    double most = 0;
    for (double[] trace : raw.traces) for (double x : trace) most = Math.max(most, Math.abs(x));
    if (given != null && !raw.unit.isEmpty() && !given.equalsIgnoreCase(raw.unit)) {
      throw new OptionError(
          "--%s-unit %s: %s says %s in its header; leave --%s-unit out."
              .formatted(what, given, raw.file, raw.unit, what));
    }
    String unit = given == null && !raw.unit.isEmpty() ? raw.unit : given;
    if (unit == null) {
      unit = current ? (most < 1e-5 ? "A" : most <= 100 ? "nA" : "pA") : most < 1 ? "V" : "mV";
      said.accept(
          "%s: the %s has no unit and is %.3g at most, taken as %s; --%s-unit says otherwise"
              .formatted(raw.file, what, most, unit, what));
    }
    double[][] converted = new double[raw.traces.length][];
    double[] flat = Arrays.stream(raw.traces).flatMapToDouble(Arrays::stream).toArray();
    Quantity all = new Quantity(raw.file, what, what, unit, flat);
    Quantity.Read read = numbers(all, current, given != null);
    if (!read.guess().isEmpty()) said.accept(read.guess());
    double[] numbers = read.numbers();
    int samples = raw.traces[0].length;
    for (int k = 0; k < converted.length; k++) {
      converted[k] = Arrays.copyOfRange(numbers, k * samples, (k + 1) * samples);
      if (current) for (int t = 0; t < samples; t++) converted[k][t] /= 1000;
    }
    return converted;
  }
}
