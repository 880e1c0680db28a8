package cajal.systems.connectome;

import cajal.brain.connectome.Connectome;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Voltages that some cells are to have in one trial: the loss is their mean squared error, mV².
public final class TraceTarget implements StrengthTraining.Goal {
  private final Connectome connectome;
  private final List<String> cells;
  private final Tensor currents;
  private final Tensor target;

  /// @param currents `[steps, 1, cells of the connectome]`
  /// @param cells those of which voltages are given
  /// @param target mV, `[steps, cells]`
  public TraceTarget(Connectome connectome, Tensor currents, List<String> cells, Tensor target) {
    if (target.dim(0) != currents.dim(0) || target.dim(1) != cells.size()) {
      throw new IllegalArgumentException(
          "targets %s for %d cells in %d steps; give a row for each step"
              .formatted(target.type(), cells.size(), currents.dim(0)));
    }
    this.connectome = connectome;
    this.currents = currents;
    this.cells = List.copyOf(cells);
    this.target = target;
  }

  @Override
  public int steps() {
    return currents.dim(0);
  }

  @Override
  public Tensor currents() {
    return currents;
  }

  @Override
  public List<Tensor> given() {
    return List.of(target);
  }

  @Override
  public List<Tensor> loss(Tensor activity, Tensor voltage, List<Tensor> given) {
    List<Tensor> columns = new ArrayList<>();
    Tensor trial = Shapes.at(voltage, 1, 0);
    for (String cell : cells) columns.add(Shapes.at(trial, 1, connectome.cell(cell)));
    Tensor found = Shapes.transpose(Shapes.stack(columns.toArray(Tensor[]::new)));
    Tensor wanted = given.getFirst().cast(found.dtype());
    return List.of(Reductions.mean(Maths.square(found.minus(wanted))));
  }
}
