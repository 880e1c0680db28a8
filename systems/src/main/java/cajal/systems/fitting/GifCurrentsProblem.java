package cajal.systems.fitting;

import cajal.exec.Settings;
import cajal.learn.search.Budget;
import cajal.learn.search.Found;
import cajal.learn.search.LevenbergMarquardt;
import cajal.learn.search.MultiStart;
import java.util.List;
import java.util.Map;

/// The problem of [GifProblem] with internal currents that do something, A1 = 0.2 nA and A2 = −0.1
/// nA, and all six parameters fitted.
///
/// The spikes are read off the target's resets and forced on the candidates, which makes the
/// problem smooth: Levenberg-Marquardt solves it. The published loss, with spikes of the cell's
/// own, is that of what was found, one evaluation more.
public final class GifCurrentsProblem implements Problem {
  private static final List<String> NAMES = List.of("a", "b", "k1", "k2", "A1", "A2");
  private static final List<Double> KNOWN = List.of(0.005, 0.01, 0.2, 0.02, 0.2, -0.1);
  private static final int PUBLISHED = 100;
  private static final int LANES = 12;
  private static final int SCREENED = 36;
  private static final double MARGIN = 1e-5;
  private static final double GOAL = 1e-20;

  private final GifCell cell = new GifCell(NAMES, Map.of());
  private final MultiStart method =
      new MultiStart(new LevenbergMarquardt(), LANES / NAMES.size(), SCREENED);
  private final Fit forced;
  private final Fit published;

  public GifCurrentsProblem(Settings settings) {
    Stimuli stimuli = GifProblem.stimuli();
    double[] known = KNOWN.stream().mapToDouble(x -> x).toArray();
    double[][] target = new Simulation(cell, stimuli).run(known).voltage();
    boolean[][] spikes = RecordedSpikes.resets(target);
    Loss loss = new ForcedError(target, spikes, MARGIN);
    forced = new Fit(cell.forced(spikes), stimuli, loss, LANES, settings);
    published = new Fit(cell, stimuli, new VoltageError(target, PUBLISHED), 1, settings);
    published.values(new double[][] {known});
    forced.values(new double[][] {known});
    forced.residuals(new double[][] {known});
  }

  @Override
  public String title() {
    return "fit-gif-currents";
  }

  @Override
  public String method() {
    return method.title() + ", with the spikes of the data";
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
    Budget budget = Budget.of(Math.max(1, evaluations - 1)).until(GOAL);
    return method.run(forced, budget, seed).revalued(published);
  }
}
