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
  private final Network network;
  private final Cells<?> cells;
  private final Connector connector;
  private double conductance;
  private final Key key;
  private final int number;
  final Quantity<?> quantity;
  final Action<?> action;
  private double @Nullable [] conductances;
  private @Nullable Csr neighbours;

  GapJunctions(
      Network network,
      int number,
      Cells<?> cells,
      Connector connector,
      double conductance,
      Quantity<?> quantity,
      Action<?> action) {
    requireFinite(conductance);
    this.network = network;
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

  /// Its number among the gap junctions of the network, from 0.
  public int number() {
    return number;
  }

  /// The conductance of all where none of them has one of its own.
  public double conductance() {
    return conductance;
  }

  /// A conductance for each junction, in the order of [#pairs], or one number for all.
  public GapJunctions conductances(double... conductances) {
    if (conductances.length == 1 && pairs().size() != 1) return conductance(conductances[0]);
    Numbers.requireEach("conductance", "junction", conductances, pairs().size());
    this.conductances = conductances.clone();
    network.changed();
    return this;
  }

  private GapJunctions conductance(double all) {
    requireFinite(all);
    conductance = all;
    conductances = null;
    network.changed();
    return this;
  }

  private static void requireFinite(double conductance) {
    if (Double.isFinite(conductance)) return;
    throw new IllegalArgumentException(
        "gap junctions with a conductance of " + conductance + "; give a finite number");
  }

  /// The conductance of each junction, in the order of [#pairs].
  public double[] conductances() {
    if (conductances != null) return conductances.clone();
    double[] all = new double[pairs().size()];
    Arrays.fill(all, conductance);
    return all;
  }

  /// Whether junctions have conductances of their own.
  public boolean isEach() {
    return conductances != null;
  }

  /// Conductances in the order of [#neighbours]; none where all have one.
  double[] ofNeighbours() {
    double[] own = conductances;
    if (own == null) return new double[0];
    return Arrays.stream(junctions()).mapToDouble(junction -> own[junction]).toArray();
  }

  /// Each junction once, in the row of the cell of the lower number.
  public Csr pairs() {
    Csr all = neighbours();
    int[] start = new int[all.pre() + 1];
    int[] higher = new int[all.size() / 2];
    int count = 0;
    for (int i = 0; i < all.pre(); i++) {
      for (int k = all.rowStart()[i]; k < all.rowStart()[i + 1]; k++) {
        if (all.target()[k] > i) higher[count++] = all.target()[k];
      }
      start[i + 1] = count;
    }
    return new Csr(all.pre(), all.post(), start, higher);
  }

  /// The number among [#pairs] of each of [#neighbours].
  public int[] junctions() {
    Csr all = neighbours();
    int[] junctions = new int[all.size()];
    int[] back = all.transpose().order();
    int[] source = all.sources();
    int count = 0;
    for (int k = 0; k < junctions.length; k++) {
      if (all.target()[k] > source[k]) junctions[k] = count++;
    }
    for (int k = 0; k < junctions.length; k++) {
      if (all.target()[k] < source[k]) junctions[k] = junctions[back[k]];
    }
    return junctions;
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
