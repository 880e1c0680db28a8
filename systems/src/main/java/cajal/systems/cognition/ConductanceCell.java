package cajal.systems.cognition;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.online.OnlineCell;
import cajal.trace.Maths;
import cajal.trace.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Integrate-and-fire units with conductances and an adaptation current, in units of the threshold
/// (rest 0, threshold 1): τV' = -V + g_E(E - V) + g_I(-E - V) + a, τ_a·a' = -a, τ_s·g' = -g. A
/// spike of the step before takes 1 from V and β from a; both have the surrogate's slope. V makes
/// an exponential Euler step, a and g decay exactly. The first current is excitatory, the second
/// inhibitory.
///
/// @param dt of a step, ms
/// @param tau of the membrane, ms
/// @param tauSynapse of both conductances, ms
/// @param keptAdaptation exp(-dt/τ_a) of each unit, `[units]`
/// @param beta what a spike takes from the adaptation current
/// @param reversal E
/// @param spike of V - 1: 1 from 0 on and 0 below, with the slope of a surrogate
public record ConductanceCell(
    DType dtype,
    int units,
    double dt,
    double tau,
    double tauSynapse,
    Tensor keptAdaptation,
    double beta,
    double reversal,
    UnaryOperator<Tensor> spike)
    implements OnlineCell {

  @Override
  public int currents() {
    return 2;
  }

  /// V, a, g_E, g_I.
  @Override
  public List<Type> states(int batch) {
    Type each = Type.of(dtype, batch, units);
    return List.of(each, each, each, each);
  }

  @Override
  public List<Tensor> step(List<Tensor> states, List<Tensor> currents) {
    Tensor z = output(states);
    Tensor v = states.get(0).minus(z);
    Tensor a = states.get(1).minus(z.times(beta)).times(keptAdaptation);
    Tensor excitatory = conductance(states.get(2), currents.get(0));
    Tensor inhibitory = conductance(states.get(3), currents.get(1));
    Tensor total = excitatory.plus(inhibitory).plus(1);
    Tensor drive = excitatory.minus(inhibitory).times(reversal).plus(a);
    Tensor end = drive.over(total);
    Tensor next = end.plus(v.minus(end).times(Maths.exp(total.times(-dt / tau))));
    return List.of(next, a, excitatory, inhibitory);
  }

  private Tensor conductance(Tensor g, Tensor spikes) {
    return g.times(Jump.keep(dt, tauSynapse)).plus(spikes.times(Jump.gain(dt, tauSynapse)));
  }

  @Override
  public Tensor output(List<Tensor> states) {
    return spike.apply(states.getFirst().minus(1));
  }
}
