package cajal.brain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The spikes under way along the edges of one projection.
final class InFlight {
  private final PlainEdges edges;
  private final Map<Integer, List<Integer>> dueAt = new HashMap<>();

  InFlight(PlainEdges edges) {
    this.edges = edges;
  }

  /// Sends the spikes of `step`; returns the edges at which spikes arrive at its end, those sent
  /// earlier first, then by source and row.
  List<Integer> exchange(PlainRun<?> from, int step) {
    for (int source = 0; source < from.size(); source++) {
      if (!from.spiked(source)) continue;
      for (int edge = edges.rowStart()[source]; edge < edges.rowStart()[source + 1]; edge++) {
        dueAt.computeIfAbsent(step + edges.delay()[edge], due -> new ArrayList<>()).add(edge);
      }
    }
    List<Integer> arriving = dueAt.remove(step);
    return arriving == null ? List.of() : arriving;
  }
}
