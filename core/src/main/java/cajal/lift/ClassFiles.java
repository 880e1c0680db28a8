package cajal.lift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Class files, read once, and the JVM's rules of which method or field a name means (JVMS 5.4.3).
final class ClassFiles {
  private final Map<Class<?>, ClassModel> files = new HashMap<>();
  private final Map<Method, MethodCode> codes = new HashMap<>();
  private final Map<Class<?>, Set<Double>> folded = new HashMap<>();

  /// @throws LiftError if the class file is out of reach, or the method has no code
  MethodCode code(Method method) {
    MethodCode code = codes.get(method);
    if (code == null) {
      Class<?> owner = method.getDeclaringClass();
      code = MethodCode.of(method, files.computeIfAbsent(owner, ClassFiles::read));
      codes.put(method, code);
    }
    return code;
  }

  /// The values of constants with a unit, which javac puts into the code in place of the field, so
  /// that the unit is lost.
  boolean isFoldedQuantity(Class<?> type, double number) {
    return folded.computeIfAbsent(type, this::foldedQuantities).contains(number);
  }

  private Set<Double> foldedQuantities(Class<?> type) {
    Set<Double> numbers = new HashSet<>();
    for (Class<?> c = type; c != null && c.getClassLoader() != null; c = c.getSuperclass()) {
      for (FieldModel model : files.computeIfAbsent(c, ClassFiles::read).fields()) {
        if (DeclaredUnits.annotation(field(c, model.fieldName().stringValue())) == null) continue;
        model
            .findAttribute(Attributes.constantValue())
            .map(attribute -> attribute.constant().constantValue())
            .ifPresent(value -> numbers.add(((Number) value).doubleValue()));
      }
    }
    return numbers;
  }

  private static ClassModel read(Class<?> type) {
    String name = type.getName();
    String resource = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream bytes = type.getResourceAsStream(resource)) {
      if (bytes == null) throw LiftError.noClassFile(type);
      return ClassFile.of().parse(bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The class an internal name like `cajal/math/Fn` or `[D` means to `from`.
  static Class<?> type(String internalName, Class<?> from) {
    try {
      return Class.forName(internalName.replace('/', '.'), false, from.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new NoClassDefFoundError(internalName);
    }
  }

  static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .descriptorString();
  }

  /// The method of that name in `type` or what it inherits from; one with a body if there is one.
  static @Nullable Method method(Class<?> type, String name, String descriptor) {
    Method found = null;
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      Method method = declared(c, name, descriptor);
      if (method != null && !Modifier.isAbstract(method.getModifiers())) return method;
      if (found == null) found = method;
    }
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Class<?> superinterface : c.getInterfaces()) {
        Method method = method(superinterface, name, descriptor);
        if (method != null && !Modifier.isAbstract(method.getModifiers())) return method;
        if (found == null) found = method;
      }
    }
    return found;
  }

  private static @Nullable Method declared(Class<?> type, String name, String descriptor) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name) && descriptor(method).equals(descriptor)) return method;
    }
    return null;
  }

  /// The one abstract method among the interfaces of a class; null if there are none or several.
  static @Nullable Method only(Class<?> type) {
    Method found = null;
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Class<?> superinterface : c.getInterfaces()) {
        for (Method method : superinterface.getMethods()) {
          if (!Modifier.isAbstract(method.getModifiers()) || method.equals(found)) continue;
          if (found != null) return null;
          found = method;
        }
      }
    }
    return found;
  }

  static Field field(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name)) return field;
      }
      for (Class<?> superinterface : c.getInterfaces()) {
        for (Field field : superinterface.getFields()) {
          if (field.getName().equals(name)) return field;
        }
      }
    }
    throw new NoSuchFieldError(type.getName() + "." + name);
  }

  /// What a field holds now.
  static @Nullable Object get(Field field, @Nullable Object instance) {
    try {
      field.setAccessible(true);
      return field.get(instance);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
