package cajal.brain.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Everything a network's future depends on: the step, every state, spikes and sums under way. A
/// network of the same structure that takes it up with [Network#restore] goes on with the same
/// bits.
///
/// @param step the number of the next step
/// @param dt length of a step in ms
/// @param seed what all random draws come from
/// @param arrays copies, by a name that says what they are: `CobaLif0/v`
public record NetworkState(int step, double dt, long seed, Map<String, Object> arrays) {
  public NetworkState {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }
}
