package cajal.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the shortest name of a unit in the units of the field.
final class UnitPrinter {
  /// Single units that are printed by their own name; Hz stands for 1/s, but 1/ms for itself.
  static final List<String> SINGLE =
      List.of(
          "mV", "V", "uV", "ms", "s", "us", "nA", "pA", "uA", "mA", "A", "nS", "uS", "mS", "pS",
          "S", "pF", "nF", "uF", "fF", "F", "MOhm", "GOhm", "kOhm", "Ohm", "Hz", "um", "cm", "mm",
          "m", "nm", "mM", "uM", "nM", "M", "mol", "nmol", "pC", "fC", "nC", "C", "K", "kg", "J",
          "fJ", "W", "N", "Pa", "cd");

  /// Units products are made of, the most likely first.
  private static final List<String> FACTORS =
      List.of(
          "mV", "ms", "nA", "pA", "nS", "uS", "mS", "uA", "pF", "s", "nF", "uF", "cm", "um", "mM",
          "V", "MOhm", "A", "S", "Ohm", "m", "mol", "K", "nM", "uM", "pC");

  private static final List<Ratio> EXPONENTS =
      List.of(
          Ratio.ONE,
          Ratio.of(-1),
          Ratio.of(2),
          Ratio.of(-2),
          Ratio.HALF,
          new Ratio(-1, 2),
          Ratio.of(3),
          Ratio.of(-3));

  private static final Map<PhysicalUnit, String> NAMES = new HashMap<>();
  private static final List<Term> TERMS = new ArrayList<>();
  private static final Map<PhysicalUnit, Term> TERM_OF = new HashMap<>();

  static {
    NAMES.put(PhysicalUnit.ONE, "1");
    for (String name : SINGLE) NAMES.putIfAbsent(PhysicalUnit.parse(name), name);
    for (int e = 0; e < EXPONENTS.size(); e++) {
      for (int f = 0; f < FACTORS.size(); f++) {
        Ratio exponent = EXPONENTS.get(e);
        PhysicalUnit unit = PhysicalUnit.parse(FACTORS.get(f)).pow(exponent);
        Term term = new Term(unit, FACTORS.get(f), exponent, 100 * (1 + e / 2) + f);
        TERMS.add(term);
        TERM_OF.putIfAbsent(unit, term);
      }
    }
  }

  private record Term(PhysicalUnit unit, String name, Ratio exponent, int cost) {}

  private UnitPrinter() {}

  static String print(PhysicalUnit unit) {
    String name = NAMES.get(unit);
    if (name != null) return name;
    if (unit.dimension().equals(Dimension.NONE)) return inBaseUnits(unit);
    List<Term> terms = shortest(unit, 3);
    return terms == null ? inBaseUnits(unit) : join(terms);
  }

  /// The cheapest product with at most `size` terms, of the fewest terms that will do.
  private static @Nullable List<Term> shortest(PhysicalUnit unit, int size) {
    for (int n = 1; n <= size; n++) {
      List<Term> terms = product(unit, n);
      if (terms != null) return terms;
    }
    return null;
  }

  private static @Nullable List<Term> product(PhysicalUnit unit, int size) {
    if (size == 1) {
      Term term = TERM_OF.get(unit);
      return term == null ? null : List.of(term);
    }
    List<Term> best = null;
    for (Term first : TERMS) {
      List<Term> rest = product(unit.per(first.unit), size - 1);
      if (rest == null) continue;
      List<Term> terms = new ArrayList<>(List.of(first));
      terms.addAll(rest);
      if (best == null || cost(terms) < cost(best)) best = terms;
    }
    return best;
  }

  private static int cost(List<Term> terms) {
    return terms.stream().mapToInt(Term::cost).sum();
  }

  private static String inBaseUnits(PhysicalUnit unit) {
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < Dimension.BASE.size(); i++) {
      Ratio exponent = unit.dimension().exponents().get(i);
      if (!exponent.isZero()) terms.add(new Term(unit, Dimension.BASE.get(i), exponent, 0));
    }
    String product = join(terms);
    if (unit.scale().isZero()) return product;
    String ten = "10^" + unit.scale();
    if (terms.isEmpty()) return ten;
    return product.startsWith("1/") ? ten + product.substring(1) : ten + "*" + product;
  }

  private static String join(List<Term> terms) {
    StringBuilder text = new StringBuilder();
    for (Term term : terms) {
      if (term.exponent.numerator() < 0) continue;
      if (!text.isEmpty()) text.append('*');
      text.append(term.name).append(suffix(term.exponent));
    }
    if (text.isEmpty()) text.append('1');
    for (Term term : terms) {
      if (term.exponent.numerator() > 0) continue;
      text.append('/').append(term.name).append(suffix(term.exponent.times(Ratio.of(-1))));
    }
    return text.toString();
  }

  private static String suffix(Ratio exponent) {
    if (exponent.equals(Ratio.ONE)) return "";
    return exponent.isInteger() ? exponent.toString() : "^" + exponent;
  }
}
