package cajal.systems.fitting;

import cajal.ir.UnaryKind;
import cajal.trace.Maths;
import cajal.trace.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Generalised integrate-and-fire cell: a threshold that moves with the voltage, and two currents
/// that each spike changes; driven by a current in nA, by exponential Euler steps.
///
/// τ dV/dt = −(V − E_L) + R (I + I1 + I2), dV_th/dt = a (V − E_L) − b (V_th − V_th∞), dI_j/dt =
/// −k_j I_j, with τ 20 ms, R 20 MΩ, E_L −70, V_th∞ −50 mV; V_th never falls below −60 mV. A spike
/// of the step before sets V to −70 mV, I1 to A1, and adds A2 to I2, before I1, I2, V_th and V are
/// stepped in this order.
///
/// Source: Mihalaş & Niebur 2009, Neural Comput. 21:704, in the order of steps of the fitting
/// script of Wang et al. 2024.
public final class GifCell extends SteppedCell {
  private static final Map<String, Free> RANGES =
      Map.of(
          "a", new Free("a", "1/ms", 0, 0.1),
          "b", new Free("b", "1/ms", 0, 0.1),
          "k1", new Free("k1", "1/ms", 0.1, 1),
          "k2", new Free("k2", "1/ms", 0.01, 0.1),
          "A1", new Free("A1", "nA", -1, 1),
          "A2", new Free("A2", "nA", -0.5, 0.5));

  private static final Map<String, Double> PUBLISHED =
      Map.of("a", 0.005, "b", 0.01, "k1", 0.2, "k2", 0.02, "A1", 0.0, "A2", 0.0);

  /// @param free those that are fitted, of a, b, k1, k2, A1 and A2
  /// @param fixed numbers of the others where they are not those of the published target
  public GifCell(List<String> free, Map<String, Double> fixed) {
    super(free.stream().map(GifCell::range).toList(), with(fixed));
  }

  private static Free range(String name) {
    Free range = RANGES.get(name);
    if (range != null) return range;
    throw new IllegalArgumentException(
        "a GIF cell has no parameter '%s' to fit; it has a, b, k1, k2, A1 and A2".formatted(name));
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
  List<Double> start() {
    return List.of(-70.0, 0.0, 0.0, -50.0);
  }

  @Override
  List<Tensor> step(
      List<Tensor> states, Tensor spiked, Tensor current, Parameters parameters, double dt) {
    Tensor rest = Tensor.scalar(-70.0);
    Tensor v = Maths.where(spiked, rest, states.get(0));
    Tensor first = Maths.where(spiked, parameters.of("A1"), states.get(1));
    Tensor second = states.get(2).plus(Maths.where(spiked, parameters.of("A2"), 0));
    Tensor threshold = states.get(3);
    Tensor nextFirst = first.times(decay(parameters.of("k1"), dt));
    Tensor nextSecond = second.times(decay(parameters.of("k2"), dt));
    Tensor b = parameters.of("b");
    Tensor drift = parameters.of("a").times(v.minus(rest)).minus(b.times(threshold.plus(50)));
    Tensor moved =
        threshold.plus(drift.times(Maths.unary(UnaryKind.EXPREL, b.times(-dt)).times(dt)));
    Tensor end = current.plus(nextFirst).plus(nextSecond).times(20).plus(rest);
    return List.of(
        end.plus(v.minus(end).times(Math.exp(-dt / 20))),
        nextFirst,
        nextSecond,
        Maths.max(moved, Tensor.scalar(-60.0)));
  }

  private static Tensor decay(Tensor rate, double dt) {
    return Maths.exp(rate.times(-dt));
  }

  @Override
  Tensor excess(List<Tensor> states) {
    return states.get(0).minus(states.get(3));
  }
}
