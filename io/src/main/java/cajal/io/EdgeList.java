package cajal.io;

import cajal.brain.connectome.Contact;
import cajal.brain.connectome.Contact.Kind;
import cajal.error.Spelling;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Contacts between named cells as a table with a header: source, target, number of synapses, and
/// `chemical` or `electrical`; separated by commas, semicolons or tabs, names padded or not.
///
/// Columns are found by name in any case: `Source` or `pre`, `Target` or `post`, `Weight`,
/// `synapses`, `count` or `number`, `Type` or `kind`.
///
/// ```java
/// List<EdgeList.Row> rows = EdgeList.read(Path.of("edges.csv"), name -> name);
/// ```
public final class EdgeList {
  /// A contact and the line it stands in, from 1.
  public record Row(Contact contact, int line) {}

  private static final List<List<String>> COLUMNS =
      List.of(
          List.of("source", "pre", "from"),
          List.of("target", "post", "to"),
          List.of("weight", "synapses", "count", "number"),
          List.of("type", "kind"));
  private static final List<String> KINDS = List.of("chemical", "electrical");

  private final Path file;
  private final UnaryOperator<String> spelled;
  private final List<Row> rows = new ArrayList<>();
  private final Map<List<Object>, Integer> lines = new HashMap<>();
  private int[] columns = new int[0];

  private EdgeList(Path file, UnaryOperator<String> spelled) {
    this.file = file;
    this.spelled = spelled;
  }

  /// All contacts, in the order of the file.
  ///
  /// @param spelled gives a cell's name as the caller spells it, for one of the file without its
  ///   blanks
  /// @throws FormatError if the file is missing, a column is missing, a count is no whole number
  ///   above 0, a kind is neither of the two, or a connection stands in two lines
  public static List<Row> read(Path file, UnaryOperator<String> spelled) {
    EdgeList list = new EdgeList(file, spelled);
    CsvLines lines = new CsvLines(file, "a list of connections as CSV");
    lines.read(separator(lines.first()), list::take);
    if (list.rows.isEmpty()) {
      throw new FormatError(
          file, "a header and connections", "none", "Give one connection in each line.");
    }
    return List.copyOf(list.rows);
  }

  private static char separator(String header) {
    if (header.indexOf(',') >= 0) return ',';
    return header.indexOf('\t') >= 0 ? '\t' : header.isEmpty() ? ',' : ';';
  }

  private void take(CsvRecord line) {
    if (columns.length == 0) {
      columns = header(line);
      return;
    }
    String kind = field(line, 3).toLowerCase(Locale.ROOT);
    if (!KINDS.contains(kind)) {
      throw at(line, "chemical or electrical", "'" + kind + "'", Spelling.suggestion(kind, KINDS));
    }
    Contact contact =
        new Contact(
            name(line, 0), name(line, 1), Kind.valueOf(kind.toUpperCase(Locale.ROOT)), count(line));
    int number = (int) line.getStartingLineNumber();
    Integer earlier =
        lines.putIfAbsent(List.of(contact.pre(), contact.post(), contact.kind()), number);
    if (earlier != null) {
      throw at(
          line,
          "each connection once",
          "%s to %s, %s, as in line %d".formatted(contact.pre(), contact.post(), kind, earlier),
          " Give one line with the sum.");
    }
    rows.add(new Row(contact, number));
  }

  private int[] header(CsvRecord line) {
    List<String> found =
        line.getFields().stream().map(field -> field.strip().toLowerCase(Locale.ROOT)).toList();
    int[] places = new int[COLUMNS.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = COLUMNS.get(i).stream().mapToInt(found::indexOf).max().orElse(-1);
      if (places[i] < 0) {
        throw new FormatError(
            file,
            "a header with a column " + String.join(" or ", COLUMNS.get(i)),
            "the columns " + String.join(", ", line.getFields()),
            "Add the column: source, target, count and type are needed.");
      }
    }
    return places;
  }

  private String name(CsvRecord line, int column) {
    String name = field(line, column);
    if (name.isEmpty()) throw at(line, "the name of a cell", "nothing", " Correct the line.");
    return spelled.apply(name);
  }

  private double count(CsvRecord line) {
    String text = field(line, 2);
    try {
      double count = Double.parseDouble(text);
      if (count > 0 && count == Math.rint(count) && count < Integer.MAX_VALUE) return count;
    } catch (NumberFormatException e) {
      throw at(line, "a number of synapses", "'" + text + "'", " Give a whole number above 0.");
    }
    throw at(line, "a number of synapses above 0", text, " Leave the line out if there is none.");
  }

  private String field(CsvRecord line, int column) {
    int place = columns[column];
    return place < line.getFieldCount() ? line.getField(place).strip() : "";
  }

  private FormatError at(CsvRecord line, String expected, String found, String advice) {
    return new FormatError(
        file,
        expected,
        found + " in line " + line.getStartingLineNumber(),
        advice.strip().isEmpty() ? "Correct the line." : advice.strip());
  }
}
