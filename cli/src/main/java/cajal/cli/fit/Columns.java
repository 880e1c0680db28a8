package cajal.cli.fit;

import cajal.error.Spelling;
import cajal.io.FormatError;
import cajal.io.NumberTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A table of numbers as CSV with a header, packed where the name ends in `.gz`.
///
/// @param numbers a column each; all of one length, all finite
record Columns(Path file, List<String> names, List<double[]> numbers) {
  /// @throws FormatError if the file is missing, no row has numbers, a field is no finite number,
  ///   or rows differ in length
  static Columns read(Path file) {
    NumberTable table = NumberTable.read(file);
    return new Columns(file, table.names(), table.columns());
  }

  static FormatError at(Path file, long line, String expected, String found) {
    if (file.toString().endsWith(".npz")) {
      return new FormatError(
          file, expected, found + " at index " + (line - 2), "Correct the number.");
    }
    return new FormatError(file, expected, found + " in line " + line, "Correct the line.");
  }

  /// The columns whose names begin with one of some words, in any case: `I`, `I0_pA`, `current`.
  List<Quantity> of(String... words) {
    List<Quantity> found = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      Quantity quantity = Quantity.named(file, names.get(c), numbers.get(c));
      if (Arrays.stream(words).anyMatch(quantity::is)) found.add(quantity);
    }
    return found;
  }

  Optional<Quantity> first(String... words) {
    return of(words).stream().findFirst();
  }

  /// @throws FormatError if there is none
  Quantity require(String what, String... words) {
    return first(words).orElseThrow(() -> missing(what, words));
  }

  FormatError missing(String what, String... words) {
    String found = names.isEmpty() ? "no header" : "the columns " + String.join(", ", names);
    String near =
        names.stream().map(n -> Spelling.suggestion(n, List.of(words))).findFirst().orElse("");
    return new FormatError(file, "a column " + what, found, "Name it in the header." + near);
  }
}
