package cajal.lift;

import cajal.unit.PhysicalUnit;
import cajal.unit.Unit;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.jspecify.annotations.Nullable;

/// Units as the classes declare them.
final class DeclaredUnits {
  private DeclaredUnits() {}

  /// The unit of a field; without `@Unit` it is a plain number in a checked class, and unknown in
  /// any other.
  static @Nullable PhysicalUnit of(Field field) {
    PhysicalUnit declared = annotation(field);
    if (declared != null) return declared;
    return isChecked(field.getDeclaringClass()) ? PhysicalUnit.ONE : null;
  }

  static @Nullable PhysicalUnit annotation(AnnotatedElement element) {
    Unit unit = element.getAnnotation(Unit.class);
    return unit == null ? null : PhysicalUnit.parse(unit.value());
  }

  /// Whether numbers written in the code of the class are plain numbers: it has a `@Unit` anywhere.
  static boolean checksNumbers(Class<?> type) {
    if (isChecked(type)) return true;
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Unit.class)) return true;
      for (Parameter parameter : method.getParameters()) {
        if (parameter.isAnnotationPresent(Unit.class)) return true;
      }
    }
    return false;
  }

  /// Whether the class or one it extends has a field with `@Unit`. The classes it extends are not
  /// checked on its behalf: what they do not say is unknown.
  static boolean isChecked(Class<?> type) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.isAnnotationPresent(Unit.class)) return true;
      }
    }
    return false;
  }
}
