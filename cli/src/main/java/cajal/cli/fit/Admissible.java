package cajal.cli.fit;

import cajal.systems.fitting.Free;
import java.util.Map;
import java.util.Set;

/// The numbers that a parameter can have in any cell: time constants and capacitances are above 0,
/// other times, conductances and resistances at least 0. A parameter of a cell that Cajal knows is
/// not negative where its usual bounds are not.
///
/// @param kind as it is called in messages; empty where all numbers can be
/// @param isZero whether it can be 0
record Admissible(String kind, boolean isZero) {
  private static final Set<String> TIMES = Set.of("s", "ms", "us", "µs");
  private static final Set<String> CAPACITANCES =
      Set.of("F", "pF", "nF", "uF", "µF", "pF/cm²", "nF/cm²", "uF/cm²", "µF/cm²", "uF/cm2");
  private static final Set<String> CONDUCTANCES =
      Set.of("S", "pS", "nS", "uS", "µS", "mS", "S/cm²", "mS/cm²", "mS/cm2", "S/cm2");
  private static final Set<String> RESISTANCES =
      Set.of("Ohm", "MOhm", "GOhm", "Ω", "kΩ", "MΩ", "GΩ");
  private static final Admissible ALL = new Admissible("", true);

  /// Of a parameter that is known with its usual bounds.
  static Admissible of(Free usual) {
    if (usual.low() < 0) return ALL;
    Admissible named = of(usual.name(), usual.unit());
    return named.kind.isEmpty() ? new Admissible("what is never negative", true) : named;
  }

  /// Of a field, by its unit; by its name where it has none. A conductance that is not called one
  /// couples states, as the `a` of AdEx, and can be negative.
  static Admissible of(String name, String unit) {
    boolean isUnknown = unit.isEmpty();
    if (name.matches("(?i)tau.*") && (isUnknown || TIMES.contains(unit))) {
      return new Admissible("a time constant", false);
    }
    if (CAPACITANCES.contains(unit) || isUnknown && name.matches("C|C_?m|Cm")) {
      return new Admissible("a capacitance", false);
    }
    if (TIMES.contains(unit)) return new Admissible("a time", true);
    if (RESISTANCES.contains(unit)) return new Admissible("a resistance", true);
    boolean isConductance = isUnknown || CONDUCTANCES.contains(unit);
    if (isConductance && name.matches("g([A-Z_].*)?")) return new Admissible("a conductance", true);
    return ALL;
  }

  /// @throws OptionError if the bounds reach beyond
  void require(Chosen one) {
    if (!one.isBounded()) return;
    require("--free %s=%s:%s".formatted(one.name(), one.low(), one.high()), one.low());
  }

  /// @throws OptionError if a number that is set is beyond
  static void require(Map<String, Double> fixed, Map<String, Admissible> all) {
    fixed.forEach((name, number) ->
        all.getOrDefault(name, ALL).require("--fix %s=%s".formatted(name, number), number));
  }

  private void require(String option, double lowest) {
    if (kind.isEmpty() || lowest > 0 || isZero && lowest == 0) return;
    throw new OptionError(
        "%s: this is %s; give %s.".formatted(option, kind, isZero ? "0 or more" : "more than 0"));
  }
}
