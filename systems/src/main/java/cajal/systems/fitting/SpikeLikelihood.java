package cajal.systems.fitting;

import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import org.jspecify.annotations.Nullable;

/// How unlikely the recorded spikes are for a cell whose threshold is soft, in nats for each spike:
/// −Σ log(1 − exp(−λ dt)) over the steps with a spike, Σ λ dt over the others in which the cell is
/// not refractory, λ = log(1 + exp(excess / softness)) per ms.
///
/// Its gradient is informative, for cells that are [CellModel#forced]: it is a smooth function of
/// all parameters, and falls towards parameters with which the cell is nearer to its threshold
/// where the data spikes and farther from it elsewhere, also where the cell by itself has too many
/// spikes or too few. The voltage is not compared.
///
/// Source: Paninski 2004, Network 15:243; Jolivet et al. 2006, J. Comput. Neurosci. 21:35.
///
/// @param spikes `[traces][steps]`
/// @param dt in ms
/// @param softness of the threshold in mV
public record SpikeLikelihood(boolean[][] spikes, double dt, double softness) implements Loss {
  /// Keeps the logarithm of an intensity finite that is below what f64 holds.
  private static final double LEAST = 1e-300;

  public SpikeLikelihood {
    if (!(softness > 0) || !(dt > 0)) {
      throw new IllegalArgumentException(
          "a threshold that is soft over %s mV, steps of %s ms; give more than 0 of both"
              .formatted(softness, dt));
    }
  }

  @Override
  public String title() {
    return "likelihood of the spikes of the data, with a threshold soft over " + softness + " mV";
  }

  @Override
  public String unit() {
    return "nats";
  }

  @Override
  public @Nullable String misleading(CellModel cell) {
    if (!cell.resets()) return null;
    return cell.name()
        + " resets at spikes of its own; give it those of the data, cell.forced(spikes)";
  }

  @Override
  public Tensor of(Response response) {
    Tensor excess = response.excess();
    int n = excess.dim(2);
    Tensor expected = Maths.softplus(excess.times(1 / softness)).times(dt);
    Tensor ready = response.ready();
    Tensor hazard = ready == null ? expected : expected.times(ready);
    int steps = spikes.length * spikes[0].length;
    Tensor all = Reductions.sum(hazard.reshape(steps, n), 0);
    int[] at = Steps.of(spikes);
    if (at.length == 0) return all;
    Tensor counted = Shapes.gather(hazard.reshape(steps, n), Tensor.of(at));
    Tensor flat = expected.reshape(steps, n);
    Tensor there = Maths.max(Shapes.gather(flat, Tensor.of(at)), Tensor.scalar(LEAST));
    Tensor some = Maths.log(Maths.expm1(there.negate()).negate());
    return all.minus(Reductions.sum(counted.plus(some), 0)).times(1.0 / at.length);
  }
}
