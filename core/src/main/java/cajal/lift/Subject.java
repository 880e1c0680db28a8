package cajal.lift;

import cajal.ir.Value;
import cajal.unit.PhysicalUnit;
import java.lang.reflect.Field;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An object whose fields are values of the graph while it is lifted: `this` of a model, the target
/// of a lambda, a synapse. Two subjects are one where they are equal.
public interface Subject {
  /// A prototype: its class says which method a virtual call runs, and what its fields refer to is
  /// constant.
  Object instance();

  /// The value of a field of type double, float, int or boolean that was not assigned yet in this
  /// call: a parameter, a state, an input, a clock. A constant `i32` or `bool` may bound a loop.
  Value read(Field field);

  /// Called before a field is assigned.
  ///
  /// @param where the place of the assignment, for the message
  /// @throws LiftError if this field may not be assigned here
  void checkWrite(Field field, Supplier<String> where);

  /// What a field refers to, as a subject of its own; null where its fields are constants, as those
  /// of a record of parameters.
  default @Nullable Subject part(Field field) {
    return null;
  }

  /// The unit of a field, null for unknown; from `@Unit` if not told otherwise.
  default @Nullable PhysicalUnit unit(Field field) {
    return DeclaredUnits.of(field);
  }
}
