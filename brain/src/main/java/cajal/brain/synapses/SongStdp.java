package cajal.brain.synapses;

import cajal.brain.Derivative;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.math.Fn;
import cajal.unit.Unit;

/// Additive spike-timing dependent plasticity of pairs, all to all.
///
/// τ₊ dp/dt = −p, τ₋ dq/dt = −q. A spike of the source hands over w, then w ← w − A₋·q and p ← p +
/// 1; a spike of the target: w ← w + A₊·p and q ← q + 1. w stays within [wMin, wMax].
///
/// Source: Song, Miller and Abbott 2000, Nature Neurosci. 3:919; numbers for wMax = 1.
public class SongStdp extends Synapse {
  @Unit("ms")
  public double tauPlus = 20;

  @Unit("ms")
  public double tauMinus = 20;

  public double aPlus = 0.005;

  public double aMinus = 0.00525;

  public double wMin = 0;

  public double wMax = 1;

  /// Trace of the source's spikes.
  @State public double pre = 0;

  /// Trace of the target's spikes.
  @State public double post = 0;

  @Derivative
  protected double dpre() {
    return -pre / tauPlus;
  }

  @Derivative
  protected double dpost() {
    return -post / tauMinus;
  }

  @Override
  protected void onPre() {
    transmit(w);
    pre += 1;
    w = Fn.clip(w - aMinus * post, wMin, wMax);
  }

  @Override
  protected void onPost() {
    post += 1;
    w = Fn.clip(w + aPlus * pre, wMin, wMax);
  }
}
