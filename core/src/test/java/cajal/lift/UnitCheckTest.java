package cajal.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import cajal.ir.Type;
import cajal.unit.PhysicalUnit;
import cajal.unit.UnitError;
import java.io.Serializable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitCheckTest {
  private final GraphBuilder builder = new GraphBuilder();
  private final Draws draws =
      (kind, site, occurrence, parameters) -> builder.input("draw" + site, Type.scalar(DType.F64));
  private final Lifter lifter = new Lifter(builder, DType.F64, draws);

  private Lifted lift(Object instance, String method) {
    BothWays.Model model = new BothWays.Model(instance, builder);
    return lifter.call(model, BothWays.method(instance.getClass(), method));
  }

  @ParameterizedTest
  @CsvSource({
    "membrane, mV/ms",
    "gating, 1/ms",
    "powers, mV",
    "bounds, mV",
    "choices, mV",
    "noise, mV",
    "framework, ms",
    "helper, nS",
    "reusedSlots, 1"
  })
  void unitsOfResultsFollowFromTheArithmetic(String method, String unit) {
    Lifted lifted = lift(new UnitModels.Lif(), method);
    if (!method.equals("framework")) {
      assertThat(lifted.unit()).isEqualTo(PhysicalUnit.parse(unit));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          adds | both operands of + in | mV (voltage) and pA (current)
          compares | both operands of > in | mV (voltage) and pA (current)
          exponentiates | exp in | mV (voltage)
          assignsWrong | v in | mV*ms
          assignsNumber | v in | 1 (a plain number)
          merges | both operands of if/else in | mV (voltage) and ms (time)
          usesTorn | both operands of if/else in | mV (voltage) and ms (time)
          power | power in | base in mV
          wrongArgument | argument 1 of conductance in | ms (time)
          callsWrongResult | the result of wrongResult in | mV (voltage)
          scales | both operands of + in | mV (voltage) and V (voltage)
          record | both operands of + in | mV (voltage) and 1 (a plain number)
          """)
  void whatDoesNotFitIsNamedWithItsLine(String method, String asked, String found) {
    assertThatExceptionOfType(UnitError.class)
        .isThrownBy(() -> lift(new UnitModels.Lif(), method))
        .withMessageStartingWith(asked)
        .withMessageMatching("(?s).*UnitModels\\.Lif\\.\\w+, line \\d+.*")
        .withMessageContaining(found)
        .withMessageContaining("\n  write: ");
  }

  @Test
  void assignmentsOfFittingUnitsAreAccepted() {
    assertThat(lift(new UnitModels.Lif(), "assigns").writes()).hasSize(5);
  }

  @Test
  void aClassThatExtendsACheckedOneIsChecked() {
    Lifted scaled = lift(new UnitModels.Child(), "scaled");
    assertThat(scaled.unit()).isEqualTo(PhysicalUnit.parse("mV"));
  }

  @Test
  void aFieldWithoutUnitInSuchAClassIsAPlainNumber() {
    assertThatExceptionOfType(UnitError.class)
        .isThrownBy(() -> lift(new UnitModels.Child(), "wrong"))
        .withMessageContaining("1 (a plain number) and mV (voltage)");
  }

  @Test
  void inAClassWithoutUnitsNumbersFitAll() {
    assertThat(lift(new UnitModels.Unchecked(), "dv").unit()).isEqualTo(PhysicalUnit.parse("V"));
  }

  interface Action<C> extends Consumer<C>, Serializable {}

  @Test
  void aLambdaInAClassWithoutUnitsAssignsNumbersInTheFieldsUnit() {
    BothWays.Model lif = new BothWays.Model(new UnitModels.Lif(), builder);
    Action<UnitModels.Lif> reset = c -> c.v = -60;
    assertThat(lifter.lambda(reset, lif).writes()).hasSize(1);
    Action<UnitModels.Lif> wrong = c -> c.v = c.tau;
    assertThatExceptionOfType(UnitError.class)
        .isThrownBy(() -> lifter.lambda(wrong, lif))
        .withMessageContaining("the lambda in UnitCheckTest.");
  }
}
