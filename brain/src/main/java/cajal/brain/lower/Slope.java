package cajal.brain.lower;

import cajal.ir.Value;
import cajal.lift.Lifted;
import cajal.lift.Lifter;
import cajal.unit.PhysicalUnit;
import cajal.unit.Unit;
import cajal.unit.UnitRules;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Objects;

/// The derivative of a state, whose unit must be that of the state per ms.
final class Slope {
  private static final PhysicalUnit MS = PhysicalUnit.parse("ms");

  private Slope() {}

  static Value of(Lifter lifter, SymbolicModel model, Field state, Method method) {
    Lifted lifted = Question.ask(lifter, model, method, "onSpike or in a stimulus");
    Unit declared = state.getAnnotation(Unit.class);
    if (declared != null && !method.isAnnotationPresent(Unit.class)) {
      UnitRules.expect(
          "d" + state.getName() + "/dt",
          PhysicalUnit.parse(declared.value()).per(MS),
          lifted.unit(),
          model.instance().getClass().getSimpleName() + "." + method.getName());
    }
    return Objects.requireNonNull(lifted.result());
  }
}
