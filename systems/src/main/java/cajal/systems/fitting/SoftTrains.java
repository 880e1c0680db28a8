package cajal.systems.fitting;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The squared van Rossum distance of two voltages, each made a train of soft spikes: σ((V − level)
/// / softness), of which 1 ms counts as a spike; the mean over traces.
///
/// Its gradient is informative for cells whose spikes are part of their voltage, such as
/// Hodgkin-Huxley cells: a voltage that comes near the level is a part of a spike already, so that
/// spikes appear and vanish smoothly. For cells that reset it is not: they jump.
///
/// Source: van Rossum 2001, Neural Comput. 13:751, of a smooth function of the voltage.
///
/// @param target `[traces][steps]` in mV
/// @param dt in ms
/// @param level above which the voltage is a spike, in mV
/// @param softness of the level in mV
/// @param tau how far apart spikes may be and still count as similar, in ms
public record SoftTrains(double[][] target, double dt, double level, double softness, double tau)
    implements SquaredLoss {
  public SoftTrains {
    if (!(softness > 0) || !(tau > 0) || !(dt > 0)) {
      throw new IllegalArgumentException(
          "soft spikes over %s mV, τ = %s ms, steps of %s ms; give more than 0 of each"
              .formatted(softness, tau, dt));
    }
    for (int k = 0; k < target.length; k++) Traces.check("voltage", k, target[k], target[0]);
  }

  @Override
  public String title() {
    return "van Rossum distance of soft spikes, τ " + tau + " ms";
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public @Nullable String misleading(CellModel cell) {
    if (!cell.resets()) return null;
    return cell.name()
        + " resets at spikes, which come and go at once. Use the loss likelihood or forced"
        + " (SpikeLikelihood, ForcedError), or a method without gradients (DifferentialEvolution,"
        + " CmaEs)";
  }

  @Override
  public Tensor residuals(Response response) {
    Tensor voltage = response.voltage();
    int traces = target.length;
    int steps = target[0].length;
    int n = voltage.dim(2);
    Tensor difference = soft(voltage).minus(soft(Columns.of(target, 1))).times(dt);
    Turn filtered =
        Control.scan(
            (trace, now) -> {
              Tensor next = trace.times(Math.exp(-dt / tau)).plus(now);
              return new Turn(List.of(next), List.of(next));
            },
            Fill.zeros(Type.of(DType.F64, traces, n)),
            difference);
    int every = Math.max(1, (int) Math.rint(tau / dt / 10));
    Tensor seen = Shapes.slice(filtered.stacked().getFirst(), 0, 0, steps, every);
    return seen.times(Math.sqrt(every * dt / tau / traces)).reshape(seen.dim(0) * traces, n);
  }

  private Tensor soft(Tensor voltage) {
    return Maths.sigmoid(voltage.minus(level).times(1 / softness));
  }
}
