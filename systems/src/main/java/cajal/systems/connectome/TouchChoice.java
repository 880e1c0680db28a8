package cajal.systems.connectome;

import cajal.brain.connectome.Connectome;
import cajal.ir.DType;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The animal's answer to a gentle touch: at the front, the command neurons of going back are to be
/// more active than those of going forward; at the rear, the other way round. The loss is the
/// cross-entropy of that choice in the second half of the touch.
///
/// Source: Chalfie et al. 1985, J. Neurosci. 5:956.
public final class TouchChoice implements StrengthTraining.Goal {
  private static final double MS = 600;
  private static final double FROM = 100;
  private static final double UNTIL = 500;

  private final Connectome connectome;
  private final double dt;
  private final double current;

  /// @param dt of a step, ms
  /// @param current of a touch into each receptor, pA in graded cells, mV in spiking ones
  public TouchChoice(Connectome connectome, double dt, double current) {
    this.connectome = connectome;
    this.dt = dt;
    this.current = current;
  }

  @Override
  public int steps() {
    return at(MS);
  }

  private int at(double ms) {
    return (int) Math.rint(ms / dt);
  }

  @Override
  public Tensor currents() {
    return StrengthTraining.pulses(
        connectome,
        steps(),
        at(FROM),
        at(UNTIL),
        List.of(each(Worm.ANTERIOR_TOUCH), each(Worm.POSTERIOR_TOUCH)));
  }

  private Map<String, Double> each(List<String> receptors) {
    Map<String, Double> currents = new LinkedHashMap<>();
    for (String receptor : receptors) currents.put(receptor, current);
    return currents;
  }

  /// How much more each cell counts for going back than for going forward.
  @Override
  public List<Tensor> given() {
    float[] sides = new float[connectome.size()];
    for (String cell : Worm.BACKWARD) sides[connectome.cell(cell)] = 1f / Worm.BACKWARD.size();
    for (String cell : Worm.FORWARD) sides[connectome.cell(cell)] = -1f / Worm.FORWARD.size();
    return List.of(Tensor.of(sides));
  }

  /// The loss, and by how much going back wins in each trial, `[2]`.
  @Override
  public List<Tensor> loss(Tensor activity, Tensor voltage, List<Tensor> given) {
    Tensor late = Reductions.mean(Shapes.slice(activity, 0, at((FROM + UNTIL) / 2), at(UNTIL)), 0);
    Tensor back = Reductions.sum(late.times(given.getFirst().cast(late.dtype())), 1);
    Tensor sign = Tensor.of(new float[] {1, -1}).cast(back.dtype());
    Tensor loss = Reductions.mean(Maths.softplus(back.times(sign).negate()));
    return List.of(loss, back.cast(DType.F32));
  }
}
