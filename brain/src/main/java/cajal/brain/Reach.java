package cajal.brain;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/// Handles into models for the plain run: fields and methods seen as doubles.
final class Reach {
  private static final MethodType GET = MethodType.methodType(double.class, Model.class);
  private static final MethodType SET =
      MethodType.methodType(void.class, Model.class, double.class);

  private Reach() {}

  /// A field of any primitive type.
  record Variable(String name, MethodHandle getter, MethodHandle setter) {
    static Variable of(Field field) {
      field.setAccessible(true);
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      try {
        return new Variable(
            field.getName(),
            MethodHandles.explicitCastArguments(lookup.unreflectGetter(field), GET),
            MethodHandles.explicitCastArguments(lookup.unreflectSetter(field), SET));
      } catch (IllegalAccessException closed) {
        throw closed(field, closed);
      }
    }

    double get(Model model) {
      try {
        return (double) getter.invokeExact(model);
      } catch (Throwable thrown) {
        throw unchecked(thrown);
      }
    }

    void set(Model model, double value) {
      try {
        setter.invokeExact(model, value);
      } catch (Throwable thrown) {
        throw unchecked(thrown);
      }
    }
  }

  /// A method without parameters; an overriding one is called where there is one.
  record Value(String name, MethodHandle handle) {
    static Value of(Method method) {
      method.setAccessible(true);
      try {
        MethodHandle handle = MethodHandles.lookup().unreflect(method);
        return new Value(method.getName(), MethodHandles.explicitCastArguments(handle, GET));
      } catch (IllegalAccessException closed) {
        throw closed(method, closed);
      }
    }

    double of(Model model) {
      try {
        return (double) handle.invokeExact(model);
      } catch (Throwable thrown) {
        throw unchecked(thrown);
      }
    }
  }

  private static IllegalArgumentException closed(Object member, IllegalAccessException cause) {
    return new IllegalArgumentException(
        member + " cannot be reached; open its package to Cajal", cause);
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) throw error;
    return thrown instanceof RuntimeException runtime ? runtime : new RuntimeException(thrown);
  }
}
