package cajal.unit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The names a unit may be written with: symbols, Brian2's long names, and decimal prefixes.
final class Symbols {
  private static final Map<String, PhysicalUnit> UNITS = new HashMap<>();

  private static final Map<Character, Integer> PREFIXES =
      Map.ofEntries(
          Map.entry('a', -18),
          Map.entry('f', -15),
          Map.entry('p', -12),
          Map.entry('n', -9),
          Map.entry('u', -6),
          Map.entry('m', -3),
          Map.entry('c', -2),
          Map.entry('d', -1),
          Map.entry('k', 3),
          Map.entry('M', 6),
          Map.entry('G', 9),
          Map.entry('T', 12));

  private static final Map<String, String> REFUSED =
      Map.of(
          "degC", "a Celsius scale has an offset; write K for a difference, or no unit at all",
          "celsius", "a Celsius scale has an offset; write K for a difference, or no unit at all",
          "min", "60 s is no power of ten; give the number in s",
          "h", "3600 s is no power of ten; give the number in s");

  static {
    name(PhysicalUnit.ONE, "rad", "radian");
    name(unit(0, 1, 0, 0, 0, 0, 0, 0), "m", "metre", "meter");
    name(unit(-3, 0, 1, 0, 0, 0, 0, 0), "g", "gram", "gramme");
    name(unit(0, 0, 0, 1, 0, 0, 0, 0), "s", "second", "sec");
    name(unit(0, 0, 0, 0, 1, 0, 0, 0), "A", "amp", "ampere");
    name(unit(0, 0, 0, 0, 0, 1, 0, 0), "K", "kelvin");
    name(unit(0, 0, 0, 0, 0, 0, 1, 0), "mol", "mole");
    name(unit(0, 0, 0, 0, 0, 0, 0, 1), "cd", "candela");
    name(unit(0, 0, 0, -1, 0, 0, 0, 0), "Hz", "hertz");
    name(unit(0, 2, 1, -3, -1, 0, 0, 0), "V", "volt");
    name(unit(0, -2, -1, 3, 2, 0, 0, 0), "S", "siemens");
    name(unit(0, 2, 1, -3, -2, 0, 0, 0), "Ohm", "ohm");
    name(unit(0, -2, -1, 4, 2, 0, 0, 0), "F", "farad");
    name(unit(0, 0, 0, 1, 1, 0, 0, 0), "C", "coulomb");
    name(unit(0, 1, 1, -2, 0, 0, 0, 0), "N", "newton");
    name(unit(0, 2, 1, -2, 0, 0, 0, 0), "J", "joule");
    name(unit(0, 2, 1, -3, 0, 0, 0, 0), "W", "watt");
    name(unit(0, -1, 1, -2, 0, 0, 0, 0), "Pa", "pascal");
    name(unit(0, 2, 1, -2, -2, 0, 0, 0), "H", "henry");
    name(unit(0, 2, 1, -2, -1, 0, 0, 0), "Wb", "weber");
    name(unit(0, 0, 1, -2, -1, 0, 0, 0), "T", "tesla");
    name(unit(-3, 3, 0, 0, 0, 0, 0, 0), "L", "l", "litre", "liter");
    name(unit(3, -3, 0, 0, 0, 0, 1, 0), "M", "molar");
  }

  private Symbols() {}

  /// The unit called `name`, with or without a prefix.
  static Optional<PhysicalUnit> find(String name) {
    PhysicalUnit exact = UNITS.get(name);
    if (exact != null) return Optional.of(exact);
    if (name.length() < 2 || REFUSED.containsKey(name)) return Optional.empty();
    Integer power = PREFIXES.get(name.charAt(0));
    PhysicalUnit plain = UNITS.get(name.substring(1));
    if (power == null || plain == null) return Optional.empty();
    return Optional.of(new PhysicalUnit(plain.dimension(), plain.scale().plus(Ratio.of(power))));
  }

  /// Why a well-known unit is not accepted here.
  static Optional<String> refusal(String name) {
    return Optional.ofNullable(REFUSED.get(name));
  }

  private static void name(PhysicalUnit unit, String... names) {
    for (String name : names) UNITS.put(name, unit);
  }

  private static PhysicalUnit unit(
      int scale, int m, int kg, int s, int ampere, int kelvin, int mol, int cd) {
    return new PhysicalUnit(Dimension.of(m, kg, s, ampere, kelvin, mol, cd), Ratio.of(scale));
  }
}
