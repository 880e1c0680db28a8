package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.brain.State;
import cajal.math.Fn;
import cajal.unit.Unit;

/// The LIF node of the Neuromorphic Intermediate Representation, with the discretisations of the
/// platforms that run it selectable.
///
/// τ dv/dt = EL − v + R·input. By itself it is Nengo's and the exact solution with the exponential
/// methods, Norse's, snnTorch's and SpiNNaker2's with Euler (Norse resets to a value). `pulsed` is
/// Sinabs and Rockpool: exact decay, but a step's input counts dt/τ. `late` is Spyx and Lava: the
/// state at the start of a step is compared, so the spike comes one step later; Euler only.
///
/// Source: Pedersen et al. 2024, Nature Communications 15:8122.
public class NirLif extends Lif {
  /// The input of a step is one pulse at its end, of weight dt/τ.
  public boolean pulsed = false;

  /// Compare the state at the start of the step with the threshold; to be run with Euler.
  public boolean late = false;

  /// The state at the start of the step, where `late` asks for it.
  @State
  @Unit("mV")
  public double before = 0;

  public NirLif() {
    EL = 0;
    v = 0;
    threshold = 1;
    reset = 0;
    tRef = 0;
    subtract = true;
  }

  @Override
  @Derivative
  protected double dv() {
    double drive = pulsed ? R * input / Fn.exprel(-dt / tau) : R * input;
    return (EL - v + drive) / tau;
  }

  @Derivative
  protected double dbefore() {
    return (v - before) / dt;
  }

  @Override
  protected boolean spikes() {
    double seen = late ? before : v;
    return inclusive ? seen >= threshold : seen > threshold;
  }
}
