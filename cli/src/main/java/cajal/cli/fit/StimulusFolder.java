package cajal.cli.fit;

import cajal.brain.trains.SpikeTrain;
import cajal.error.Spelling;
import cajal.io.FormatError;
import cajal.systems.fitting.spikes.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder of recordings of one neuron, laid out as the competition's: `stimulus_NN.csv` (or
/// `.csv.gz`) with time, the current of each repetition, or one for all, and the membrane
/// potentials, if they were recorded; `spikes_NN.csv` with repetition and time.
///
/// @param said told what had to be guessed
public record StimulusFolder(Path folder, Consumer<String> said) {
  private static final Pattern NAME = Pattern.compile("stimulus_(.+)\\.csv(\\.gz)?");

  /// The stimuli there are.
  ///
  /// @throws FormatError if the folder is missing or has none
  public List<String> names() {
    String expected = "a folder with stimulus_NN.csv and spikes_NN.csv";
    if (!Files.isDirectory(folder)) {
      throw new FormatError(folder, expected, "no such folder", "Name it with --data.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      TreeSet<String> names = new TreeSet<>();
      files.forEach(file -> {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) names.add(name.group(1));
      });
      if (!names.isEmpty()) return List.copyOf(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new FormatError(folder, expected, "no file stimulus_NN.csv", "Name another with --data.");
  }

  /// One stimulus with its spikes.
  ///
  /// @throws FormatError if it is unknown, or a file is not what it should be
  public Recording read(String name) {
    List<String> known = names();
    if (!known.contains(name)) {
      throw new FormatError(
          folder,
          "stimulus_" + name + ".csv",
          "the stimuli " + String.join(", ", known),
          "Choose among them." + Spelling.suggestion(name, known));
    }
    Path packed = folder.resolve("stimulus_" + name + ".csv.gz");
    Path file = Files.exists(packed) ? packed : folder.resolve("stimulus_" + name + ".csv");
    Columns table = Columns.read(file);
    double[] times = told(table.require("of time: time_ms", "time", "t").milliseconds());
    double dt = Sampling.of(file, times).dt();
    List<Quantity> currents = table.of("i", "current");
    if (currents.isEmpty()) throw table.missing("of current: I_pA, or I0_pA, I1_pA, …", "I_pA");
    double[] current = new double[times.length];
    for (Quantity one : currents) {
      double[] numbers = told(one.picoamperes());
      for (int i = 0; i < current.length; i++) current[i] += numbers[i] / currents.size();
    }
    List<double[]> voltages = new ArrayList<>();
    for (Quantity one : table.of("v", "voltage")) voltages.add(told(one.millivolts()));
    List<SpikeTrain> spikes =
        spikes(folder.resolve("spikes_" + name + ".csv"), dt * times.length, currents.size());
    requireAsMany(file, "currents", currents.size() == 1 ? spikes.size() : currents.size(), spikes);
    requireAsMany(file, "potentials", voltages.isEmpty() ? spikes.size() : voltages.size(), spikes);
    return new Recording(name, dt, current, spikes, voltages.toArray(double[][]::new));
  }

  private static void requireAsMany(Path file, String what, int found, List<SpikeTrain> spikes) {
    if (found == spikes.size()) return;
    throw new FormatError(
        file,
        what + " of " + spikes.size() + " repetitions, as there are spikes of",
        found + " columns",
        "Give a column for each repetition.");
  }

  private double[] told(Quantity.Read read) {
    if (!read.guess().isEmpty()) said.accept(read.guess());
    return read.numbers();
  }

  private List<SpikeTrain> spikes(Path file, double duration, int least) {
    Columns table = Columns.read(file);
    double[] repetition = table.require("of repetition numbers", "repetition").numbers();
    double[] times = told(table.require("of time: time_ms", "time", "t").milliseconds());
    List<List<Double>> trains = new ArrayList<>();
    for (int k = 0; k < times.length; k++) {
      double number = repetition[k];
      if (number != Math.rint(number) || number < 0 || number > 10_000) {
        throw Columns.at(file, k + 2, "a repetition's number: 0, 1, …", "" + number);
      }
      if (!(times[k] >= 0 && times[k] <= duration)) {
        throw Columns.at(
            file, k + 2, "a spike within the stimulus, 0 to " + duration + " ms", times[k] + " ms");
      }
      while (trains.size() <= number) trains.add(new ArrayList<>());
      trains.get((int) number).add(times[k]);
    }
    while (trains.size() < least) trains.add(List.of());
    if (trains.size() < 2) {
      throw new FormatError(
          file,
          "spikes of two repetitions or more, to know how reliable the neuron is",
          trains.size() + "",
          "Number repetitions from 0.");
    }
    return trains.stream()
        .map(train -> train.stream().mapToDouble(t -> t).sorted().toArray())
        .map(train -> new SpikeTrain(train, duration))
        .toList();
  }
}
