package cajal.io;

import cajal.brain.Spikes;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Spikes as CSV with the columns of SONATA: `timestamps` in ms, `population`, `node_ids`; written
/// in bounded memory, the file appears when it is closed. A time that differs from a decimal of 9
/// digits by rounding only is written as that decimal. A population without spikes has no row.
public final class SpikeCsv implements AutoCloseable {
  private static final List<String> HEADER = List.of("timestamps", "population", "node_ids");

  private final CsvRows rows;

  private SpikeCsv(CsvRows rows) {
    this.rows = rows;
  }

  /// Opens a file that appears when it is closed.
  ///
  /// @throws WriteError if the file cannot be created
  public static SpikeCsv open(Path target) {
    return new SpikeCsv(CsvRows.open(target, HEADER));
  }

  /// Appends one spike of neuron `id` at `time` in ms.
  public void append(String population, double time, int id) {
    rows.appendText(CsvRows.text(decimal(time)), population, Integer.toString(id));
  }

  /// A time that is a short decimal but for rounding, as 3 · 0.1 = 0.30000000000000004, made one.
  private static double decimal(double time) {
    double rounded = Math.rint(time * 1e9) / 1e9;
    return Math.abs(rounded - time) <= 2 * Math.ulp(time) ? rounded : time;
  }

  @Override
  public void close() {
    rows.close();
  }

  /// Closes without a result: nothing is left on disk.
  public void discard() {
    rows.discard();
  }

  /// Writes all spikes, one population after the other.
  public static void write(Path target, List<Spikes> populations) {
    try (SpikeCsv csv = open(target)) {
      for (Spikes spikes : populations) {
        for (int i = 0; i < spikes.size(); i++) {
          csv.append(spikes.population(), spikes.times()[i], spikes.ids()[i]);
        }
      }
    }
  }

  /// Reads spikes separated by commas or by blanks, each population sorted by time; the number of
  /// neurons is the highest id plus one.
  ///
  /// @throws FormatError if the file is missing or a line is not a spike
  public static List<Spikes> read(Path file) {
    Map<String, SpikeList> lists = new LinkedHashMap<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator(file))
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file)) {
      int[] columns = new int[0];
      for (CsvRecord line : csv) {
        if (columns.length == 0) {
          columns = columns(file, line);
        } else {
          add(file, line, columns, lists);
        }
      }
      if (columns.length == 0) throw headerError(file, "an empty file");
    } catch (CsvParseException e) {
      throw new FormatError(file, "CSV", String.valueOf(e.getMessage()), "Correct the line.", e);
    } catch (UncheckedIOException e) {
      throw FormatError.unreadable(file, "spikes as CSV", new IOException(e));
    } catch (IOException e) {
      throw FormatError.unreadable(file, "spikes as CSV", e);
    }
    List<Spikes> result = new ArrayList<>();
    lists.forEach((name, list) -> result.add(list.sorted(name)));
    return List.copyOf(result);
  }

  private static char separator(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String header = reader.readLine();
      return header != null && header.indexOf(',') < 0 ? ' ' : ',';
    }
  }

  private static int[] columns(Path file, CsvRecord header) {
    int[] columns = new int[HEADER.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = header.getFields().indexOf(HEADER.get(i));
      if (columns[i] < 0) throw headerError(file, "the header " + header.getFields());
    }
    return columns;
  }

  private static FormatError headerError(Path file, String found) {
    return new FormatError(
        file,
        "a first line with the columns timestamps, population, node_ids",
        found,
        "Add the header; times are in ms, ids count from 0.");
  }

  private static void add(
      Path file, CsvRecord line, int[] columns, Map<String, SpikeList> populations) {
    try {
      double time = Double.parseDouble(line.getField(columns[0]));
      int id = Integer.parseInt(line.getField(columns[2]));
      if (id < 0 || !Double.isFinite(time)) throw new NumberFormatException("out of range");
      populations.computeIfAbsent(line.getField(columns[1]), _ -> new SpikeList()).add(time, id);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new FormatError(
          file,
          "a time in ms, a population and a neuron number from 0",
          "line " + line.getStartingLineNumber() + ": " + line.getFields(),
          "Correct or remove the line.",
          e);
    }
  }
}
