package cajal.text;

import cajal.unit.PhysicalUnit;

/// A number from outside a model's text, in a unit.
public record Constant(double value, PhysicalUnit unit) {
  public static Constant of(double value, String unit) {
    return new Constant(value, PhysicalUnit.parse(unit));
  }
}
