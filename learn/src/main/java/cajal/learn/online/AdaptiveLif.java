package cajal.learn.online;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.surrogate.Surrogate;
import cajal.surrogate.Surrogates;
import cajal.trace.Derivatives;
import cajal.trace.Maths;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Leaky integrate-and-fire units whose threshold may rise with each spike (LIF and ALIF; an LSNN
/// has both): v ← leak·v + gain·I - threshold·z, a ← decay·a + z, z = H(v - threshold - β·a). A
/// unit that fired is silent for the rest of its refractory steps, of which the spike is the first.
/// No gradient goes through the refractory time (Bellec et al. 2020).
///
/// @param leak exp(-dt/tau)
/// @param gain of a current
/// @param adaptation with threshold per spike β, `[units]` or a scalar
/// @param refractory steps
/// @param surrogate slope of the spike by (v - threshold - β·a) / threshold
/// @param stopsReset whether no gradient goes through the reset, as in e-prop; back through many
///   steps the reset holds gradients down
public record AdaptiveLif(
    DType dtype,
    int units,
    double leak,
    double gain,
    double threshold,
    Optional<Adaptation> adaptation,
    int refractory,
    Surrogate surrogate,
    boolean stopsReset)
    implements OnlineCell {

  /// @param decay exp(-dt/tau) of the threshold
  /// @param beta by how much a spike raises it
  public record Adaptation(double decay, Tensor beta) {}

  /// Units without adaptation and refractory time.
  public static AdaptiveLif lif(
      DType dtype, int units, double leak, double threshold, Surrogate surrogate) {
    return new AdaptiveLif(dtype, units, leak, 1, threshold, Optional.empty(), 0, surrogate, true);
  }

  @Override
  public List<Type> states(int batch) {
    List<Type> all = new ArrayList<>(List.of(Type.of(dtype, batch, units)));
    if (adaptation.isPresent()) all.add(all.getFirst());
    if (refractory > 1) all.add(all.getFirst());
    return all;
  }

  @Override
  public List<Tensor> step(List<Tensor> states, List<Tensor> currents) {
    Tensor z = output(states);
    Tensor fired = Derivatives.stop(z);
    Tensor v = states.getFirst();
    Tensor leaked = v.times(leak).plus(currents.getFirst().times(gain));
    List<Tensor> next =
        new ArrayList<>(List.of(leaked.minus((stopsReset ? fired : z).times(threshold))));
    adaptation.ifPresent(a -> next.add(states.get(1).times(a.decay()).plus(z)));
    if (refractory > 1) {
      Tensor left = Maths.relu(states.getLast().minus(1));
      next.add(Maths.max(left, fired.times(refractory - 1)));
    }
    return next;
  }

  @Override
  public Tensor output(List<Tensor> states) {
    Tensor above = states.getFirst().minus(threshold);
    if (adaptation.isPresent()) above = above.minus(states.get(1).times(adaptation.get().beta()));
    Tensor z = Surrogates.spike(above.over(threshold), surrogate);
    if (refractory < 2) return z;
    return z.times(states.getLast().lt(0.5).cast(dtype));
  }
}
