package cajal.systems.cognition;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.online.OnlineCell;
import cajal.trace.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Generalised integrate-and-fire units with two internal currents and a fixed threshold, in units
/// of the threshold (rest 0, threshold 1): τV' = -V + I1 + I2 + g, τ_j·I_j' = -I_j, τ_s·g' = -g. A
/// spike of the step before takes 1 from V and adds A1 and A2 to the currents; it has the
/// surrogate's slope in all of them.
///
/// @param dt of a step, ms
/// @param tau of the membrane, ms
/// @param tauSynapse of the synaptic current, ms
/// @param first the fast internal current
/// @param second the slow one
/// @param spike of V - 1: 1 from 0 on and 0 below, with the slope of a surrogate
public record GifCell(
    DType dtype,
    int units,
    double dt,
    double tau,
    double tauSynapse,
    Internal first,
    Internal second,
    UnaryOperator<Tensor> spike)
    implements OnlineCell {

  /// @param kept share of it that is left after a step, `[units]`
  /// @param jump what a spike adds, `[units]`
  public record Internal(Tensor kept, Tensor jump) {
    Tensor next(Tensor current, Tensor z) {
      return current.plus(z.times(jump)).times(kept);
    }
  }

  /// V, I1, I2, g.
  @Override
  public List<Type> states(int batch) {
    Type each = Type.of(dtype, batch, units);
    return List.of(each, each, each, each);
  }

  @Override
  public List<Tensor> step(List<Tensor> states, List<Tensor> currents) {
    Tensor z = output(states);
    Tensor fast = first.next(states.get(1), z);
    Tensor slow = second.next(states.get(2), z);
    Tensor g =
        states
            .get(3)
            .times(Jump.keep(dt, tauSynapse))
            .plus(currents.getFirst().times(Jump.gain(dt, tauSynapse)));
    double leak = Jump.keep(dt, tau);
    Tensor v = states.get(0).minus(z).times(leak);
    return List.of(v.plus(fast.plus(slow).plus(g).times(1 - leak)), fast, slow, g);
  }

  @Override
  public Tensor output(List<Tensor> states) {
    return spike.apply(states.getFirst().minus(1));
  }
}
