package cajal.lift;

import cajal.ir.DType;
import cajal.ir.RandomKind;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import cajal.lift.Guards.Guard;
import cajal.lift.Operand.Kind;
import cajal.lift.Operand.Literal;
import cajal.lift.Operand.Null;
import cajal.lift.Operand.Numeric;
import cajal.lift.Operand.Reference;
import cajal.lift.Operand.Source;
import cajal.lift.Operand.Symbol;
import cajal.math.Fn;
import cajal.random.Draw;
import cajal.random.DrawSource;
import cajal.random.DrawsForCaller;
import cajal.unit.PhysicalUnit;
import cajal.unit.UnitRules;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Calls: of functions that are operations of the graph, of random draws, and of any other method,
/// whose code is run in place of the call.
final class Calls {
  /// Functions of `Math` whose bytecode is within what can be lifted.
  static final Set<String> INLINED_MATH =
      Set.of("toRadians", "toDegrees", "floorMod", "floorDiv", "ceilMod", "ceilDiv");

  private static final Set<Class<?>> INLINED_JDK =
      Set.of(Double.class, Float.class, Integer.class, Boolean.class);

  private static final Map<String, Kind> UNBOXED =
      Map.of(
          "doubleValue", Kind.DOUBLE,
          "floatValue", Kind.FLOAT,
          "intValue", Kind.INT,
          "booleanValue", Kind.INT);

  private final Lifting lifting;
  private final Fields fields;

  Calls(Lifting lifting) {
    this.lifting = lifting;
    fields = new Fields(lifting);
  }

  Fields fields() {
    return fields;
  }

  /// The operand for a Java object or boxed number.
  Operand constant(@Nullable Object value) {
    return switch (value) {
      case null -> new Null();
      case Boolean b -> lifting.arithmetic.integer(b ? 1 : 0).with(null);
      case Character c -> lifting.arithmetic.integer(c).with(null);
      case Float f -> new Literal(Kind.FLOAT, f, null);
      case Double d -> new Literal(Kind.DOUBLE, d, null);
      case Long l -> new Literal(Kind.LONG, l, null);
      case Integer i -> new Literal(Kind.INT, i, null);
      case Short s -> new Literal(Kind.INT, s.intValue(), null);
      case Byte b -> new Literal(Kind.INT, b.intValue(), null);
      default -> new Reference(null, value);
    };
  }

  void run(State state, InvokeInstruction invoke, Class<?> from) {
    Class<?> owner = ClassFiles.type(invoke.owner().asInternalName(), from);
    boolean isStatic = invoke.opcode() == Opcode.INVOKESTATIC;
    int count = invoke.typeSymbol().parameterCount() + (isStatic ? 0 : 1);
    List<Operand> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) arguments.addFirst(state.pop());
    boolean isVirtual = !isStatic && invoke.opcode() != Opcode.INVOKESPECIAL;
    String name = invoke.name().stringValue();
    Operand result = call(state, owner, name, invoke.type().stringValue(), isVirtual, arguments);
    if (result != null) state.push(result);
  }

  /// The result of a call, null for void; the receiver is the first argument.
  @Nullable Operand call(
      State state,
      Class<?> owner,
      String name,
      String descriptor,
      boolean isVirtual,
      List<Operand> arguments) {
    Operand known = known(state, owner, name, arguments);
    if (known != null) return known;
    Method method = ClassFiles.method(owner, name, descriptor);
    if (method == null) throw LiftError.missing(lifting.place(), owner, name);
    refuse(method);
    if (!Modifier.isStatic(method.getModifiers())) {
      if (!(arguments.getFirst() instanceof Reference(Subject subject, Object instance))) {
        throw LiftError.nullObject(lifting.place(), name);
      }
      if (isVirtual && !Modifier.isPrivate(method.getModifiers())) {
        method = Objects.requireNonNull(ClassFiles.method(instance.getClass(), name, descriptor));
      }
    }
    refuseBody(method);
    return inline(state, method, arguments);
  }

  private @Nullable Operand known(
      State state, Class<?> owner, String name, List<Operand> arguments) {
    Operand first = arguments.isEmpty() ? null : arguments.getFirst();
    if (owner == Math.class || owner == StrictMath.class) {
      return lifting.math.call(name, arguments.stream().map(Numeric.class::cast).toList());
    }
    if (owner == Fn.class && name.equals("exprel") && first instanceof Numeric x) {
      return lifting.math.unary(name, UnaryKind.EXPREL, x);
    }
    if (owner == Draw.class) DrawRange.require(lifting.place(), name, arguments);
    if (owner == DrawSource.class) {
      return name.equals("current") ? new Source() : draw(state, name, arguments);
    }
    if (owner == Objects.class && name.equals("requireNonNull") && arguments.size() == 1) {
      return first;
    }
    if (name.equals("valueOf") && first instanceof Numeric && INLINED_JDK.contains(owner)) {
      return first;
    }
    if (UNBOXED.containsKey(name) && first instanceof Numeric x) {
      return lifting.arithmetic.convert(x, UNBOXED.get(name));
    }
    if (name.equals("ordinal")
        && first instanceof Reference(Subject subject, Object instance)
        && instance instanceof Enum<?> one) {
      return lifting.arithmetic.integer(one.ordinal());
    }
    return null;
  }

  private void refuse(Method method) {
    Class<?> owner = method.getDeclaringClass();
    if (owner == Math.class || owner == StrictMath.class) {
      if (INLINED_MATH.contains(method.getName())) return;
      throw LiftError.math(lifting.place(), method.getName(), MathCalls.names());
    }
    boolean isJdk = owner.getClassLoader() == null || owner.getName().startsWith("java.");
    if (isJdk && !INLINED_JDK.contains(owner)) throw LiftError.called(lifting.place(), method);
  }

  private void refuseBody(Method method) {
    if (Modifier.isNative(method.getModifiers()) || Modifier.isAbstract(method.getModifiers())) {
      throw LiftError.called(lifting.place(), method);
    }
    if (Modifier.isSynchronized(method.getModifiers())) throw LiftError.monitor(lifting.place());
  }

  private @Nullable Operand inline(State state, Method method, List<Operand> arguments) {
    Activation caller = lifting.current();
    if (caller != null && caller.depth == Lifting.DEEPEST_CALL) {
      throw LiftError.recursion(lifting.place(), method, Lifting.DEEPEST_CALL);
    }
    MethodCode code = lifting.files.code(method);
    if (code.catchesExceptions()) throw LiftError.caught(code.place(0));
    State entry = state.enter(code.maxLocals());
    int slot = 0;
    int parameter = Modifier.isStatic(method.getModifiers()) ? 0 : -1;
    for (Operand argument : arguments) {
      entry.locals[slot] = argument(method, parameter++, argument);
      slot += argument.isWide() ? 2 : 1;
    }
    Activation activation = new Activation(lifting, code, caller);
    lifting.enter(activation);
    State exit = activation.run(entry);
    Operand result = exit.stack.isEmpty() ? null : result(method, exit.stack.getLast());
    lifting.enter(caller);
    state.leave(exit);
    return result;
  }

  /// A parameter with a unit takes a number in the code as being in it.
  private Operand argument(Method method, int parameter, Operand argument) {
    if (parameter < 0 || !(argument instanceof Numeric number)) return argument;
    PhysicalUnit unit = DeclaredUnits.annotation(method.getParameters()[parameter]);
    if (unit == null) return argument;
    boolean isWritten =
        number instanceof Literal(Kind kind, Number n, var written)
            && (written == null || written.isOne());
    if (!isWritten) {
      String what = "argument " + (parameter + 1) + " of " + method.getName();
      UnitRules.expect(what, unit, number.unit(), lifting.where());
    }
    return number.with(unit);
  }

  private Operand result(Method method, Operand result) {
    if (!(result instanceof Numeric number)) return result;
    PhysicalUnit unit = DeclaredUnits.annotation(method);
    if (unit == null) return result;
    UnitRules.expect("the result of " + method.getName(), unit, number.unit(), lifting.where());
    return number.with(unit);
  }

  /// The draw at this place. On paths that met it a different number of times it is a different
  /// draw, so there is one for each count, and the guards choose.
  private Operand draw(State state, String name, List<Operand> arguments) {
    RandomKind kind =
        switch (name) {
          case "uniform" -> RandomKind.UNIFORM;
          case "normal" -> RandomKind.NORMAL;
          case "exponential" -> RandomKind.EXPONENTIAL;
          default -> RandomKind.POISSON;
        };
    List<Value> parameters =
        arguments.stream().skip(1).map(p -> lifting.arithmetic.real((Numeric) p)).toList();
    int site = site();
    Map<Integer, Guard> met = state.draws.getOrDefault(site, Map.of(0, state.guard));
    Map<Integer, Guard> after = new TreeMap<>();
    List<Guard> guards = new ArrayList<>();
    List<Numeric> drawn = new ArrayList<>();
    met.forEach((count, when) -> {
      Guard here = lifting.guards.and(when, state.guard);
      if (here == lifting.guards.never) return;
      Value value = lifting.draws.draw(kind, site, count, wanted(kind, here, parameters));
      Kind type = value.dtype() == DType.I32 ? Kind.INT : Kind.DOUBLE;
      guards.add(here);
      drawn.add(lifting.arithmetic.symbol(type, value, PhysicalUnit.ONE));
      after.put(count + 1, here);
    });
    state.draws.put(site, after);
    return lifting.joins.choose(guards, drawn);
  }

  /// A count is drawn on the paths that ask for it; on others, what its mean would be may be none.
  private List<Value> wanted(RandomKind kind, Guard here, List<Value> parameters) {
    if (kind != RandomKind.POISSON || here == lifting.guards.always) return parameters;
    List<Guard> ways = List.of(here, lifting.guards.not(here));
    Numeric mean = new Symbol(Kind.DOUBLE, parameters.getFirst(), PhysicalUnit.ONE);
    Numeric none = new Literal(Kind.DOUBLE, 0.0, PhysicalUnit.ONE);
    return List.of(lifting.arithmetic.real(lifting.joins.choose(ways, List.of(mean, none))));
  }

  private int site() {
    Activation drawing = Objects.requireNonNull(lifting.current());
    while (drawing.owner().isAnnotationPresent(DrawsForCaller.class) && drawing.caller != null) {
      drawing = drawing.caller;
    }
    return drawing.site();
  }
}
