package cajal.unit;

import java.util.List;
import java.util.Optional;

/// A unit: its dimension, and the power of ten that makes it from the SI base units; mV has the
/// scale −3. Two units are equal if both agree, so that `mV/ms`, `pA/pF` and `nA/nF` are one unit,
/// and pA and nA are two.
///
/// ```java
/// PhysicalUnit.parse("nS").times(PhysicalUnit.parse("mV")).equals(PhysicalUnit.parse("pA"))
/// ```
public record PhysicalUnit(Dimension dimension, Ratio scale) {
  /// The unit of a plain number.
  public static final PhysicalUnit ONE = new PhysicalUnit(Dimension.NONE, Ratio.ZERO);

  /// Reads `mV`, `nS/ms`, `uF/cm2`, `1/ms`, `ms**0.5`, `ms^(1/2)`, `sqrt(ms)`, `MOhm`, `mV ms`, `1`
  /// and Brian2's long names (`mvolt`, `siemens/metre**2`). Products and quotients bind from left
  /// to right.
  ///
  /// @throws UnitError if the text is not a unit
  public static PhysicalUnit parse(String text) {
    return new UnitParser(text).parse();
  }

  /// The unit with this symbol or long name: `mV`, `mvolt`; powers and products have none.
  public static Optional<PhysicalUnit> named(String symbol) {
    return Symbols.find(symbol);
  }

  /// The symbols most used in the field, for suggestions.
  public static List<String> symbols() {
    return UnitPrinter.SINGLE;
  }

  public PhysicalUnit times(PhysicalUnit other) {
    return new PhysicalUnit(dimension.times(other.dimension), scale.plus(other.scale));
  }

  public PhysicalUnit per(PhysicalUnit other) {
    return new PhysicalUnit(dimension.per(other.dimension), scale.minus(other.scale));
  }

  public PhysicalUnit pow(Ratio exponent) {
    return new PhysicalUnit(dimension.pow(exponent), scale.times(exponent));
  }

  public PhysicalUnit pow(int exponent) {
    return pow(Ratio.of(exponent));
  }

  public PhysicalUnit sqrt() {
    return pow(Ratio.HALF);
  }

  /// Whether this is the unit of a plain number; the scale counts, so mV/V is not.
  public boolean isOne() {
    return equals(ONE);
  }

  public boolean sameDimension(PhysicalUnit other) {
    return dimension.equals(other.dimension);
  }

  /// What a number in this unit is multiplied by to be a number in `other`: 1000 from nA to pA.
  ///
  /// @throws UnitError if the dimensions differ
  public double factorTo(PhysicalUnit other) {
    if (!sameDimension(other)) {
      throw UnitError.mismatch("conversion", other, this, "");
    }
    Ratio power = scale.minus(other.scale);
    return power.isInteger()
        ? Double.parseDouble("1e" + power.numerator())
        : Math.pow(10, power.value());
  }

  /// The unit in the words of the field, readable by [#parse]: `mV/ms`, `nS`, `uF/cm2`, `ms^0.5`.
  @Override
  public String toString() {
    return UnitPrinter.print(this);
  }
}
