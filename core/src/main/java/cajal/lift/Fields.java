package cajal.lift;

import cajal.ir.DType;
import cajal.ir.Value;
import cajal.lift.Operand.Kind;
import cajal.lift.Operand.Literal;
import cajal.lift.Operand.Numeric;
import cajal.lift.Operand.Reference;
import cajal.lift.Operand.Symbol;
import cajal.unit.PhysicalUnit;
import cajal.unit.UnitRules;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and assigns fields.
final class Fields {
  private final Lifting lifting;
  private final Map<Assignment, Numeric> unassigned = new HashMap<>();

  Fields(Lifting lifting) {
    this.lifting = lifting;
  }

  void run(State state, FieldInstruction instruction, Class<?> from) {
    Class<?> owner = ClassFiles.type(instruction.owner().asInternalName(), from);
    Field field = ClassFiles.field(owner, instruction.name().stringValue());
    switch (instruction.opcode()) {
      case GETSTATIC -> state.push(constant(field));
      case GETFIELD -> state.push(read(state, state.pop(), field));
      case PUTFIELD -> {
        Operand value = state.pop();
        assign(state, state.pop(), field, value);
      }
      default -> throw LiftError.staticAssigned(lifting.place(), field);
    }
  }

  private Operand constant(Field field) {
    if (field.getName().equals("$assertionsDisabled")) return lifting.arithmetic.integer(1);
    if (!Modifier.isFinal(field.getModifiers())) {
      throw LiftError.staticNotFinal(lifting.place(), field);
    }
    return known(ClassFiles.get(field, null), field, DeclaredUnits.annotation(field));
  }

  private Operand read(State state, Operand object, Field field) {
    if (!(object instanceof Reference(Subject subject, Object instance))) {
      throw LiftError.nullObject(lifting.place(), field.getName());
    }
    if (!field.getType().isPrimitive()) return reference(subject, instance, field);
    if (subject == null) {
      return known(ClassFiles.get(field, instance), field, DeclaredUnits.of(field));
    }
    Assignment key = new Assignment(subject, field);
    Numeric written = state.writes.get(key);
    return written != null ? written : unassigned(key);
  }

  private Operand reference(@Nullable Subject subject, Object instance, Field field) {
    if (field.getType().isArray() && !Modifier.isFinal(field.getModifiers())) {
      throw LiftError.arrayNotFinal(lifting.place(), field);
    }
    Object held = ClassFiles.get(field, instance);
    if (held == null) return new Operand.Null();
    return new Reference(subject == null ? null : subject.part(field), held);
  }

  /// The operand for a constant; its unit as annotated, else that of a number in the code.
  private Operand known(@Nullable Object value, Field field, @Nullable PhysicalUnit unit) {
    Operand operand = lifting.calls.constant(value);
    if (!(operand instanceof Literal literal)) return operand;
    if (unit == null && !DeclaredUnits.isChecked(field.getDeclaringClass())) {
      return literal.with(null);
    }
    if (unit != null && !unit.isOne()) return literal.with(unit);
    return literal.with(UnitRules.literal(literal.number().doubleValue()));
  }

  /// The value of a field before any assignment.
  Numeric unassigned(Assignment key) {
    Numeric known = unassigned.get(key);
    if (known == null) {
      known = initial(key);
      unassigned.put(key, known);
    }
    return known;
  }

  private Numeric initial(Assignment key) {
    Field field = key.field();
    Value value = key.subject().read(field);
    DType expected = type(field);
    if (value.dtype() != expected) {
      throw new IllegalArgumentException(
          "the value of " + field + " must be " + expected + ", found " + value.type());
    }
    PhysicalUnit unit = key.subject().unit(field);
    Kind real = field.getType() == float.class ? Kind.FLOAT : Kind.DOUBLE;
    return lifting.arithmetic.symbol(expected.isFloat() ? real : Kind.INT, value, unit);
  }

  private DType type(Field field) {
    Class<?> type = field.getType();
    if (type == double.class || type == float.class) return lifting.real;
    if (type == boolean.class) return DType.BOOL;
    if (type == int.class) return DType.I32;
    throw LiftError.fieldType(lifting.place(), field);
  }

  private void assign(State state, Operand object, Field field, Operand value) {
    if (!(object instanceof Reference(Subject subject, Object instance))) {
      throw LiftError.nullObject(lifting.place(), field.getName());
    }
    if (subject == null) throw LiftError.constantAssigned(lifting.place(), field);
    if (!(value instanceof Numeric number)) throw LiftError.fieldType(lifting.place(), field);
    DType type = type(field);
    subject.checkWrite(field, lifting::where);
    PhysicalUnit unit = subject.unit(field);
    UnitRules.expect(field.getName(), unit, number.unit(), lifting.where());
    Numeric stored = stored(type, number);
    state.writes.put(new Assignment(subject, field), unit == null ? stored : stored.with(unit));
  }

  private Numeric stored(DType type, Numeric number) {
    if (!(number instanceof Symbol symbol) || symbol.value().dtype() == type) return number;
    Value value =
        type == DType.BOOL ? lifting.arithmetic.bool(number) : lifting.arithmetic.i32(number);
    return new Symbol(Kind.INT, value, symbol.unit());
  }
}
