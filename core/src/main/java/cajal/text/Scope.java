package cajal.text;

import cajal.unit.PhysicalUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names an expression may use, each with its unit.
final class Scope {
  static final PhysicalUnit TIME = PhysicalUnit.parse("ms");

  /// White noise, whose integral over time has the variance of time.
  static final PhysicalUnit NOISE = TIME.pow(-1).sqrt();

  private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "if", "else");

  private final Map<String, Optional<PhysicalUnit>> units = new LinkedHashMap<>();

  Scope(Map<String, PhysicalUnit> declared) {
    declared.forEach((name, unit) -> units.put(name, Optional.of(unit)));
    units.put("t", Optional.of(TIME));
    units.put("dt", Optional.of(TIME));
    units.put("pi", Optional.of(PhysicalUnit.ONE));
    units.put("inf", Optional.empty());
  }

  /// This scope and names whose unit fits any.
  Scope with(Collection<String> open) {
    Scope wider = new Scope(Map.of());
    wider.units.putAll(units);
    for (String name : open) wider.units.putIfAbsent(name, Optional.empty());
    return wider;
  }

  static boolean isKeyword(String name) {
    return KEYWORDS.contains(name);
  }

  /// Whether this is `xi`, or one of the independent noises `xi_1`, `xi_exc`, ….
  static boolean isNoise(String name) {
    return name.equals("xi") || name.startsWith("xi_");
  }

  /// Whether no equation may define this name.
  static boolean isReserved(String name) {
    return new Scope(Map.of()).contains(name)
        || isKeyword(name)
        || Function.named(name).isPresent()
        || Set.of("where", "pow").contains(name);
  }

  boolean contains(String name) {
    return units.containsKey(name) || isNoise(name);
  }

  /// The unit of a name in scope; null if any unit fits it.
  @Nullable PhysicalUnit unit(String name) {
    return isNoise(name) ? NOISE : units.getOrDefault(name, Optional.empty()).orElse(null);
  }

  List<String> names() {
    return List.copyOf(units.keySet());
  }
}
