package cajal.systems.fitting;

import cajal.exec.Settings;
import cajal.learn.search.Budget;
import cajal.learn.search.Found;
import cajal.learn.search.LevenbergMarquardt;
import cajal.learn.search.MultiStart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// The problem of [GifProblem] with internal currents that do something, A1 = 0.2 nA and A2 = −0.1
/// nA, and all six parameters fitted.
///
/// The spikes are read off the target's resets and forced on the candidates, which makes the
/// problem smooth: Levenberg-Marquardt solves it. Since a and b act through spikes alone, a whole
/// region of both makes exactly the target's voltages; its middle is taken, and its extent is how
/// well the target tells them. The published loss, with spikes of the cell's own, is that of what
/// was found, one evaluation more.
public final class GifCurrentsProblem implements Problem {
  private static final List<String> NAMES = List.of("a", "b", "k1", "k2", "A1", "A2");
  private static final List<Double> KNOWN = List.of(0.005, 0.01, 0.2, 0.02, 0.2, -0.1);
  private static final int PUBLISHED = 100;
  private static final int LANES = 12;
  private static final int SCREENED = 36;
  private static final double MARGIN = 1e-5;
  private static final double GOAL = 1e-20;

  /// How often the region of a and b is linearised anew around its middle.
  private static final int ROUNDS = 3;

  private final String title;
  private final GifCell cell = new GifCell(NAMES, Map.of());
  private final MultiStart method =
      new MultiStart(new LevenbergMarquardt(), LANES / NAMES.size(), SCREENED);
  private final Fit forced;
  private final Fit published;
  private final SameSpikes same;

  private GifCurrentsProblem(String title, Stimuli stimuli, Settings settings) {
    this.title = title;
    double[] known = KNOWN.stream().mapToDouble(x -> x).toArray();
    double[][] target = new Simulation(cell, stimuli).run(known).voltage();
    boolean[][] spikes = RecordedSpikes.resets(target);
    Loss loss = new ForcedError(target, spikes, MARGIN);
    forced = new Fit(cell.forced(spikes), stimuli, loss, LANES, settings);
    published = new Fit(cell, stimuli, new VoltageError(target, PUBLISHED), 1, settings);
    same = new SameSpikes(cell, stimuli, spikes, 0, 1, settings);
    published.values(new double[][] {known});
    forced.values(new double[][] {known});
    forced.residuals(new double[][] {known});
    same.around(known);
  }

  /// With the published currents.
  public static GifCurrentsProblem published(Settings settings) {
    return new GifCurrentsProblem("fit-gif-currents", GifProblem.stimuli(), settings);
  }

  /// With as many fluctuating currents beside the published: more spikes, which tell a and b
  /// better.
  public static GifCurrentsProblem fluctuating(Settings settings) {
    return new GifCurrentsProblem("fit-gif-fluctuating", fluctuating(), settings);
  }

  /// The published currents, and five Ornstein-Uhlenbeck processes of mean 1.7 nA, deviation 0.8 nA
  /// and time constant 10 ms.
  static Stimuli fluctuating() {
    Stimuli plain = GifProblem.stimuli();
    double[][] currents = new double[2 * plain.traces()][];
    SplittableRandom random = new SplittableRandom(1);
    double keep = Math.exp(-plain.dt() / 10);
    for (int k = 0; k < plain.traces(); k++) {
      currents[k] = plain.currents()[k];
      double[] noise = new double[plain.steps()];
      double x = 0;
      for (int t = 0; t < noise.length; t++) {
        x = keep * x + 0.8 * Math.sqrt(1 - keep * keep) * random.nextGaussian();
        noise[t] = 1.7 + x;
      }
      currents[plain.traces() + k] = noise;
    }
    return new Stimuli(plain.dt(), currents);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String method() {
    return method.title() + ", with the spikes of the data; then the middle of the same spikes";
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
    int search = evaluations - 1 - ROUNDS * NAMES.size();
    Found found = method.run(forced, Budget.of(Math.max(1, search)).until(GOAL), seed);
    if (search < 1) return found.revalued(published);
    long start = System.nanoTime();
    double[] x = found.x();
    for (int i = 0; i < ROUNDS; i++) x = centred(x);
    return found.moved(x, ROUNDS, (System.nanoTime() - start) * 1e-9).revalued(published);
  }

  private double[] centred(double[] x) {
    Polygon region = same.around(x);
    if (region.isEmpty()) return x;
    double[] centred = x.clone();
    System.arraycopy(region.middle(), 0, centred, 0, 2);
    return centred;
  }

  @Override
  public Map<String, double[]> alike(Found found) {
    Polygon region = same.around(found.x());
    if (region.isEmpty()) return Map.of();
    Map<String, double[]> alike = new LinkedHashMap<>();
    for (int k = 0; k < 2; k++) alike.put(NAMES.get(k), region.extent(k));
    return alike;
  }
}
