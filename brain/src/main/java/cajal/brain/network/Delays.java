package cajal.brain.network;

import cajal.kernel.Csr;
import cajal.kernel.Weight;
import cajal.random.Key;
import java.util.BitSet;

/// The delays of single synapses, in steps.
///
/// @param steps of each synapse in the order of the connections
record Delays(short[] steps) {
  static final int LONGEST = Short.MAX_VALUE;

  /// @param ms multiples of `dt`
  static Delays of(double[] ms, double dt) {
    short[] steps = new short[ms.length];
    for (int k = 0; k < ms.length; k++) {
      double exact = ms[k] / dt;
      if (!WholeSteps.are(exact)) {
        throw new IllegalArgumentException(
            "the delay of synapse %d is %s ms, or %s steps of %s ms; make it a multiple of the step, or give what draws it, which is rounded"
                .formatted(k, ms[k], exact, dt));
      }
      steps[k] = whole(k, Math.rint(exact), dt);
    }
    return new Delays(steps);
  }

  /// Drawn for each synapse and rounded to a step; less than none is none.
  static Delays drawn(Csr csr, Key key, Weight ms, double dt) {
    double[] drawn = Weight.of(csr, key, ms);
    short[] steps = new short[drawn.length];
    for (int k = 0; k < drawn.length; k++) {
      steps[k] = whole(k, Math.max(0, Math.rint(drawn[k] / dt)), dt);
    }
    return new Delays(steps);
  }

  private static short whole(int synapse, double steps, double dt) {
    if (steps >= 0 && steps <= LONGEST) return (short) steps;
    throw new IllegalArgumentException(
        "the delay of synapse %d is %s steps of %s ms; give one from 0 to %d steps"
            .formatted(synapse, steps, dt, LONGEST));
  }

  int longest() {
    return steps.length == 0 ? 0 : longestFirst()[0];
  }

  /// The delays there are.
  int[] longestFirst() {
    BitSet found = new BitSet();
    for (short delay : steps) found.set(delay);
    int[] delays = new int[found.cardinality()];
    int delay = found.length();
    for (int i = 0; i < delays.length; i++) {
      delay = found.previousSetBit(delay - 1);
      delays[i] = delay;
    }
    return delays;
  }

  @Override
  public String toString() {
    int[] delays = longestFirst();
    if (delays.length == 0) return "no delay";
    return "delays of %d to %d steps".formatted(delays[delays.length - 1], delays[0]);
  }
}
