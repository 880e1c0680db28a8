package cajal.brain.trains;

/// The Victor-Purpura distance: what it costs at least to turn one train into the other, where
/// adding or removing a spike costs 1 and moving it by Δt costs `cost`·|Δt|.
///
/// With cost 0 it is the difference of the spike counts; spikes further apart than 2/cost are never
/// moved onto each other. Where spikes are matched its gradient by a spike time is ±cost, and 0
/// where they are not: it tells nothing of spikes that are missing.
///
/// Source: Victor and Purpura 1996, J. Neurophysiol. 76:1310.
///
/// @param cost per ms
public record VictorPurpura(double cost) {
  public VictorPurpura {
    if (!(cost >= 0) || Double.isInfinite(cost)) {
      throw new IllegalArgumentException(
          "moving a spike at a cost of " + cost + " per ms; give 0 or more, as 0.5");
    }
  }

  /// By dynamic programming: cheapest[j] turns the spikes so far into the first j of the other.
  public double distance(SpikeTrain one, SpikeTrain other) {
    double[] to = other.times();
    double[] cheapest = new double[to.length + 1];
    for (int j = 0; j <= to.length; j++) cheapest[j] = j;
    for (double time : one.times()) {
      double diagonal = cheapest[0]++;
      for (int j = 1; j <= to.length; j++) {
        double moved = diagonal + cost * Math.abs(time - to[j - 1]);
        diagonal = cheapest[j];
        cheapest[j] = Math.min(moved, 1 + Math.min(cheapest[j - 1], cheapest[j]));
      }
    }
    return cheapest[to.length];
  }
}
