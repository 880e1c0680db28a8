package cajal.systems.fitting;

import cajal.ir.UnaryKind;
import cajal.trace.Maths;
import cajal.trace.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One compartment with the currents of a Traub-Miles cell, whose leak, sodium and potassium
/// conductances in µS and voltage shift V_T in mV are fitted; driven by a current in nA, by
/// exponential Euler steps.
///
/// C 0.2 nF, which is 20,000 µm² of membrane, E_L −65, E_Na 50, E_K −90 mV; starts at −65 mV with
/// all gates at 0. A spike is counted where the voltage exceeds −20 mV.
///
/// Source: the fitting script of Wang et al. 2024 ("A differentiable approach to multi-scale brain
/// modeling").
public final class HodgkinHuxleyCell extends SteppedCell {
  /// The two forms of α_h = 0.128 f((17 − V + V_T) / 18).
  public enum Rates {
    /// f = exprel, as the published script has it.
    PUBLISHED,
    /// f = exp, as Traub and Miles (1991) have it.
    TRAUB_MILES
  }

  private static final double THRESHOLD = -20;

  /// All that can be fitted, within the published bounds.
  public static final List<Free> RANGES =
      List.of(
          new Free("g_L", "µS", 1e-4, 0.1),
          new Free("g_Na", "µS", 0.01, 40),
          new Free("g_K", "µS", 0.01, 20),
          new Free("V_T", "mV", -65, -50));

  /// Those of the published target.
  static final Map<String, Double> PUBLISHED =
      Map.of("g_L", 0.00836366, "g_Na", 24.69774, "g_K", 5.814895, "V_T", -55.310945);

  private final Rates rates;

  public HodgkinHuxleyCell(Rates rates) {
    this(rates, Map.of(), RANGES);
  }

  /// @param fixed numbers of those that are not fitted, where they are not those of the published
  ///   target
  /// @param free of g_L, g_Na, g_K and V_T those that are fitted
  public HodgkinHuxleyCell(Rates rates, Map<String, Double> fixed, List<Free> free) {
    super(free, with(fixed));
    this.rates = rates;
  }

  private static Map<String, Double> with(Map<String, Double> fixed) {
    Map<String, Double> all = new HashMap<>(PUBLISHED);
    all.putAll(fixed);
    return all;
  }

  @Override
  public String name() {
    return "hh";
  }

  @Override
  public boolean resets() {
    return false;
  }

  @Override
  List<Tensor> start(Parameters parameters) {
    Tensor closed = Tensor.scalar(0.0);
    return List.of(Tensor.scalar(-65.0), closed, closed, closed);
  }

  @Override
  List<Tensor> step(
      List<Tensor> states, Tensor spiked, Tensor current, Parameters parameters, double dt) {
    Tensor v = states.get(0);
    Tensor m = states.get(1);
    Tensor h = states.get(2);
    Tensor n = states.get(3);
    Tensor leak = parameters.of("g_L");
    Tensor sodium = parameters.of("g_Na").times(Maths.square(m).times(m)).times(h);
    Tensor potassium = parameters.of("g_K").times(Maths.square(Maths.square(n)));
    Tensor all = leak.plus(sodium).plus(potassium);
    Tensor drive = leak.times(-65).plus(sodium.times(50)).plus(potassium.times(-90)).plus(current);
    Tensor x = v.minus(parameters.of("V_T"));
    Tensor opening = from(17, x).over(18);
    return List.of(
        towards(v, drive.over(all), all.times(-dt / 0.2)),
        gate(
            m, over(1.28, exprel(from(13, x).over(4))), over(1.4, exprel(x.minus(40).over(5))), dt),
        gate(
            h,
            (rates == Rates.PUBLISHED ? exprel(opening) : Maths.exp(opening)).times(0.128),
            over(4, Maths.exp(from(40, x).over(5)).plus(1)),
            dt),
        gate(
            n,
            over(0.16, exprel(from(15, x).over(5))),
            Maths.exp(from(10, x).over(40)).times(0.5),
            dt));
  }

  @Override
  Tensor excess(List<Tensor> states) {
    return states.getFirst().minus(THRESHOLD);
  }

  private static Tensor gate(Tensor x, Tensor opening, Tensor closing, double dt) {
    Tensor rate = opening.plus(closing);
    return towards(x, opening.over(rate), rate.times(-dt));
  }

  /// One step of a linear equation with this end and exponent.
  private static Tensor towards(Tensor x, Tensor end, Tensor exponent) {
    return end.plus(x.minus(end).times(Maths.exp(exponent)));
  }

  private static Tensor from(double number, Tensor x) {
    return x.negate().plus(number);
  }

  private static Tensor over(double number, Tensor x) {
    return Tensor.scalar(number).over(x);
  }

  private static Tensor exprel(Tensor x) {
    return Maths.unary(UnaryKind.EXPREL, x);
  }
}
