package cajal.cli;

import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.kernel.Csr;
import cajal.plot.Connectivity;
import cajal.plot.Figure;
import java.util.ArrayList;
import java.util.List;

/// All connections of a network as one matrix, its populations after one another.
final class Wiring {
  private static final long MOST = 100_000_000;

  private final Network network;

  Wiring(Network network) {
    this.network = network;
  }

  /// @throws UsageError if there are more synapses than a picture should take memory for
  void requireFew() {
    long synapses = network.projections().stream().mapToLong(Projection::synapses).sum();
    if (synapses <= MOST) return;
    throw new UsageError(
        String.format(
            java.util.Locale.ROOT,
            "--write connectivity: %,d synapses are too many for a picture; at most %,d. Take a"
                + " smaller --scale.",
            synapses,
            MOST));
  }

  Figure figure() {
    int cells = network.populations().stream().mapToInt(Population::size).sum();
    int[] start = new int[cells + 1];
    for (Projection projection : network.projections()) {
      Csr csr = projection.connections();
      int first = first(projection.pre().population()) + projection.pre().from();
      for (int i = 0; i < csr.pre(); i++) start[first + i + 1] += csr.outDegree(i);
    }
    for (int i = 0; i < cells; i++) start[i + 1] += start[i];
    int[] next = start.clone();
    int[] targets = new int[start[cells]];
    for (Projection projection : network.projections()) {
      Csr csr = projection.connections();
      int from = first(projection.pre().population()) + projection.pre().from();
      int to = first(projection.post().population()) + projection.post().from();
      for (int i = 0; i < csr.pre(); i++) {
        for (int k = csr.rowStart()[i]; k < csr.rowStart()[i + 1]; k++) {
          targets[next[from + i]++] = to + csr.target()[k];
        }
      }
    }
    return Connectivity.of(start, targets, cells).remarked(legend());
  }

  private int first(Population<?> population) {
    int first = 0;
    for (Population<?> each : network.populations()) {
      if (each == population) break;
      first += each.size();
    }
    return first;
  }

  private String legend() {
    if (network.populations().size() == 1) return "";
    List<String> names = new ArrayList<>();
    for (Population<?> each : network.populations()) {
      int first = first(each);
      names.add(each.name() + " " + first + "–" + (first + each.size() - 1));
    }
    return "Cells: " + String.join(", ", names) + ".";
  }
}
