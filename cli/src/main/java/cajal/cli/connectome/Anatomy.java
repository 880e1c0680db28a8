package cajal.cli.connectome;

import cajal.brain.connectome.Connectome;
import cajal.brain.connectome.Contact;
import cajal.error.Spelling;
import cajal.io.EdgeList;
import cajal.io.FormatError;
import cajal.systems.connectome.Worm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A wiring diagram as a file has it, and what was left out of it.
///
/// @param others connections with cells that are no neurons
/// @param selves connections of a cell to itself, with their lines
public record Anatomy(Path file, Connectome connectome, int others, List<EdgeList.Row> selves) {

  /// The list of Cook et al. 2019.
  public static final String COOK = "herm_full_edgelist.csv";

  /// The list of White et al. 1986.
  public static final String WHITE = "aconnectome_white_1986_whole.csv";

  /// What becomes of connections of a cell to itself.
  public enum Selves {
    DROP,
    KEEP,
    ERROR
  }

  String name() {
    return String.valueOf(file.getFileName());
  }

  /// The neurons of C. elegans in one of its edge lists.
  ///
  /// @throws FormatError if a cell is not one of the animal's, and as [EdgeList#read]
  public static Anatomy worm(Path file, Selves selves) {
    List<EdgeList.Row> rows = new ArrayList<>();
    int others = 0;
    for (EdgeList.Row row : EdgeList.read(file, Worm::spelled)) {
      boolean neurons = require(file, row, row.contact().pre());
      if (require(file, row, row.contact().post()) && neurons) {
        rows.add(row);
      } else {
        others++;
      }
    }
    return of(file, Worm.NEURONS, rows, others, selves);
  }

  private static boolean require(Path file, EdgeList.Row row, String cell) {
    if (Worm.isNeuron(cell)) return true;
    if (Worm.isOtherCell(cell)) return false;
    throw new FormatError(
        file,
        "a neuron or another cell of C. elegans",
        "'" + cell + "' in line " + row.line(),
        ("Correct the name." + Spelling.suggestion(cell, Worm.NEURONS)).strip());
  }

  /// An edge list of any animal, whose cells are those it names.
  public static Anatomy any(Path file, Selves selves) {
    List<EdgeList.Row> rows = EdgeList.read(file, name -> name);
    TreeSet<String> cells = new TreeSet<>();
    for (EdgeList.Row row : rows) {
      cells.add(row.contact().pre());
      cells.add(row.contact().post());
    }
    return of(file, List.copyOf(cells), rows, 0, selves);
  }

  private static Anatomy of(
      Path file, List<String> cells, List<EdgeList.Row> rows, int others, Selves selves) {
    List<Contact> kept = new ArrayList<>();
    List<EdgeList.Row> alone = new ArrayList<>();
    for (EdgeList.Row row : rows) {
      if (row.contact().isSelf()) alone.add(row);
      if (!row.contact().isSelf() || selves == Selves.KEEP) kept.add(row.contact());
    }
    if (selves == Selves.ERROR && !alone.isEmpty()) {
      EdgeList.Row first = alone.getFirst();
      throw new FormatError(
          file,
          "connections between different cells",
          "%s to itself in line %d".formatted(first.contact().pre(), first.line()),
          "Say what becomes of such connections: --self drop or --self keep.");
    }
    return new Anatomy(file, Connectome.of(cells, kept), others, alone);
  }
}
