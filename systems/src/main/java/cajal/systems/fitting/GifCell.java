package cajal.systems.fitting;

import cajal.ir.UnaryKind;
import cajal.trace.Maths;
import cajal.trace.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Generalised integrate-and-fire cell: a threshold that moves with the voltage, and two currents
/// that each spike changes; driven by a current in nA, by exponential Euler steps.
///
/// τ dV/dt = −(V − E_L) + R (I + I1 + I2), dV_th/dt = a (V − E_L) − b (V_th − V_th∞), dI_j/dt =
/// −k_j I_j; V starts at E_L, V_th at V_th∞ and never falls below V_min. A spike of the step before
/// sets V to V_reset, I1 to A1, and adds A2 to I2, before I1, I2, V_th and V are stepped in this
/// order.
///
/// Source: Mihalaş & Niebur 2009, Neural Comput. 21:704, in the order of steps of the fitting
/// script of Wang et al. 2024.
public final class GifCell extends SteppedCell {
  /// All that can be fitted, within the bounds that are usual.
  public static final List<Free> RANGES =
      List.of(
          new Free("a", "1/ms", 0, 0.1),
          new Free("b", "1/ms", 0, 0.1),
          new Free("k1", "1/ms", 0.1, 1),
          new Free("k2", "1/ms", 0.01, 0.1),
          new Free("A1", "nA", -1, 1),
          new Free("A2", "nA", -0.5, 0.5),
          new Free("tau", "ms", 2, 50),
          new Free("R", "MΩ", 5, 500),
          new Free("E_L", "mV", -90, -50),
          new Free("V_reset", "mV", -90, -30),
          new Free("V_th", "mV", -60, -20),
          new Free("V_min", "mV", -80, -30));

  /// Those of the published target.
  static final Map<String, Double> PUBLISHED =
      Map.ofEntries(
          Map.entry("a", 0.005),
          Map.entry("b", 0.01),
          Map.entry("k1", 0.2),
          Map.entry("k2", 0.02),
          Map.entry("A1", 0.0),
          Map.entry("A2", 0.0),
          Map.entry("tau", 20.0),
          Map.entry("R", 20.0),
          Map.entry("E_L", -70.0),
          Map.entry("V_reset", -70.0),
          Map.entry("V_th", -50.0),
          Map.entry("V_min", -60.0));

  /// @param free those that are fitted, within their usual bounds
  /// @param fixed numbers of the others where they are not those of the published target
  public GifCell(List<String> free, Map<String, Double> fixed) {
    this(fixed, free.stream().map(GifCell::range).toList());
  }

  /// @param free those that are fitted, each one of [#RANGES] with bounds of its own
  public GifCell(Map<String, Double> fixed, List<Free> free) {
    super(free, with(fixed));
    free.forEach(one -> range(one.name()));
  }

  private static Free range(String name) {
    return RANGES.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "a GIF cell has no parameter '%s' to fit; it has %s"
                    .formatted(
                        name, RANGES.stream().map(Free::name).collect(Collectors.joining(", ")))));
  }

  private static Map<String, Double> with(Map<String, Double> fixed) {
    Map<String, Double> all = new HashMap<>(PUBLISHED);
    all.putAll(fixed);
    return all;
  }

  @Override
  public String name() {
    return "gif";
  }

  @Override
  public boolean resets() {
    return true;
  }

  @Override
  List<Tensor> start(Parameters parameters) {
    Tensor none = Tensor.scalar(0.0);
    return List.of(parameters.of("E_L"), none, none, parameters.of("V_th"));
  }

  @Override
  List<Tensor> step(
      List<Tensor> states, Tensor spiked, Tensor current, Parameters parameters, double dt) {
    Tensor rest = parameters.of("E_L");
    Tensor v = Maths.where(spiked, parameters.of("V_reset"), states.get(0));
    Tensor first = Maths.where(spiked, parameters.of("A1"), states.get(1));
    Tensor second = states.get(2).plus(Maths.where(spiked, parameters.of("A2"), 0));
    Tensor threshold = states.get(3);
    Tensor nextFirst = first.times(decay(parameters.of("k1"), dt));
    Tensor nextSecond = second.times(decay(parameters.of("k2"), dt));
    Tensor b = parameters.of("b");
    Tensor above = threshold.minus(parameters.of("V_th"));
    Tensor drift = parameters.of("a").times(v.minus(rest)).minus(b.times(above));
    Tensor moved =
        threshold.plus(drift.times(Maths.unary(UnaryKind.EXPREL, b.times(-dt)).times(dt)));
    Tensor currents = current.plus(nextFirst).plus(nextSecond);
    Tensor end = currents.times(parameters.of("R")).plus(rest);
    Tensor kept = Maths.exp(Tensor.scalar(-dt).over(parameters.of("tau")));
    return List.of(
        end.plus(v.minus(end).times(kept)),
        nextFirst,
        nextSecond,
        Maths.max(moved, parameters.of("V_min")));
  }

  private static Tensor decay(Tensor rate, double dt) {
    return Maths.exp(rate.times(-dt));
  }

  @Override
  Tensor excess(List<Tensor> states) {
    return states.get(0).minus(states.get(3));
  }
}
