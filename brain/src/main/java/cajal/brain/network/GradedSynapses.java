package cajal.brain.network;

import cajal.brain.Action;
import cajal.brain.Quantity;
import cajal.brain.connect.Connector;
import cajal.brain.connect.Ends;
import cajal.kernel.Csr;
import cajal.kernel.Weight;
import cajal.random.Key;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Synapses that act without spikes, as much as their source is active: in every step the action
/// takes, for each target i, Σ w x_j over the sources j, of the quantities x at the start of the
/// step.
///
/// Source: Roberts and Bush (eds.) 1981, Neurones without Impulses.
public final class GradedSynapses {
  private final Network network;
  private final Cells<?> pre;
  private final Cells<?> post;
  private final Connector connector;
  private final Key key;
  private final int number;
  final Quantity<?> quantity;
  final Action<?> action;
  private double weight = 1;
  private double @Nullable [] weights;
  private @Nullable Csr csr;

  GradedSynapses(
      Network network,
      int number,
      Cells<?> pre,
      Cells<?> post,
      Connector connector,
      Quantity<?> quantity,
      Action<?> action) {
    this.network = network;
    this.number = number;
    this.pre = pre;
    this.post = post;
    this.connector = connector;
    this.quantity = quantity;
    this.action = action;
    this.key = Key.of(network.seed()).fold("graded").fold(number);
  }

  /// Its number among the graded synapses of the network, from 0.
  public int number() {
    return number;
  }

  public Cells<?> pre() {
    return pre;
  }

  public Cells<?> post() {
    return post;
  }

  /// Who connects to whom, numbered within the two sides.
  public Csr connections() {
    if (csr == null) {
      boolean within = pre.population() == post.population();
      Ends ends =
          within
              ? Ends.slices(pre.from(), pre.size(), post.from(), post.size())
              : Ends.distinct(pre.size(), post.size());
      csr = connector.build(ends, key);
    }
    return csr;
  }

  /// The weight of every synapse.
  public GradedSynapses weight(double weight) {
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException("weight(" + weight + "): give a finite number");
    }
    this.weight = weight;
    weights = null;
    network.changed();
    return this;
  }

  /// A weight for each synapse, drawn: `weights(Weights.normal(0.6, 0.1))`.
  public GradedSynapses weights(Weight draw) {
    return weights(Weight.of(connections(), key.fold("weights"), draw));
  }

  /// A weight for each synapse, in the order of [#connections].
  public GradedSynapses weights(double... weights) {
    Numbers.requireEach("weight", "synapse", weights, connections().size());
    this.weights = weights.clone();
    network.changed();
    return this;
  }

  /// The weight of each synapse, in the order of [#connections].
  public double[] weights() {
    if (weights != null) return weights.clone();
    double[] all = new double[connections().size()];
    Arrays.fill(all, weight);
    return all;
  }

  /// The name of the array that collects what reaches each neuron.
  String sum() {
    return "graded." + number;
  }
}
