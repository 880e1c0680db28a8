package cajal.lift;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.lift.Guards.Guard;
import cajal.lift.Operand.Compared;
import cajal.lift.Operand.Kind;
import cajal.lift.Operand.Null;
import cajal.lift.Operand.Numeric;
import cajal.lift.Operand.Reference;
import cajal.lift.Operand.Torn;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One call of one method. Paths that part at a branch wait where they arrive; the one that is
/// least far in the code goes on next, so that all that meet at a place are joined before it runs.
/// The order matters for the size of the graph only, never for its meaning.
final class Activation {
  /// On how many conditions a path may depend, before it is a loop that nobody knows the end of.
  private static final int MOST_CONDITIONS = 200;

  final @Nullable Activation caller;
  final int depth;
  private final Lifting lifting;
  private final MethodCode code;
  private final boolean checked;
  private final TreeMap<Integer, List<State>> waiting = new TreeMap<>();
  private final List<State> exits = new ArrayList<>();
  private int bci;

  Activation(Lifting lifting, MethodCode code, @Nullable Activation caller) {
    this.lifting = lifting;
    this.code = code;
    this.caller = caller;
    depth = caller == null ? 1 : caller.depth + 1;
    checked = DeclaredUnits.checksNumbers(owner());
  }

  Class<?> owner() {
    return code.method.getDeclaringClass();
  }

  boolean isChecked() {
    return checked;
  }

  /// The place in the user's source: that of the call, for code of the library and the JDK.
  Place place() {
    String library = owner().getPackageName();
    boolean isLibrary =
        library.startsWith("java.")
            || library.equals("cajal.math")
            || library.equals("cajal.random");
    return isLibrary && caller != null ? caller.place() : code.place(bci);
  }

  /// The number of this place for random draws.
  int site() {
    return DrawSite.hash(owner().getName(), code.method.getName(), bci);
  }

  /// The state in which the method returns, its result on the stack.
  State run(State entry) {
    arrive(0, entry);
    while (!waiting.isEmpty()) {
      Map.Entry<Integer, List<State>> next = waiting.pollFirstEntry();
      bci = next.getKey();
      lifting.enter(this);
      lifting.countBlock();
      walk(lifting.joins.join(next.getValue()));
    }
    return lifting.joins.join(exits);
  }

  private void arrive(int at, State state) {
    waiting.computeIfAbsent(at, key -> new ArrayList<>()).add(state);
  }

  private void walk(State state) {
    while (true) {
      lifting.enter(this);
      Instruction instruction = code.at(bci);
      if (!step(state, instruction)) return;
      bci += instruction.sizeInBytes();
      if (code.isTarget(bci)) {
        arrive(bci, state);
        return;
      }
    }
  }

  /// Runs one instruction; whether the path goes on with the next.
  private boolean step(State state, Instruction instruction) {
    switch (instruction) {
      case BranchInstruction branch -> {
        return branch(state, branch);
      }
      case TableSwitchInstruction table -> {
        return choose(state, table.cases(), table.defaultTarget());
      }
      case LookupSwitchInstruction lookup -> {
        return choose(state, lookup.cases(), lookup.defaultTarget());
      }
      case ReturnInstruction ret -> {
        List<Operand> result = ret.opcode() == Opcode.RETURN ? List.of() : List.of(state.pop());
        state.stack.clear();
        state.stack.addAll(result);
        exits.add(state);
        return false;
      }
      case LoadInstruction load -> state.push(load(state, load.slot()));
      case StoreInstruction store -> store(state, store.slot(), state.pop());
      case IncrementInstruction inc -> {
        Numeric by = lifting.arithmetic.written(Kind.INT, inc.constant());
        Numeric variable = (Numeric) load(state, inc.slot());
        store(state, inc.slot(), lifting.arithmetic.binary(BinaryKind.ADD, variable, by));
      }
      case ConstantInstruction constant -> state.push(constant(constant.constantValue()));
      case OperatorInstruction operator -> operator(state, operator.opcode());
      case ConvertInstruction convert -> state.push(convert(state.popNumeric(), convert.toType()));
      case StackInstruction stack -> Stacks.run(state.stack, stack.opcode());
      case FieldInstruction field -> lifting.calls.fields().run(state, field, owner());
      case InvokeInstruction invoke -> lifting.calls.run(state, invoke, owner());
      case ArrayLoadInstruction load -> element(state);
      case TypeCheckInstruction check -> typeCheck(state, check);
      case NopInstruction nop -> {}
      case ArrayStoreInstruction store -> throw LiftError.arrayAssigned(lifting.place());
      case InvokeDynamicInstruction dynamic ->
          throw LiftError.invokeDynamic(lifting.place(), dynamic.name().stringValue());
      case ThrowInstruction thrown -> throw LiftError.exception(lifting.place());
      case MonitorInstruction monitor -> throw LiftError.monitor(lifting.place());
      case NewObjectInstruction created ->
          throw LiftError.created(lifting.place(), created.className().asInternalName());
      case NewReferenceArrayInstruction created -> throw LiftError.arrayCreated(lifting.place());
      case NewPrimitiveArrayInstruction created -> throw LiftError.arrayCreated(lifting.place());
      case NewMultiArrayInstruction created -> throw LiftError.arrayCreated(lifting.place());
      case DiscontinuedInstruction old ->
          throw LiftError.instruction(lifting.place(), old.opcode());
    }
    return true;
  }

  private Operand load(State state, int slot) {
    Operand operand = state.locals[slot];
    if (operand == null) throw LiftError.torn(lifting.place());
    if (operand instanceof Torn(RuntimeException error, boolean wide)) {
      throw error != null ? error : LiftError.torn(lifting.place());
    }
    return operand;
  }

  private static void store(State state, int slot, Operand operand) {
    state.locals[slot] = operand;
    if (operand.isWide()) state.locals[slot + 1] = null;
    Operand before = slot == 0 ? null : state.locals[slot - 1];
    if (before != null && before.isWide()) state.locals[slot - 1] = null;
  }

  private Operand constant(Object constant) {
    return switch (constant) {
      case Integer i -> lifting.arithmetic.written(Kind.INT, i);
      case Long l -> lifting.arithmetic.written(Kind.LONG, l);
      case Float f -> real(Kind.FLOAT, f);
      case Double d -> real(Kind.DOUBLE, d);
      case String text -> throw LiftError.string(lifting.place(), text);
      default -> {
        if (constant.equals(ConstantDescs.NULL)) yield new Null();
        throw LiftError.string(lifting.place(), constant.toString());
      }
    };
  }

  private Numeric real(Kind kind, Number number) {
    Numeric written = lifting.arithmetic.written(kind, number);
    return checked && lifting.files.isFoldedQuantity(owner(), number.doubleValue())
        ? written.with(null)
        : written;
  }

  private void operator(State state, Opcode opcode) {
    String name = opcode.name();
    switch (opcode) {
      case ARRAYLENGTH -> state.push(lifting.arithmetic.integer(Array.getLength(array(state))));
      case INEG, LNEG, FNEG, DNEG -> state.push(lifting.arithmetic.negate(state.popNumeric()));
      case LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> {
        Numeric y = state.popNumeric();
        state.push(new Compared(state.popNumeric(), y, name.endsWith("G")));
      }
      default -> {
        Numeric y = state.popNumeric();
        Numeric x = state.popNumeric();
        state.push(lifting.arithmetic.binary(BinaryKind.valueOf(name.substring(1)), x, y));
      }
    }
  }

  private Numeric convert(Numeric number, TypeKind to) {
    return switch (to) {
      case BYTE -> lifting.arithmetic.narrow(number, 8, true);
      case SHORT -> lifting.arithmetic.narrow(number, 16, true);
      case CHAR -> lifting.arithmetic.narrow(number, 16, false);
      case LONG -> lifting.arithmetic.convert(number, Kind.LONG);
      case FLOAT -> lifting.arithmetic.convert(number, Kind.FLOAT);
      case DOUBLE -> lifting.arithmetic.convert(number, Kind.DOUBLE);
      default -> lifting.arithmetic.convert(number, Kind.INT);
    };
  }

  private Object array(State state) {
    if (state.pop() instanceof Reference(Subject subject, Object array)) return array;
    throw LiftError.nullObject(lifting.place(), "an array");
  }

  private void element(State state) {
    if (!(state.popNumeric() instanceof Operand.Literal index)) {
      throw LiftError.openIndex(lifting.place());
    }
    Object array = array(state);
    int at = index.number().intValue();
    int length = Array.getLength(array);
    if (at < 0 || at >= length) throw LiftError.outside(lifting.place(), at, length);
    state.push(lifting.calls.constant(Array.get(array, at)));
  }

  private void typeCheck(State state, TypeCheckInstruction check) {
    Class<?> type = ClassFiles.type(check.type().asInternalName(), owner());
    Operand operand = state.pop();
    boolean holds =
        operand instanceof Reference(Subject subject, Object instance) && type.isInstance(instance);
    if (check.opcode() == Opcode.INSTANCEOF) {
      state.push(lifting.arithmetic.integer(holds ? 1 : 0));
      return;
    }
    if (!holds && operand instanceof Reference(Subject subject, Object instance)) {
      throw LiftError.badCast(lifting.place(), instance.getClass(), type);
    }
    state.push(operand);
  }

  private boolean branch(State state, BranchInstruction branch) {
    int target = code.bci(branch.target());
    String name = branch.opcode().name();
    Truth truth =
        switch (branch.opcode()) {
          case GOTO, GOTO_W -> Truth.of(true);
          case IFNULL -> Truth.of(state.pop() instanceof Null);
          case IFNONNULL -> Truth.of(!(state.pop() instanceof Null));
          case IF_ACMPEQ -> Truth.of(isSame(state));
          case IF_ACMPNE -> Truth.of(!isSame(state));
          default -> {
            CompareKind kind = CompareKind.valueOf(name.substring(name.length() - 2));
            boolean withZero = !name.startsWith("IF_ICMP");
            Operand y = withZero ? lifting.arithmetic.integer(0) : state.pop();
            yield truth(kind, state.pop(), (Numeric) y);
          }
        };
    return fork(state, truth, target);
  }

  private static boolean isSame(State state) {
    Operand a = state.pop();
    Operand b = state.pop();
    if (a instanceof Reference(Subject s, Object x)
        && b instanceof Reference(Subject t, Object y)) {
      return x == y;
    }
    return a.equals(b);
  }

  /// With a comparison of floats, NaN is less or greater as its instruction says.
  private Truth truth(CompareKind kind, Operand operand, Numeric y) {
    if (!(operand instanceof Compared(Numeric a, Numeric b, boolean nanIsGreater))) {
      return lifting.arithmetic.compare(kind, (Numeric) operand, y);
    }
    return switch (kind) {
      case EQ -> lifting.arithmetic.compare(CompareKind.EQ, a, b);
      case NE -> lifting.arithmetic.compare(CompareKind.EQ, a, b).negated();
      case LT ->
          nanIsGreater
              ? lifting.arithmetic.compare(CompareKind.LT, a, b)
              : lifting.arithmetic.compare(CompareKind.GE, a, b).negated();
      case LE ->
          nanIsGreater
              ? lifting.arithmetic.compare(CompareKind.LE, a, b)
              : lifting.arithmetic.compare(CompareKind.GT, a, b).negated();
      case GT ->
          nanIsGreater
              ? lifting.arithmetic.compare(CompareKind.LE, a, b).negated()
              : lifting.arithmetic.compare(CompareKind.GT, a, b);
      case GE ->
          nanIsGreater
              ? lifting.arithmetic.compare(CompareKind.LT, a, b).negated()
              : lifting.arithmetic.compare(CompareKind.GE, a, b);
    };
  }

  /// Sends the path to `target` where `truth` holds; whether it may go on here as well.
  private boolean fork(State state, Truth truth, int target) {
    if (truth.known() != null || truth.value() == null) {
      boolean taken = truth.known() == null || truth.known();
      if (taken) arrive(target, state);
      return !taken;
    }
    Guard taken = lifting.guards.and(state.guard, truth.value(), truth.holds());
    Guard passed = lifting.guards.and(state.guard, truth.value(), !truth.holds());
    if (Math.max(taken.depth, passed.depth) > MOST_CONDITIONS) {
      throw LiftError.endless(lifting.place(), MOST_CONDITIONS);
    }
    if (taken != lifting.guards.never) arrive(target, state.copy(taken));
    state.guard = passed;
    return passed != lifting.guards.never;
  }

  private boolean choose(State state, List<SwitchCase> cases, Label otherwise) {
    Numeric selector = state.popNumeric();
    for (SwitchCase one : cases) {
      Numeric value = lifting.arithmetic.integer(one.caseValue());
      Truth truth = lifting.arithmetic.compare(CompareKind.EQ, selector, value);
      if (!fork(state, truth, code.bci(one.target()))) return false;
    }
    arrive(code.bci(otherwise), state);
    return false;
  }
}
