package cajal.learn.event;

import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a layer did: its spikes, and the way back from their times to its weights and inputs.
public final class LayerRun {
  /// What happened at a time: input spike `number`, or spike `number` of the layer's own.
  private record Event(double time, boolean isOwn, int number, int cell, double current) {}

  private final Membrane membrane;
  private final int size;
  private final int inputs;
  private final Spikes in;
  private final double[] weights;
  private final double @Nullable [] recurrent;
  private final List<Event> events = new ArrayList<>();
  private final double[] v;
  private final double[] i;
  private final double[] since;
  private final double[] next;
  private final Spikes spikes;

  LayerRun(
      Membrane membrane,
      int size,
      int inputs,
      Spikes in,
      double[] weights,
      double @Nullable [] recurrent,
      double end) {
    this.membrane = membrane;
    this.size = size;
    this.inputs = inputs;
    this.in = in;
    this.weights = weights;
    this.recurrent = recurrent;
    v = new double[size];
    i = new double[size];
    since = new double[size];
    next = new double[size];
    Arrays.fill(next, Double.POSITIVE_INFINITY);
    spikes = forward(end);
  }

  /// The spikes of the cells.
  public Spikes spikes() {
    return spikes;
  }

  private Spikes forward(double end) {
    int arrived = 0;
    int own = 0;
    while (true) {
      int cell = earliest();
      double spike = next[cell];
      double arrival = arrived < in.count() ? in.times()[arrived] : Double.POSITIVE_INFINITY;
      double time = Math.min(spike, arrival);
      if (time > end || time == Double.POSITIVE_INFINITY) break;
      if (spike <= arrival) {
        if (own == (long) SpikingLayer.MOST_SPIKES * size) throw endless(spike);
        spike(spike, cell, own++);
      } else {
        int from = in.cells()[arrived];
        events.add(new Event(arrival, false, arrived++, from, 0));
        deliver(arrival, weights, from);
      }
    }
    List<Event> all = events.stream().filter(Event::isOwn).toList();
    return new Spikes(
        all.stream().mapToDouble(Event::time).toArray(),
        all.stream().mapToInt(Event::cell).toArray());
  }

  private static IllegalStateException endless(double time) {
    return new IllegalStateException(
        "more than %d spikes of each cell at %s ms. Make the weights between cells smaller."
            .formatted(SpikingLayer.MOST_SPIKES, time));
  }

  private int earliest() {
    int first = 0;
    for (int n = 1; n < size; n++) if (next[n] < next[first]) first = n;
    return first;
  }

  private void spike(double time, int cell, int number) {
    advance(cell, time);
    events.add(new Event(time, true, number, cell, i[cell]));
    v[cell] = 0;
    next[cell] = time + membrane.crossing(0, i[cell]);
    if (recurrent != null) deliver(time, recurrent, cell);
  }

  private void deliver(double time, double[] matrix, int row) {
    for (int n = 0; n < size; n++) {
      double weight = matrix[row * size + n];
      if (weight == 0) continue;
      advance(n, time);
      i[n] += weight;
      next[n] = time + membrane.crossing(v[n], i[n]);
    }
  }

  private void advance(int cell, double time) {
    double s = time - since[cell];
    if (s == 0) return;
    v[cell] = v[cell] * membrane.leak(s) + i[cell] * membrane.response(s);
    i[cell] *= membrane.decay(s);
    since[cell] = time;
  }

  /// The way back: the derivatives of a loss whose derivative by the time of each spike of this run
  /// is `times`, per ms. Spikes that appear or vanish have none.
  public LayerGradient back(double[] times) {
    if (times.length != spikes.count()) {
      throw new IllegalArgumentException(
          "%d derivatives for %d spikes. Give one for each spike of the run."
              .formatted(times.length, spikes.count()));
    }
    return new Back(times).run();
  }

  /// Adjoints of V and I of each cell at the time they were last brought to; they go back exactly
  /// as the cells went forward.
  private final class Back {
    private final double[] times;
    private final double[] byV = new double[size];
    private final double[] byI = new double[size];
    private final double[] at = new double[size];
    private final double[] byWeights = new double[weights.length];
    private final double @Nullable [] byRecurrent =
        recurrent == null ? null : new double[recurrent.length];
    private final double[] byInputs = new double[in.count()];

    Back(double[] times) {
      this.times = times;
      Arrays.fill(at, Double.NaN);
    }

    LayerGradient run() {
      for (Event event : events.reversed()) {
        if (event.isOwn) {
          spike(event);
        } else {
          byInputs[event.number] = arrive(event, weights, byWeights);
        }
      }
      List<Tensor> parameters = new ArrayList<>();
      parameters.add(Tensor.of(byWeights).reshape(inputs, size));
      if (byRecurrent != null) parameters.add(Tensor.of(byRecurrent).reshape(size, size));
      return new LayerGradient(byInputs, parameters);
    }

    /// A later spike resets V later, where it would have been rising; an earlier V is an earlier
    /// spike.
    private void spike(Event event) {
      int n = event.cell;
      double byTime = times[event.number];
      if (recurrent != null && byRecurrent != null) {
        byTime += arrive(event, recurrent, byRecurrent);
      }
      retreat(n, event.time);
      double before = (event.current - membrane.threshold()) / membrane.tau();
      double after = event.current / membrane.tau();
      byV[n] = (byV[n] * after - byTime) / before;
    }

    /// What is delivered later has driven V for less time, and decayed less: the derivative by the
    /// time of the delivery.
    private double arrive(Event event, double[] matrix, double[] gradient) {
      double byTime = 0;
      for (int n = 0; n < size; n++) {
        int synapse = event.cell * size + n;
        retreat(n, event.time);
        gradient[synapse] += byI[n];
        byTime += matrix[synapse] * (byI[n] / membrane.synapse() - byV[n] / membrane.tau());
      }
      return byTime;
    }

    private void retreat(int cell, double time) {
      double s = at[cell] - time;
      at[cell] = time;
      if (!(s > 0)) return;
      byI[cell] = byV[cell] * membrane.response(s) + byI[cell] * membrane.decay(s);
      byV[cell] *= membrane.leak(s);
    }
  }
}
