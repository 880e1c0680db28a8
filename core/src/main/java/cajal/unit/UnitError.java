package cajal.unit;

import cajal.error.Spelling;
import java.util.Map;

/// Two units that do not go together, or a text that is no unit. The message has three parts: what
/// was asked, what was found, and what to write instead.
///
/// Where a factory takes `where`, it is the place in the model, such as `Lif.dv, line 12`, or
/// empty.
public final class UnitError extends RuntimeException {
  private static final Map<Dimension, String> KINDS =
      Map.ofEntries(
          kind("1", "a plain number"),
          kind("V", "voltage"),
          kind("A", "current"),
          kind("S", "conductance"),
          kind("Ohm", "resistance"),
          kind("F", "capacitance"),
          kind("C", "charge"),
          kind("s", "time"),
          kind("1/s", "rate"),
          kind("m", "length"),
          kind("m2", "area"),
          kind("m3", "volume"),
          kind("M", "concentration"),
          kind("mol", "amount"),
          kind("V/s", "voltage per time"),
          kind("A/s", "current per time"),
          kind("S/s", "conductance per time"),
          kind("F/m2", "capacitance per area"),
          kind("S/m2", "conductance per area"),
          kind("A/m2", "current per area"));

  private final String asked;
  private final String found;
  private final String instead;

  public UnitError(String asked, String found, String instead) {
    super(asked + "\n  found: " + found + "\n  write: " + instead);
    this.asked = asked;
    this.found = found;
    this.instead = instead;
  }

  /// Two operands of `operation` (`+`, `<`, `min`, …) that need one unit and have two.
  public static UnitError mismatch(
      String operation, PhysicalUnit left, PhysicalUnit right, String where) {
    return new UnitError(
        "both operands of " + operation + at(where) + " must have the same unit",
        describe(left) + " and " + describe(right),
        left.isOne()
            ? reconcile("the first operand", right, left)
            : reconcile("the second operand", left, right));
  }

  /// A value whose unit is not the one its place asks for: a derivative, an assignment, a result.
  public static UnitError unexpected(
      String what, PhysicalUnit expected, PhysicalUnit found, String where) {
    return new UnitError(
        what + at(where) + " must be in " + describe(expected),
        describe(found),
        reconcile("it", expected, found));
  }

  /// A function such as `exp` or `floor`, applied to something that has a unit.
  public static UnitError notPlain(String function, PhysicalUnit found, String where) {
    return new UnitError(
        function + at(where) + " needs a plain number",
        describe(found),
        found.sameDimension(PhysicalUnit.ONE)
            ? "the parts of x in one scale: mV with mV, and times in ms with rates in 1/ms, where 1 Hz"
                + " = 0.001/ms"
            : function + "(x/" + grouped(found) + "), or divide x by another quantity in " + found);
  }

  /// An exponent that is not a constant, for a base that has a unit.
  public static UnitError openPower(PhysicalUnit base, String where) {
    return new UnitError(
        "power"
            + at(where)
            + ": a base with a unit needs a constant, simple exponent like 2 or 0.5",
        "base in " + describe(base) + ", and an exponent that is not such a constant",
        "pow(x/" + grouped(base) + ", y), or the exponent as a number");
  }

  static UnitError unknown(String text, String symbol) {
    String reason =
        Symbols.refusal(symbol).orElse("a unit such as mV, ms, nS, pA, pF, MOhm, uF/cm2 or 1");
    return new UnitError(
        "unit \"" + text + "\"",
        symbol + ", which is not a unit here." + Spelling.suggestion(symbol, UnitPrinter.SINGLE),
        reason);
  }

  static UnitError unreadable(String text, String found) {
    return new UnitError(
        "unit \"" + text + "\"",
        found,
        "units joined by * and /, with powers: mV/ms, uF/cm2, 1/ms, ms**0.5, or 1 for a plain number");
  }

  /// The first part of the message: what was asked.
  public String asked() {
    return asked;
  }

  /// The second part of the message: what was found.
  public String found() {
    return found;
  }

  /// The third part of the message: what to write.
  public String instead() {
    return instead;
  }

  private static String reconcile(String operand, PhysicalUnit wanted, PhysicalUnit given) {
    if (wanted.sameDimension(given)) return rescale(operand, wanted, given);
    if (given.isOne()) {
      return "the number with its unit, as 5*" + grouped(wanted) + ", or correct a declared unit";
    }
    String factor = wanted.per(given).toString();
    String change =
        factor.startsWith("1/") || wanted.isOne()
            ? " divided by something in " + given.per(wanted)
            : " times something in " + factor;
    return operand + change + ", or correct the declared unit that is wrong";
  }

  private static String rescale(String operand, PhysicalUnit wanted, PhysicalUnit given) {
    String factor = number(given.factorTo(wanted));
    return "both in one unit, or "
        + operand
        + " times "
        + factor
        + "*"
        + grouped(wanted)
        + "/"
        + grouped(given)
        + ", since 1 "
        + given
        + " = "
        + factor
        + " "
        + wanted;
  }

  private static String number(double factor) {
    boolean plain = factor >= 1e-3 && factor < 1e7;
    if (!plain) return Double.toString(factor).replace(".0E", "e");
    return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
  }

  private static String grouped(PhysicalUnit unit) {
    String text = unit.toString();
    return text.matches("\\w+") ? text : "(" + text + ")";
  }

  private static String describe(PhysicalUnit unit) {
    boolean scaleOnly = unit.sameDimension(PhysicalUnit.ONE) && !unit.isOne();
    String kind = scaleOnly ? "two scales of one unit" : KINDS.get(unit.dimension());
    return kind == null ? unit.toString() : unit + " (" + kind + ")";
  }

  private static String at(String where) {
    return where.isEmpty() ? "" : " in " + where;
  }

  private static Map.Entry<Dimension, String> kind(String unit, String name) {
    return Map.entry(PhysicalUnit.parse(unit).dimension(), name);
  }
}
