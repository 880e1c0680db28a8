package cajal.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitRulesTest {
  private static final PhysicalUnit MV = PhysicalUnit.parse("mV");
  private static final PhysicalUnit NA = PhysicalUnit.parse("nA");
  private static final PhysicalUnit PA = PhysicalUnit.parse("pA");

  @Test
  void addingTwoKindsOfQuantityTellsBothAndTheFactorThatIsMissing() {
    assertThatThrownBy(() -> UnitRules.same("+", MV, NA, "Lif.dv, line 12"))
        .isInstanceOf(UnitError.class)
        .hasMessageContaining("both operands of + in Lif.dv, line 12 must have the same unit")
        .hasMessageContaining("found: mV (voltage) and nA (current)")
        .hasMessageContaining("times something in MOhm");
  }

  @Test
  void addingTwoScalesOfOneQuantityTellsTheConversion() {
    assertThatThrownBy(() -> UnitRules.same("+", PA, NA, ""))
        .hasMessageContaining("found: pA (current) and nA (current)")
        .hasMessageContaining("1000*pA/nA, since 1 nA = 1000 pA");
  }

  @Test
  void addingAPlainNumberToAVoltageAsksForItsUnit() {
    assertThatThrownBy(() -> UnitRules.same("-", MV, UnitRules.literal(5), ""))
        .hasMessageContaining("1 (a plain number)")
        .hasMessageContaining("5*mV");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void zeroAndInfinityFitAnyUnit(double value) {
    assertThat(UnitRules.same("max", UnitRules.literal(value), MV, "")).isEqualTo(MV);
    assertThat(UnitRules.same("max", MV, UnitRules.literal(value), "")).isEqualTo(MV);
  }

  @Test
  void anUnknownUnitPassesEverywhereAndMakesProductsUnknown() {
    assertThat(UnitRules.times(null, MV)).isNull();
    assertThat(UnitRules.per(MV, null)).isNull();
    assertThat(UnitRules.same("+", null, null, "")).isNull();
    assertThat(UnitRules.power(null, null, null, "")).isNull();
    assertThat(UnitRules.call("sqrt", Arrays.asList((PhysicalUnit) null), "")).isNull();
    assertThatCode(() -> UnitRules.expect("dv/dt", MV, null, "")).doesNotThrowAnyException();
  }

  @Test
  void aDerivativeInTheWrongUnitTellsTheRightOne() {
    PhysicalUnit perMs = PhysicalUnit.parse("mV/ms");
    assertThatThrownBy(() -> UnitRules.expect("dv/dt", perMs, MV, "Lif.dv, line 3"))
        .hasMessageContaining("dv/dt in Lif.dv, line 3 must be in mV/ms (voltage per time)")
        .hasMessageContaining("found: mV (voltage)")
        .hasMessageContaining("it divided by something in ms");
  }

  @Test
  void transcendentalFunctionsNeedPlainNumbers() {
    assertThat(UnitRules.call("exp", List.of(PhysicalUnit.ONE), "")).isEqualTo(PhysicalUnit.ONE);
    assertThatThrownBy(() -> UnitRules.call("exp", List.of(MV), "Eif.dv, line 7"))
        .hasMessageContaining("exp in Eif.dv, line 7 needs a plain number")
        .hasMessageContaining("exp(x/mV)");
  }

  @Test
  void functionsThatKeepTheUnitKeepIt() {
    assertThat(UnitRules.call("abs", List.of(MV), "")).isEqualTo(MV);
    assertThat(UnitRules.call("clip", List.of(MV, MV, MV), "")).isEqualTo(MV);
    assertThat(UnitRules.call("sign", List.of(MV), "")).isEqualTo(PhysicalUnit.ONE);
    assertThat(UnitRules.call("sqrt", List.of(PhysicalUnit.parse("ms")), ""))
        .isEqualTo(PhysicalUnit.parse("ms**0.5"));
    assertThat(UnitRules.call("fma", List.of(NA, PhysicalUnit.parse("MOhm"), MV), ""))
        .isEqualTo(MV);
    assertThatThrownBy(() -> UnitRules.call("min", List.of(MV, NA), ""))
        .isInstanceOf(UnitError.class);
  }

  @Test
  void aPowerOfAQuantityNeedsAConstantExponent() {
    assertThat(UnitRules.power(MV, PhysicalUnit.ONE, 2.0, "")).isEqualTo(MV.times(MV));
    assertThat(UnitRules.power(PhysicalUnit.ONE, PhysicalUnit.ONE, null, ""))
        .isEqualTo(PhysicalUnit.ONE);
    assertThatThrownBy(() -> UnitRules.power(MV, PhysicalUnit.ONE, null, ""))
        .hasMessageContaining("constant");
    assertThatThrownBy(() -> UnitRules.power(MV, PhysicalUnit.ONE, Math.PI, ""))
        .hasMessageContaining("constant");
    assertThatThrownBy(() -> UnitRules.power(MV, MV, 2.0, "")).hasMessageContaining("exponent");
  }

  @Test
  void everyConstantOfUnitsIsOneAndNamesItself() throws IllegalAccessException {
    for (var field : Units.class.getFields()) {
      assertThat(field.getAnnotation(Unit.class).value()).isEqualTo(field.getName());
      assertThat(PhysicalUnit.parse(field.getName())).isNotEqualTo(PhysicalUnit.ONE);
      assertThat(field.getDouble(null)).isEqualTo(1);
    }
  }
}
