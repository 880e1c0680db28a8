package cajal.systems.fitting;

import cajal.exec.Settings;
import cajal.learn.search.Budget;
import cajal.learn.search.CmaEs;
import cajal.learn.search.Found;
import cajal.learn.search.LevenbergMarquardt;
import cajal.learn.search.Refined;
import cajal.systems.fitting.HodgkinHuxleyCell.Rates;
import java.util.List;

/// The Hodgkin-Huxley cell of Wang et al. 2024: four parameters, five traces of 1497 steps of 0.01
/// ms with steps of current.
///
/// The published loss sees the voltage at every 149th step, which leaves local minima that more
/// samples of the same simulation do not have. So every tenth sample is fitted: CMA-ES finds the
/// valley, Levenberg-Marquardt its bottom. The published loss is that of what was found, one
/// evaluation more.
public final class HhProblem implements Problem {
  /// g_L, g_Na and g_K in µS, V_T in mV.
  public static final List<Double> KNOWN = List.of(0.00836366, 24.69774, 5.814895, -55.310945);

  private static final int FITTED = 10;
  private static final int PUBLISHED = 149;
  private static final double GOAL = 1e-15;
  private static final int LANES = 12;

  private final HodgkinHuxleyCell cell;
  private final Fit fitted;
  private final Fit published;
  private final Refined method =
      new Refined(new CmaEs(LANES), 0.4, new LevenbergMarquardt(30, 3), LANES / KNOWN.size());

  public HhProblem(Rates rates, Settings settings) {
    cell = new HodgkinHuxleyCell(rates);
    double[] known = KNOWN.stream().mapToDouble(x -> x).toArray();
    double[][] target = new Simulation(cell, stimuli()).run(known).voltage();
    fitted = new Fit(cell, stimuli(), new VoltageError(target, FITTED), LANES, settings);
    published = new Fit(cell, stimuli(), new VoltageError(target, PUBLISHED), 1, settings);
    published.values(new double[][] {known});
    fitted.values(new double[][] {known});
    fitted.residuals(new double[][] {known});
  }

  /// Currents in nA.
  public static Stimuli stimuli() {
    double[] amplitudes = {10, 2, 2, 50, 0.2};
    double[][] currents = new double[amplitudes.length][1497];
    for (int k = 0; k < amplitudes.length; k++) {
      for (int t = k == 3 ? 0 : 499; t < 998; t++) currents[k][t] = amplitudes[k];
    }
    return new Stimuli(0.01, currents);
  }

  @Override
  public String title() {
    return "fit-hh";
  }

  @Override
  public String method() {
    return method.title() + ", on every " + FITTED + "th sample";
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
    Found found = method.run(fitted, Budget.of(Math.max(1, evaluations - 1)).until(GOAL), seed);
    return found.revalued(published);
  }
}
