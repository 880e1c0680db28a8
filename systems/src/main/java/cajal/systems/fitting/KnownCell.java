package cajal.systems.fitting;

import cajal.brain.integrate.Scheme;
import cajal.brain.models.AdEx;
import cajal.systems.fitting.HodgkinHuxleyCell.Rates;
import cajal.systems.fitting.spikes.AdaptiveLif;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The cells that come with Cajal to be fitted to voltages.
public enum KnownCell {
  HH("hh", 0.01, HodgkinHuxleyCell.RANGES, List.of("g_L", "g_Na", "g_K", "V_T")) {
    @Override
    public CellModel cell(Map<String, Double> fixed, List<Free> free) {
      return new HodgkinHuxleyCell(Rates.PUBLISHED, fixed, free);
    }

    @Override
    public Published published() {
      return new Published(HhProblem.stimuli(), HodgkinHuxleyCell.PUBLISHED);
    }
  },
  GIF(
      "gif",
      0.1,
      GifCell.RANGES,
      List.of("a", "b", "k1", "k2", "A1", "A2", "tau", "R", "E_L", "V_reset", "V_th")) {
    @Override
    public CellModel cell(Map<String, Double> fixed, List<Free> free) {
      return new GifCell(fixed, free);
    }

    @Override
    public Published published() {
      return new Published(GifProblem.stimuli(), GifCell.PUBLISHED);
    }
  },
  ADEX(
      "adex",
      0.1,
      List.of(
          new Free("C", "pF", 20, 500),
          new Free("gL", "nS", 1, 50),
          new Free("EL", "mV", -90, -50),
          new Free("VT", "mV", -60, -25),
          new Free("deltaT", "mV", 0.5, 5),
          new Free("reset", "mV", -80, -35),
          new Free("a", "nS", -5, 20),
          new Free("b", "pA", 0, 200),
          new Free("tauW", "ms", 5, 500),
          new Free("peak", "mV", -20, 40)),
      List.of("C", "gL", "EL", "VT", "deltaT", "reset", "a", "b", "tauW")) {
    @Override
    public CellModel cell(Map<String, Double> fixed, List<Free> free) {
      Supplier<AdEx> neuron = Fields.set(AdEx::new, fixed);
      return new NeuronCell(title(), neuron, 1000, free).by(Scheme.EULER);
    }
  },
  ALIF(
      "alif",
      0.1,
      List.of(
          new Free("tau", "ms", 1, 50),
          new Free("R", "MΩ", 5, 500),
          new Free("EL", "mV", -90, -50),
          new Free("threshold", "mV", -60, -20),
          new Free("reset", "mV", -90, -30),
          new Free("b", "nA", 0, 0.5),
          new Free("tauW", "ms", 5, 1000)),
      List.of("tau", "R", "EL", "threshold", "reset", "b", "tauW")) {
    @Override
    public CellModel cell(Map<String, Double> fixed, List<Free> free) {
      Supplier<AdaptiveLif> neuron = Fields.set(KnownCell::resting, fixed);
      return new NeuronCell(title(), neuron, 1, free);
    }
  };

  private final String title;
  private final double step;
  private final List<Free> parameters;
  private final List<String> usual;

  KnownCell(String title, double step, List<Free> parameters, List<String> usual) {
    this.title = title;
    this.step = step;
    this.parameters = parameters;
    this.usual = usual;
  }

  private static AdaptiveLif resting() {
    AdaptiveLif cell = new AdaptiveLif();
    cell.EL = -65;
    cell.v = cell.EL;
    cell.threshold = -45;
    cell.reset = -60;
    return cell;
  }

  /// As it is asked for.
  public String title() {
    return title;
  }

  /// The longest that its steps should be, in ms.
  public double step() {
    return step;
  }

  /// All that can be fitted, with the bounds that are usual.
  public List<Free> parameters() {
    return parameters;
  }

  /// What can be set but not fitted: a refractory time counts whole steps, so that its slope is 0.
  public List<String> settable() {
    return this == ADEX || this == ALIF ? List.of("tRef") : List.of();
  }

  /// What is fitted to recordings where nothing else is said.
  public List<String> usual() {
    return usual;
  }

  /// The published simulation of this cell.
  ///
  /// @param numbers of all parameters
  public record Published(Stimuli stimuli, Map<String, Double> numbers) {}

  /// The simulation that is fitted where there are no recordings; null if there is none.
  public @Nullable Published published() {
    return null;
  }

  /// @param fixed numbers of parameters that are not fitted
  public abstract CellModel cell(Map<String, Double> fixed, List<Free> free);
}
