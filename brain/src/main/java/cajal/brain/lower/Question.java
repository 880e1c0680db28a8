package cajal.brain.lower;

import cajal.lift.LiftError;
import cajal.lift.Lifted;
import cajal.lift.Lifter;
import java.lang.reflect.Method;

/// A method that is asked for its result in every step, and so must leave the model as it is.
final class Question {
  private Question() {}

  /// @param instead where a change of state belongs
  /// @throws LiftError if the method assigns a field
  static Lifted ask(Lifter lifter, SymbolicModel model, Method method, String instead) {
    Lifted lifted = lifter.call(model, method);
    String name = model.instance().getClass().getSimpleName() + "." + method.getName();
    unchanged(lifted, name, instead);
    return lifted;
  }

  static void unchanged(Lifted lifted, String name, String instead) {
    lifted.writes().keySet().stream()
        .findFirst()
        .ifPresent(write -> {
          throw new LiftError(
              name + ": it is asked for in every step and must leave the model as it is",
              "it assigns '" + write.field().getName() + "'",
              "the change in " + instead);
        });
  }
}
