package cajal.brain.network;

import cajal.brain.inputs.Signal;
import cajal.brain.lower.Contribution;
import cajal.emit.Frame;
import cajal.emit.Slot;
import cajal.ir.DType;

/// A signal in the step and precision of a network: what a population's kernel finds in each step,
/// a number for all of its neurons or an array.
final class Played {
  final Contribution contribution;
  private final String name;
  private final double[] forAll;
  private final Object[] forEach;
  private final Object silence;
  private final int steps;
  private final boolean isRepeated;
  private final int width;
  private final DType real;

  /// @throws IllegalArgumentException if the signal does not fit the population, is over, or has a
  ///   value that is NaN or infinite
  Played(Population<?> population, Signal signal, Object action, String name) {
    this.name = name;
    double[][] rows = signal.rows(population.network().dt());
    isRepeated = signal.isRepeated();
    width = population.size();
    real = population.real();
    steps = rows.length;
    boolean each = steps > 0 && rows[0].length != 1;
    forAll = new double[each ? 0 : steps];
    forEach = new Object[each ? steps : 0];
    silence = each ? Frame.allocate(population.real(), population.size()) : forAll;
    contribution = Contribution.played(action, name, each);
    requireFit(population, rows);
    for (int k = 0; k < steps; k++) {
      if (each) {
        forEach[k] = row(population, rows[k]);
      } else {
        forAll[k] = rows[k][0];
      }
    }
  }

  private void requireFit(Population<?> population, double[][] rows) {
    double dt = population.network().dt();
    double now = population.network().time();
    String who = "play(…) to " + population.name() + ": ";
    if (steps == 0) throw new IllegalArgumentException(who + "the signal has no values");
    if (forEach.length > 0 && rows[0].length != population.size()) {
      throw new IllegalArgumentException(
          "%sthe signal is for %d cells, the population has %d; give a value for all or one for each"
              .formatted(who, rows[0].length, population.size()));
    }
    if (!isRepeated && steps * dt <= now) {
      throw new IllegalArgumentException(
          "%sthe signal is over after %s ms and the network at %s ms; play it after(%s)"
              .formatted(who, (float) (steps * dt), (float) now, (float) now));
    }
    for (int k = 0; k < steps; k++) {
      for (int i = 0; i < rows[k].length; i++) {
        if (Double.isFinite(rows[k][i])) continue;
        throw new IllegalArgumentException(
            "%s%s in row %d (at %s ms)%s; a signal is made of finite numbers"
                .formatted(
                    who,
                    rows[k][i],
                    k,
                    (float) (k * dt),
                    rows[k].length == 1 ? "" : " for neuron " + i));
      }
    }
  }

  private static Object row(Population<?> population, double[] values) {
    Object row = Frame.allocate(population.real(), population.size());
    for (int i = 0; i < values.length; i++) PerNeuron.set(row, i, values[i]);
    return row;
  }

  /// The input of the population's graph.
  String name() {
    return name;
  }

  boolean isForEach() {
    return forEach.length > 0;
  }

  private int row(int step) {
    if (isRepeated) return step % steps;
    return step < steps ? step : -1;
  }

  /// Puts what a step is to find at its place.
  void put(Frame frame, Slot slot, int step) {
    int row = row(step);
    if (isForEach()) {
      frame.array(slot, row < 0 ? silence : forEach[row]);
    } else {
      frame.scalar(slot, row < 0 ? 0 : forAll[row]);
    }
  }

  /// What the steps from `from` on find, one after another.
  Object rows(int from, int count) {
    int size = isForEach() ? width : 1;
    Object rows = real == DType.F32 ? new float[count * size] : new double[count * size];
    for (int k = 0; k < count; k++) {
      int row = row(from + k);
      for (int i = 0; i < size && row >= 0; i++) {
        double value = isForEach() ? PerNeuron.number(forEach[row], i) : forAll[row];
        PerNeuron.set(rows, k * size + i, value);
      }
    }
    return rows;
  }

  @Override
  public String toString() {
    return (isForEach() ? "for each neuron" : "for all neurons")
        + " of %,d steps%s".formatted(steps, isRepeated ? ", again and again" : "");
  }

  long bytes() {
    return isForEach() ? (steps + 1) * Rollback.bytes(silence) : Rollback.bytes(forAll);
  }
}
