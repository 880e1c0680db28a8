package cajal.brain.network;

import cajal.brain.Action;
import cajal.brain.Quantity;
import cajal.brain.connect.Connector;
import cajal.brain.connect.Ends;
import cajal.kernel.Csr;
import cajal.random.Key;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Electrical synapses among cells, which act both ways: in every step the action takes, for each
/// cell i, Σ g (x_j − x_i) over the cells j it is joined to, of the quantities x at the start of
/// the step.
///
/// Source: Bennett and Zukin 2004, Neuron 41:495.
public final class GapJunctions {
  private final Cells<?> cells;
  private final Connector connector;
  private final double conductance;
  private final Key key;
  private final int number;
  final Quantity<?> quantity;
  final Action<?> action;
  private @Nullable Csr neighbours;

  GapJunctions(
      Network network,
      int number,
      Cells<?> cells,
      Connector connector,
      double conductance,
      Quantity<?> quantity,
      Action<?> action) {
    if (!Double.isFinite(conductance)) {
      throw new IllegalArgumentException(
          "gap junctions with a conductance of " + conductance + "; give a finite number");
    }
    this.cells = cells;
    this.connector = connector;
    this.conductance = conductance;
    this.quantity = quantity;
    this.action = action;
    this.number = number;
    this.key = Key.of(network.seed()).fold("gap junctions").fold(number);
  }

  public Cells<?> cells() {
    return cells;
  }

  public double conductance() {
    return conductance;
  }

  /// The name of the array that collects what flows into each neuron.
  String sum() {
    return "gap." + number;
  }

  /// Which cells each cell is joined to, numbered within the cells: two that the connector joins in
  /// either direction, or in both, have one junction, which is in the rows of both.
  public Csr neighbours() {
    if (neighbours == null) neighbours = joined();
    return neighbours;
  }

  private Csr joined() {
    int size = cells.size();
    Csr directed = connector.build(Ends.same(size), key);
    long[] pairs = new long[2 * directed.size()];
    int count = 0;
    for (int i = 0; i < size; i++) {
      for (int k = directed.rowStart()[i]; k < directed.rowStart()[i + 1]; k++) {
        int j = directed.target()[k];
        if (i == j) continue;
        pairs[count++] = (long) i << 32 | j;
        pairs[count++] = (long) j << 32 | i;
      }
    }
    pairs = Arrays.stream(pairs, 0, count).sorted().distinct().toArray();
    int[] rowStart = new int[size + 1];
    int[] target = new int[pairs.length];
    for (int k = 0; k < pairs.length; k++) {
      rowStart[(int) (pairs[k] >> 32) + 1]++;
      target[k] = (int) pairs[k];
    }
    for (int i = 0; i < size; i++) rowStart[i + 1] += rowStart[i];
    return new Csr(size, size, rowStart, target);
  }
}
