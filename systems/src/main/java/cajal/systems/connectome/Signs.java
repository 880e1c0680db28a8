package cajal.systems.connectome;

import cajal.brain.connectome.Connectome;
import cajal.error.Spelling;
import java.util.List;
import java.util.Map;

/// Whether the synapses of each cell excite, 1, or inhibit, −1: Dale's law.
///
/// @param ofCells in the order of the connectome
/// @param unnamed cells that were given no sign and are taken to excite
public record Signs(int[] ofCells, List<String> unnamed) {

  /// @param byName 1 or −1; cells that it does not name excite
  /// @throws IllegalArgumentException if it names a cell that does not exist, or another number
  public static Signs of(Connectome connectome, Map<String, Integer> byName) {
    byName.forEach((cell, sign) -> {
      if (!connectome.cells().contains(cell)) {
        throw new IllegalArgumentException(
            "the sign of '%s': there is no such cell.%s"
                .formatted(cell, Spelling.suggestion(cell, connectome.cells())));
      }
      if (sign != 1 && sign != -1) {
        throw new IllegalArgumentException(
            "the sign of %s is %d; give 1 where it excites, -1 where it inhibits"
                .formatted(cell, sign));
      }
    });
    return new Signs(
        connectome.cells().stream().mapToInt(cell -> byName.getOrDefault(cell, 1)).toArray(),
        connectome.cells().stream().filter(cell -> !byName.containsKey(cell)).toList());
  }

  /// A `+` or a `-` for each cell, in their order.
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int sign : ofCells) text.append(sign > 0 ? '+' : '-');
    return text.toString();
  }

  boolean excites(int cell) {
    return ofCells[cell] > 0;
  }

  boolean inhibits(int cell) {
    return ofCells[cell] < 0;
  }
}
