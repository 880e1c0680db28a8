package cajal.systems.fitting;

import java.util.ArrayList;
import java.util.List;

/// Places of spikes among the numbers of all traces, `[steps, traces]`.
final class Steps {
  private Steps() {}

  /// Those of the spikes but in the first step.
  static int[] of(boolean[][] spikes) {
    List<Integer> at = new ArrayList<>();
    for (int t = 1; t < spikes[0].length; t++) {
      for (int k = 0; k < spikes.length; k++) if (spikes[k][t]) at.add(t * spikes.length + k);
    }
    return at.stream().mapToInt(i -> i).toArray();
  }
}
