package cajal.brain.synapses;

import cajal.brain.Derivative;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.unit.Unit;

/// Receptor that opens while transmitter is there, which it is for `duration` after a spike.
///
/// dg/dt = α T (1 − g) − β g, with T = `transmitter` for `duration` after the last spike's arrival
/// and 0 otherwise; output w·g.
///
/// Source: Destexhe et al. 1994, Neural Comput. 6:14.
public class Kinetic extends Synapse {
  /// Binding.
  @Unit("1/ms/mM")
  public double alpha;

  /// Unbinding.
  @Unit("1/ms")
  public double beta;

  @Unit("mM")
  public double transmitter;

  @Unit("ms")
  public double duration;

  @State public double g = 0;

  /// The step in which the last spike arrived.
  @State public int arrived = -1_000_000_000;

  public Kinetic(double alpha, double beta, double transmitter, double duration) {
    this.alpha = alpha;
    this.beta = beta;
    this.transmitter = transmitter;
    this.duration = duration;
  }

  @Derivative
  protected double dg() {
    return alpha * released() * (1 - g) - beta * g;
  }

  @Unit("mM")
  private double released() {
    return step - arrived <= Math.rint(duration / dt) ? transmitter : 0;
  }

  @Override
  protected void onPre() {
    arrived = step;
  }

  @Override
  protected double output() {
    return w * g;
  }
}
