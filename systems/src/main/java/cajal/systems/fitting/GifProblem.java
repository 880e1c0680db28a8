package cajal.systems.fitting;

import cajal.exec.Settings;
import cajal.learn.search.Budget;
import cajal.learn.search.DifferentialEvolution;
import cajal.learn.search.Found;
import java.util.List;
import java.util.Map;

/// The generalised integrate-and-fire cell of Wang et al. 2024: five traces of 10,000 steps of 0.1
/// ms, whose target has 10, 5, 3, 0 and 0 spikes.
///
/// With A1 = A2 = 0, as published, the internal currents stay 0 and k1 and k2 change nothing: a and
/// b are fitted. The loss is piecewise constant in both, so that only methods without gradients get
/// on.
public final class GifProblem implements Problem {
  /// a, b, k1, k2, A1 and A2 of the target.
  public static final List<Double> PUBLISHED_TARGET = List.of(0.005, 0.01, 0.2, 0.02, 0.0, 0.0);

  private static final List<Double> KNOWN = List.of(0.005, 0.01);
  private static final int PUBLISHED = 100;
  private static final int POPULATION = 12;

  private final GifCell cell = new GifCell(List.of("a", "b"), Map.of());
  private final DifferentialEvolution method =
      new DifferentialEvolution(POPULATION, 0.4, 0.9, 0.9, true);
  private final Fit fit;

  public GifProblem(Settings settings) {
    double[] known = KNOWN.stream().mapToDouble(x -> x).toArray();
    double[][] target = new Simulation(cell, stimuli()).run(known).voltage();
    fit = new Fit(cell, stimuli(), new VoltageError(target, PUBLISHED), POPULATION, settings);
    fit.values(new double[][] {known});
  }

  /// Currents in nA: two steps, one of several levels, short pulses up and down, and a long one
  /// down.
  public static Stimuli stimuli() {
    double[][] currents = new double[5][10_000];
    hold(currents[0], 2, 0, 200);
    hold(currents[1], 1.5, 0, 500);
    hold(currents[2], 1.5, 0, 100);
    hold(currents[2], 0.5, 600, 700);
    hold(currents[2], 1, 700, 800);
    hold(currents[2], 1.5, 800, 900);
    hold(currents[3], 1.5, 0, 20);
    hold(currents[3], -1.5, 200, 220);
    hold(currents[3], 1.5, 240, 260);
    hold(currents[4], -3.5, 50, 800);
    return new Stimuli(0.1, currents);
  }

  private static void hold(double[] current, double amplitude, int from, int to) {
    for (int t = 10 * from; t < 10 * to; t++) current[t] = amplitude;
  }

  @Override
  public String title() {
    return "fit-gif";
  }

  @Override
  public String method() {
    return method.title();
  }

  @Override
  public List<Free> free() {
    return cell.free();
  }

  @Override
  public List<Double> known() {
    return KNOWN;
  }

  @Override
  public Found solve(int evaluations, long seed) {
    return method.run(fit, Budget.of(evaluations).until(0), seed);
  }
}
