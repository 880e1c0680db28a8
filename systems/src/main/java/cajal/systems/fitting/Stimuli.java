package cajal.systems.fitting;

/// Currents that a cell is given, one trace after another.
///
/// @param dt step in ms
/// @param currents `[traces][steps]`, all of the same length and finite, in the model's unit
public record Stimuli(double dt, double[][] currents) {
  public Stimuli {
    if (!(dt > 0) || currents.length == 0 || currents[0].length == 0) {
      throw new IllegalArgumentException(
          "%d traces with steps of %s ms; give one trace or more, and a step above 0"
              .formatted(currents.length, dt));
    }
    for (int k = 0; k < currents.length; k++) Traces.check("current", k, currents[k], currents[0]);
  }

  public int traces() {
    return currents.length;
  }

  public int steps() {
    return currents[0].length;
  }
}
