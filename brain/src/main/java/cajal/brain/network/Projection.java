package cajal.brain.network;

import cajal.brain.Neuron;
import cajal.brain.connect.Connector;
import cajal.brain.connect.Ends;
import cajal.kernel.Csr;
import cajal.random.Key;
import org.jspecify.annotations.Nullable;

/// Synapses from some cells to others, and what a spike does there.
public final class Projection {
  private final Network network;
  private final Cells<?> pre;
  private final Cells<?> post;
  private final Connector connector;
  private final Key key;
  final Object action;
  private double delay;
  private double weight = 1;
  private @Nullable Csr csr;

  Projection(
      Network network, Cells<?> pre, Cells<?> post, Connector connector, Object action, Key key) {
    this.network = network;
    this.pre = pre;
    this.post = post;
    this.connector = connector;
    this.action = action;
    this.key = key;
  }

  public Cells<?> pre() {
    return pre;
  }

  public Cells<?> post() {
    return post;
  }

  /// The time a spike takes, in ms, a multiple of the step: a spike in step s with a delay of d
  /// steps acts at the end of step s + d and is seen by step s + d + 1.
  public Projection delay(double ms) {
    if (!(ms >= 0)) throw new IllegalArgumentException("a delay is 0 ms or more, found " + ms);
    delay = ms;
    network.changed();
    return this;
  }

  /// The weight of every synapse: the amount given to the action.
  public Projection weight(double weight) {
    this.weight = weight;
    network.changed();
    return this;
  }

  double weight() {
    return weight;
  }

  int delaySteps(double dt) {
    double steps = delay / dt;
    if (Math.abs(steps - Math.rint(steps)) > 1e-6 * Math.max(1, steps)) {
      throw new IllegalArgumentException(
          "a delay of "
              + delay
              + " ms is "
              + steps
              + " steps of "
              + dt
              + " ms; make it a multiple of the step");
    }
    return (int) Math.rint(steps);
  }

  /// Who connects to whom, numbered within the two sides.
  public Csr connections() {
    if (csr == null) csr = connector.build(ends(), key);
    return csr;
  }

  private Ends ends() {
    Population<? extends Neuron> source = pre.population();
    return source == post.population()
        ? Ends.slices(pre.from(), pre.size(), post.from(), post.size())
        : Ends.distinct(pre.size(), post.size());
  }
}
