package cajal.brain.synapses;

import cajal.brain.Derivative;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.math.Fn;
import cajal.unit.Unit;

/// Spike-timing dependent plasticity whose steps shrink towards the bounds of the weight.
///
/// τ₊ dp/dt = −p, τ₋ dq/dt = −q. A spike of the source hands over w, then w ← w − λ α wMax
/// (w/wMax)^μ₋ q and p ← p + 1; a spike of the target: w ← w + λ wMax (1 − w/wMax)^μ₊ p and q ← q +
/// 1. μ = 0 is additive, μ = 1 multiplicative. `nearest` sets the traces to 1 instead of adding 1,
///    so that only neighbouring spikes pair.
///
/// Source: Gütig et al. 2003, J. Neurosci. 23:3697; numbers as in NEST's stdp_synapse, wMax = 1.
public class PowerLawStdp extends Synapse {
  @Unit("ms")
  public double tauPlus = 20;

  @Unit("ms")
  public double tauMinus = 20;

  public double lambda = 0.01;

  /// Depression over potentiation.
  public double alpha = 1;

  public double muPlus = 1;

  public double muMinus = 1;

  public double wMax = 1;

  /// Pair neighbouring spikes only.
  public boolean nearest = false;

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
    pre = nearest ? 1 : pre + 1;
    double share = w / wMax - lambda * alpha * Math.pow(w / wMax, muMinus) * post;
    w = wMax * Fn.clip(share, 0, 1);
  }

  @Override
  protected void onPost() {
    post = nearest ? 1 : post + 1;
    double share = w / wMax + lambda * Math.pow(1 - w / wMax, muPlus) * pre;
    w = wMax * Fn.clip(share, 0, 1);
  }
}
