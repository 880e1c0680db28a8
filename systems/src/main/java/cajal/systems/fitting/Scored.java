package cajal.systems.fitting;

import cajal.exec.Settings;
import cajal.learn.optim.Box;
import cajal.learn.search.Landscape;
import java.util.List;

/// The [Score] of a model by its free parameters, for up to `width` candidates at once.
public final class Scored implements Landscape {
  private final CellModel model;
  private final Score score;
  private final int width;
  private final Simulation simulation;

  public Scored(CellModel model, Stimuli stimuli, Score score, int width, Settings settings) {
    if (width < 1) throw new IllegalArgumentException("a width of " + width + "; give 1 or more");
    this.model = model;
    this.score = score;
    this.width = width;
    simulation = new Simulation(model, stimuli, settings);
  }

  @Override
  public Box box() {
    return Free.box(model.free());
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public double[] values(double[][] points) {
    double[] all = new double[points.length];
    for (int from = 0; from < points.length; from += width) {
      double[][] some = new double[width][];
      for (int n = 0; n < width; n++) some[n] = points[Math.min(from + n, points.length - 1)];
      List<Simulation.Traces> traces = simulation.run(some);
      for (int n = 0; n < Math.min(width, points.length - from); n++) {
        all[from + n] = score.of(traces.get(n));
      }
    }
    return all;
  }

  /// @throws UnsupportedOperationException always
  @Override
  public Slopes slopes(double[][] points) {
    throw refusal();
  }

  /// @throws UnsupportedOperationException always
  @Override
  public Residuals residuals(double[][] points) {
    throw refusal();
  }

  private UnsupportedOperationException refusal() {
    return new UnsupportedOperationException(
        score.title()
            + ": it has no gradient that leads anywhere. Use the loss "
            + (model.resets()
                ? "likelihood or forced (SpikeLikelihood, ForcedError)"
                : "smooth or voltage (SoftTrains, VoltageError)")
            + ", or a method without gradients (DifferentialEvolution, CmaEs)");
  }
}
