package cajal.lift;

import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import cajal.lift.Operand.Kind;
import cajal.lift.Operand.Literal;
import cajal.lift.Operand.Numeric;
import cajal.lift.Operand.Reference;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs the bytecode of Java methods on values of a graph, and so adds to the graph what they
/// compute. Both sides of a branch on a value that is not known are run, and joined by `select`;
/// calls are inlined, loops unrolled.
///
/// ```java
/// Lifted dv = new Lifter(builder, DType.F32, draws).call(cell, CobaLif.class.getDeclaredMethod("dv"));
/// ```
///
/// `double` and `float` become the one real type, `int` i32 and `boolean` bool. Numbers that are
/// known are computed with in double, as javac does. An int division by a value that is not known
/// gives for 0 what it gives for 1, where Java throws. Methods that cannot be lifted are answered
/// by a [LiftError], units that do not fit by a `UnitError`.
public final class Lifter {
  private final GraphBuilder builder;
  private final DType real;
  private final Draws draws;
  private final ClassFiles files = new ClassFiles();

  /// @param real what Java's `double` and `float` become: F32 or F64
  public Lifter(GraphBuilder builder, DType real, Draws draws) {
    if (!real.isFloat()) throw new IllegalArgumentException("real must be f32 or f64, not " + real);
    this.builder = builder;
    this.real = real;
    this.draws = draws;
  }

  /// Calls a method, as a virtual call does.
  ///
  /// @param receiver `this`; null for a static method
  /// @param arguments each a [Subject], a [Value], a boxed constant or a constant object
  public Lifted call(@Nullable Subject receiver, Method method, @Nullable Object... arguments) {
    List<@Nullable Object> all = new ArrayList<>();
    if (!Modifier.isStatic(method.getModifiers())) all.add(receiver);
    all.addAll(Arrays.asList(arguments));
    return call(method, true, all);
  }

  /// Calls a lambda or method reference whose interface is `Serializable`, which is what leads to
  /// its code. What it captured is constant. An object of a class that implements an interface with
  /// one method in the ordinary way is called by that method.
  public Lifted lambda(Object action, @Nullable Object... arguments) {
    SerializedLambda lambda = serialized(action);
    if (lambda == null) return ordinary(action, arguments);
    Class<?> owner = ClassFiles.type(lambda.getImplClass(), action.getClass());
    Method method =
        ClassFiles.method(owner, lambda.getImplMethodName(), lambda.getImplMethodSignature());
    if (method == null) throw LiftError.constructor(owner);
    List<@Nullable Object> all = new ArrayList<>();
    for (int i = 0; i < lambda.getCapturedArgCount(); i++) all.add(lambda.getCapturedArg(i));
    all.addAll(Arrays.asList(arguments));
    return call(method, lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeSpecial, all);
  }

  private static @Nullable SerializedLambda serialized(Object lambda) {
    try {
      Method writeReplace = lambda.getClass().getDeclaredMethod("writeReplace");
      writeReplace.setAccessible(true);
      return writeReplace.invoke(lambda) instanceof SerializedLambda serialized ? serialized : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private Lifted ordinary(Object action, @Nullable Object... arguments) {
    Class<?> type = action.getClass();
    Method asked = type.isHidden() ? null : ClassFiles.only(type);
    Method method =
        asked == null
            ? null
            : ClassFiles.method(type, asked.getName(), ClassFiles.descriptor(asked));
    if (method == null) throw LiftError.noLambda(action);
    List<@Nullable Object> all = new ArrayList<>(List.of(action));
    all.addAll(Arrays.asList(arguments));
    return call(method, true, all);
  }

  private Lifted call(Method method, boolean isVirtual, List<@Nullable Object> arguments) {
    Lifting lifting = new Lifting(builder, real, draws, files, method);
    String outside = builder.origin();
    try {
      State state = new State(lifting.guards.always, 0);
      List<Operand> operands = operands(lifting, method, arguments);
      Operand result =
          lifting.calls.call(
              state,
              method.getDeclaringClass(),
              method.getName(),
              ClassFiles.descriptor(method),
              isVirtual,
              operands);
      return lifted(lifting, method, result, state);
    } finally {
      builder.origin(outside);
    }
  }

  private static Lifted lifted(
      Lifting lifting, Method method, @Nullable Operand result, State state) {
    Map<Assignment, Value> writes = new LinkedHashMap<>();
    state.writes.forEach(
        (key, number) -> writes.put(key, lifting.arithmetic.as(key.field().getType(), number)));
    if (result == null) return new Lifted(null, null, writes);
    if (!(result instanceof Numeric number)) throw LiftError.objectReturned(lifting.place());
    Class<?> type = MethodType.methodType(method.getReturnType()).unwrap().returnType();
    return new Lifted(lifting.arithmetic.as(type, number), number.unit(), writes);
  }

  private List<Operand> operands(Lifting lifting, Method method, List<@Nullable Object> arguments) {
    List<Class<?>> types = new ArrayList<>(List.of(method.getParameterTypes()));
    if (!Modifier.isStatic(method.getModifiers())) types.addFirst(method.getDeclaringClass());
    if (types.size() != arguments.size()) {
      throw new IllegalArgumentException(
          method + " takes " + types.size() + " arguments (with its object), not " + arguments);
    }
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      operands.add(operand(lifting, types.get(i), arguments.get(i)));
    }
    return operands;
  }

  private Operand operand(Lifting lifting, Class<?> type, @Nullable Object argument) {
    return switch (argument) {
      case Subject subject -> new Reference(subject, subject.instance());
      case Value value -> number(lifting, type, value);
      case null, default -> {
        Operand constant = lifting.calls.constant(argument);
        Kind kind = kind(type);
        yield constant instanceof Literal literal
            ? lifting.arithmetic.convert(literal, kind)
            : constant;
      }
    };
  }

  private Operand number(Lifting lifting, Class<?> type, Value value) {
    Kind kind = kind(type);
    if (kind.isReal() ? value.dtype() != real : value.dtype().isFloat()) {
      throw new IllegalArgumentException("a " + type + " argument is " + value.type());
    }
    return lifting.arithmetic.symbol(kind, value, null);
  }

  private static Kind kind(Class<?> type) {
    Class<?> plain = MethodType.methodType(type).unwrap().returnType();
    if (plain == double.class || !plain.isPrimitive()) return Kind.DOUBLE;
    if (plain == float.class) return Kind.FLOAT;
    return plain == long.class ? Kind.LONG : Kind.INT;
  }
}
