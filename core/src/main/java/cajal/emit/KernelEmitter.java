package cajal.emit;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import cajal.ir.Constant;
import cajal.ir.DType;
import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.Iota;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes the class of one kernel: arrays and scalars into local variables, what is scalar before
/// the loop, then one flat loop with no call of ours between its operations (a call that is not
/// inlined would box the vectors).
///
/// Stores that happen only where a condition holds (what a spike does) stand behind a test of the
/// whole vector, together with whatever only they need, so that they cost nothing in the common
/// case.
final class KernelEmitter {
  private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_int, Types.FRAME, CD_int, CD_int);
  private static final int FRAME = 1;
  private static final int LO = 2;
  private static final int HI = 3;

  private final KernelSpec spec;
  private final Graph graph;
  private final int lanes;
  private final KernelPlan plan;
  private final CodeBuilder code;
  private final ScalarCode scalar;
  private final VectorCode vector;
  private final GuardCode guard;
  private final List<Value> guards;
  private final Map<Value, Integer> single = new HashMap<>();
  private final Map<Value, Integer> perElement = new HashMap<>();
  private final Map<Slot, Integer> arrays = new HashMap<>();
  private final Map<Slot, Integer> starts = new LinkedHashMap<>();
  private final Map<Slot, Integer> windows = new LinkedHashMap<>();
  private final RowCode rows;
  private final int index;
  private final int within;
  private final int listed;
  private final int force;

  private KernelEmitter(KernelSpec spec, int lanes, CodeBuilder code) {
    this.spec = spec;
    this.graph = spec.loop();
    this.guards = spec.guards();
    this.lanes = lanes;
    this.plan = KernelPlan.of(spec);
    this.code = code;
    this.scalar = new ScalarCode(code, this::pushElement);
    this.vector = new VectorCode(code, lanes, this::pushVector);
    this.guard = new GuardCode(code, vector, lanes);
    this.rows = new RowCode(code, FRAME);
    this.index = code.allocateLocal(TypeKind.INT);
    this.within = code.allocateLocal(TypeKind.INT);
    this.listed = code.allocateLocal(TypeKind.INT);
    this.force = code.allocateLocal(TypeKind.LONG);
  }

  /// The bytes of a class that implements [Kernel].
  static byte[] emit(KernelSpec spec, Lanes lanes) {
    int width = width(spec, lanes);
    return GeneratedClass.of(
        Types.KERNEL, RUN, code -> new KernelEmitter(spec, width, code).body());
  }

  /// How many elements are computed together.
  static int width(KernelSpec spec, Lanes lanes) {
    return lanes == Lanes.SCALAR ? 1 : lanes.bits() / 8 / widest(spec.loop());
  }

  /// Bytes of the largest element among the arrays of a graph; outputs are stored in arrays.
  private static int widest(Graph graph) {
    int widest = 4;
    for (Graph.Port port : graph.inputs()) widest = Math.max(widest, bytes(port.value()));
    for (Node node : graph.nodes()) widest = Math.max(widest, bytes(node.result()));
    for (Graph.Port port : graph.outputs()) {
      widest = Math.max(widest, port.value().dtype().bytes());
    }
    return widest;
  }

  private static int bytes(Value value) {
    return value.isScalar() ? 0 : value.dtype().bytes();
  }

  private boolean isVector() {
    return lanes > 1;
  }

  private void body() {
    prologue();
    Label head = code.newLabel();
    Label end = code.newLabel();
    code.iload(LO).istore(listed).iload(LO).istore(index);
    rows.start();
    code.labelBinding(head).iload(index).iload(HI).if_icmpge(end);
    rows.next(index);
    code.iload(index).aload(FRAME).getfield(Types.FRAME, "block", CD_int).isub().istore(within);
    windows.forEach(
        (slot, place) -> code.iload(index).iload(local(starts, slot)).iadd().istore(place));
    for (Node node : plan.always()) {
      element(node);
      if (guards.contains(node.result())) guard.add(node.result(), () -> push(node.result()));
    }
    if (!guards.isEmpty()) guard.test(end);
    plan.early().forEach(this::load);
    for (KernelPlan.Output output : plan.stores()) store(output);
    for (KernelPlan.Branch branch : plan.branches()) branch(branch);
    code.iinc(index, lanes).goto_(head);
    code.labelBinding(end);
    if (!guards.isEmpty()) {
      code.aload(FRAME).iload(index).putfield(Types.FRAME, "reached", CD_int);
    }
    code.iload(listed).iload(LO).isub().ireturn();
  }

  private void push(Value value) {
    if (isVector()) {
      pushVector(value);
    } else {
      pushElement(value);
    }
  }

  private void prologue() {
    if (!guards.isEmpty()) guard.prologue(FRAME);
    code.aload(FRAME).getfield(Types.FRAME, "force", CD_long).lstore(force);
    for (int i = 0; i < spec.inputs().size(); i++) {
      Value value = graph.inputs().get(i).value();
      Slot slot = spec.inputs().get(i);
      if (slot.kind() == Slot.Kind.SCALAR) {
        code.aload(FRAME);
        code.getfield(Types.FRAME, Types.scalars(slot.dtype()), Types.array(slot.dtype()));
        code.loadConstant(slot.index()).arrayLoad(Types.kind(slot.dtype()));
        define(single, value, Types.kind(value.dtype()));
      } else {
        array(slot);
      }
    }
    for (Sink sink : spec.outputs()) {
      array(
          switch (sink) {
            case Sink.Store store -> store.slot();
            case Sink.List list -> list.slot();
          });
    }
    for (Node node : graph.nodes()) {
      if (node.result().isScalar()) single(node);
    }
  }

  private void array(Slot slot) {
    if (arrays.containsKey(slot)) return;
    int local = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(FRAME);
    code.getfield(Types.FRAME, slot.dtype().toString(), Types.array(slot.dtype()).arrayType());
    code.loadConstant(slot.index()).aaload().astore(local);
    arrays.put(slot, local);
    switch (slot.kind()) {
      case WINDOW -> window(slot, rows.number("start", slot));
      case ROWS -> window(slot, rows.add(slot, local));
      case EACH -> rows.add(slot, local);
      default -> {}
    }
  }

  private void window(Slot slot, int start) {
    starts.put(slot, start);
    windows.put(slot, code.allocateLocal(TypeKind.INT));
  }

  private void single(Node node) {
    switch (node.op()) {
      case Constant constant -> scalar.constant(constant);
      case Elementwise op -> scalar.operation(op);
      default -> throw new IllegalStateException("no loop can be made of " + node.op());
    }
    define(single, node.result(), Types.kind(node.result().dtype()));
  }

  private void define(Map<Value, Integer> table, Value value, TypeKind kind) {
    int local = code.allocateLocal(kind);
    code.storeLocal(kind, local);
    table.put(value, local);
  }

  /// One operation on the elements at the index.
  private void element(Node node) {
    Value result = node.result();
    switch (node.op()) {
      case Iota iota -> {
        if (isVector()) {
          vector.iota(index);
        } else {
          code.iload(index);
        }
      }
      case Elementwise.Binary binary when isVector() && binary.kind().isShift() -> {
        if (!(producer(binary.y()) instanceof Constant count)) {
          throw new IllegalStateException("a shift by a constant was expected: " + binary);
        }
        vector.shift(binary, (int) count.bits());
      }
      case Elementwise op -> {
        if (isVector()) {
          vector.operation(op, result);
        } else {
          // not within a branch of a select, where later uses would miss it
          op.operands().stream().filter(x -> !x.isScalar()).forEach(this::load);
          scalar.operation(op);
        }
      }
      default -> throw new IllegalStateException("no loop can be made of " + node.op());
    }
    define(perElement, result, elementKind(result.dtype()));
  }

  private @Nullable Op producer(Value value) {
    Node node = plan.producer(value);
    return node == null ? null : node.op();
  }

  private TypeKind elementKind(DType dtype) {
    return isVector() ? TypeKind.REFERENCE : Types.kind(dtype);
  }

  private void store(KernelPlan.Output output) {
    Slot slot = output.slot();
    int array = local(arrays, slot);
    if (isVector()) {
      pushVector(output.value());
      vector.store(slot.dtype(), array, place(slot));
    } else {
      code.aload(array).iload(place(slot));
      pushElement(output.value());
      code.arrayStore(Types.kind(slot.dtype()));
    }
  }

  /// What happens only where a condition holds for some element.
  private void branch(KernelPlan.Branch branch) {
    Label skip = code.newLabel();
    Map<Value, Integer> outside = Map.copyOf(perElement);
    if (isVector()) {
      int mask = code.allocateLocal(TypeKind.LONG);
      vector.forced(branch.condition(), force);
      code.invokevirtual(Types.MASK, "toLong", MethodTypeDesc.of(CD_long)).lstore(mask);
      code.lload(mask).lconst_0().lcmp().ifeq(skip);
      branch.nodes().forEach(this::element);
      branch.stores().forEach(this::store);
      branch.lists().forEach(slot -> listVector(slot, mask));
    } else {
      pushElement(branch.condition());
      code.ifeq(skip);
      branch.nodes().forEach(this::element);
      branch.stores().forEach(this::store);
      branch.lists().forEach(this::listElement);
    }
    code.labelBinding(skip);
    perElement.clear();
    perElement.putAll(outside);
  }

  private void listElement(Slot slot) {
    Label beyond = code.newLabel();
    code.iload(index).aload(FRAME).getfield(Types.FRAME, "size", CD_int).if_icmpge(beyond);
    code.aload(local(arrays, slot)).iload(listed).iload(index).iastore().iinc(listed, 1);
    code.labelBinding(beyond);
  }

  private void listVector(Slot slot, int mask) {
    Label inside = code.newLabel();
    Label head = code.newLabel();
    Label done = code.newLabel();
    code.iload(index).loadConstant(lanes).iadd();
    code.aload(FRAME).getfield(Types.FRAME, "size", CD_int).if_icmple(inside);
    code.lload(mask).lconst_1();
    code.iconst_0().aload(FRAME).getfield(Types.FRAME, "size", CD_int).iload(index).isub();
    code.invokestatic(Types.MATH, "max", MethodTypeDesc.of(CD_int, CD_int, CD_int));
    code.lshl().lconst_1().lsub().land().lstore(mask);
    code.labelBinding(inside);
    code.labelBinding(head).lload(mask).lconst_0().lcmp().ifeq(done);
    code.aload(local(arrays, slot)).iload(listed).iload(index).lload(mask);
    code.invokestatic(
        ClassDesc.of("java.lang.Long"),
        "numberOfTrailingZeros",
        MethodTypeDesc.of(CD_int, CD_long));
    code.iadd().iastore().iinc(listed, 1);
    code.lload(mask).lload(mask).lconst_1().lsub().land().lstore(mask).goto_(head);
    code.labelBinding(done);
  }

  private void pushSingle(Value value) {
    code.loadLocal(Types.kind(value.dtype()), local(single, value));
  }

  private void pushElement(Value value) {
    if (value.isScalar()) {
      pushSingle(value);
    } else {
      load(value);
      code.loadLocal(Types.kind(value.dtype()), local(perElement, value));
    }
  }

  private void pushVector(Value value) {
    if (value.isScalar()) {
      vector.broadcast(value.dtype(), () -> pushSingle(value));
    } else {
      load(value);
      code.aload(local(perElement, value));
    }
  }

  /// The local variable with the place of the elements in the array at a slot.
  private int place(Slot slot) {
    return switch (slot.kind()) {
      case BLOCK -> within;
      case WINDOW, ROWS -> local(windows, slot);
      case ARRAY, SCALAR, EACH -> index;
    };
  }

  /// Loads an input the first time it is used in a turn of the loop.
  private void load(Value value) {
    if (perElement.containsKey(value)) return;
    Slot slot = plan.slot(value);
    int array = local(arrays, slot);
    if (slot.kind() == Slot.Kind.EACH) {
      each(slot);
    } else if (isVector()) {
      vector.load(slot.dtype(), array, place(slot));
    } else {
      code.aload(array).iload(place(slot)).arrayLoad(Types.kind(slot.dtype()));
    }
    define(perElement, value, elementKind(value.dtype()));
  }

  private void each(Slot slot) {
    Runnable element = () -> rows.load(slot);
    if (isVector()) vector.broadcast(slot.dtype(), element);
    else element.run();
  }

  private static <K> int local(Map<K, Integer> table, K key) {
    return Objects.requireNonNull(table.get(key), key::toString);
  }
}
