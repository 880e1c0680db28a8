package cajal.emit;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import cajal.ir.Constant;
import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.Iota;
import cajal.ir.Node;
import cajal.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Writes the class of one edge kernel: what is scalar before the loops, what belongs to the row in
/// the outer loop, the rest in the inner one.
final class EdgeEmitter {
  private static final ClassDesc INTS = CD_int.arrayType();
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(CD_void, Types.FRAME, Types.EDGES, INTS, CD_int, CD_int);
  private static final int FRAME = 1;
  private static final int EDGES = 2;
  private static final int LIST = 3;
  private static final int AT = 4;
  private static final int TO = 5;

  private final EdgeSpec spec;
  private final Graph graph;
  private final CodeBuilder code;
  private final ScalarCode scalar;
  private final Map<Value, EdgeSpec.Input> inputs = new HashMap<>();
  private final Map<Value, Integer> locals = new HashMap<>();
  private final Map<Slot, Integer> arrays = new HashMap<>();
  private final Set<Value> perRow = new HashSet<>();
  private final int first;
  private final int low;
  private final int high;
  private final int column;
  private final int edge;
  private final int row;
  private final int k;
  private final int end;
  private final int columnAt;
  private final int edgeAt;

  private EdgeEmitter(EdgeSpec spec, CodeBuilder code) {
    this.spec = spec;
    this.graph = spec.graph();
    this.code = code;
    this.scalar = new ScalarCode(code, this::push);
    first = code.allocateLocal(TypeKind.INT);
    low = code.allocateLocal(TypeKind.REFERENCE);
    high = code.allocateLocal(TypeKind.REFERENCE);
    column = code.allocateLocal(TypeKind.REFERENCE);
    edge = code.allocateLocal(TypeKind.REFERENCE);
    row = code.allocateLocal(TypeKind.INT);
    k = code.allocateLocal(TypeKind.INT);
    end = code.allocateLocal(TypeKind.INT);
    columnAt = code.allocateLocal(TypeKind.INT);
    edgeAt = code.allocateLocal(TypeKind.INT);
  }

  /// The bytes of a class that implements [EdgeKernel].
  static byte[] emit(EdgeSpec spec) {
    return GeneratedClass.of(Types.EDGE_KERNEL, RUN, code -> new EdgeEmitter(spec, code).body());
  }

  private void body() {
    prologue();
    Label head = code.newLabel();
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(head).iload(AT).iload(TO).if_icmpge(done);
    code.iload(AT);
    Label noList = code.newLabel();
    code.aload(LIST).ifnull(noList).pop().aload(LIST).iload(AT).iaload().labelBinding(noList);
    code.istore(row);
    code.iload(row).iload(first).isub().istore(k);
    code.iload(k).iflt(next);
    code.iload(k).aload(low).arraylength().if_icmpge(next);
    rowAndItsEdges();
    code.labelBinding(next).iinc(AT, 1).goto_(head);
    code.labelBinding(done).return_();
  }

  private void prologue() {
    field("first", CD_int).istore(first);
    field("low", INTS).astore(low);
    field("high", INTS).astore(high);
    field("column", INTS).astore(column);
    field("edge", INTS).astore(edge);
    for (int i = 0; i < spec.inputs().size(); i++) {
      Value value = graph.inputs().get(i).value();
      EdgeSpec.Input input = spec.inputs().get(i);
      Slot slot = input.slot();
      inputs.put(value, input);
      if (slot.kind() == Slot.Kind.SCALAR) {
        code.aload(FRAME);
        code.getfield(Types.FRAME, Types.scalars(slot.dtype()), Types.array(slot.dtype()));
        code.loadConstant(slot.index()).arrayLoad(Types.kind(slot.dtype()));
        define(value);
      } else {
        array(slot);
        if (input.per() == EdgeSpec.Per.ROW) perRow.add(value);
      }
    }
    spec.outputs().forEach(output -> array(output.slot()));
    for (Node node : graph.nodes()) {
      if (node.result().isScalar()) compute(node);
    }
  }

  private CodeBuilder field(String name, ClassDesc type) {
    return code.aload(EDGES).invokevirtual(Types.EDGES, name, MethodTypeDesc.of(type));
  }

  /// The local variable that holds an array; it is read from the frame when first asked for, which
  /// is before the loops.
  private int array(Slot slot) {
    Integer known = arrays.get(slot);
    if (known != null) return known;
    int local = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(FRAME);
    code.getfield(Types.FRAME, slot.dtype().toString(), Types.array(slot.dtype()).arrayType());
    code.loadConstant(slot.index()).aaload().astore(local);
    arrays.put(slot, local);
    return local;
  }

  private void rowAndItsEdges() {
    List<Node> perEdge = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.result().isScalar()) continue;
      if (isPerRow(node)) {
        perRow.add(node.result());
        node.op().operands().forEach(this::load);
        compute(node);
      } else {
        perEdge.add(node);
      }
    }
    List<Integer> ofEdges = new ArrayList<>();
    for (int i = 0; i < spec.outputs().size(); i++) {
      if (isOfRow(i)) {
        load(value(i));
      } else {
        ofEdges.add(i);
        // inputs of the row are loaded once, before the loop
        if (perRow.contains(value(i))) load(value(i));
      }
    }
    for (Node node : perEdge) {
      node.op().operands().stream().filter(perRow::contains).forEach(this::load);
    }
    if (!ofEdges.isEmpty()) edges(perEdge, ofEdges);
    for (int i = 0; i < spec.outputs().size(); i++) {
      if (isOfRow(i)) store(i, row);
    }
  }

  private boolean isPerRow(Node node) {
    return !(node.op() instanceof Iota)
        && node.op().operands().stream().allMatch(x -> x.isScalar() || perRow.contains(x));
  }

  private boolean isOfRow(int output) {
    return spec.outputs().get(output) instanceof EdgeSpec.Store store
        && store.per() == EdgeSpec.Per.ROW;
  }

  private Value value(int output) {
    return graph.outputs().get(output).value();
  }

  private void edges(List<Node> nodes, List<Integer> outputs) {
    Label head = code.newLabel();
    Label done = code.newLabel();
    code.aload(high).iload(k).iaload().istore(end);
    code.aload(low).iload(k).iaload().istore(k);
    code.labelBinding(head).iload(k).iload(end).if_icmpge(done);
    code.aload(column).iload(k).iaload().istore(columnAt);
    Label same = code.newLabel();
    code.iload(k).aload(edge).ifnull(same);
    code.pop().aload(edge).iload(k).iaload().labelBinding(same).istore(edgeAt);
    Map<Value, Integer> outside = Map.copyOf(locals);
    for (Node node : nodes) {
      node.op().operands().forEach(this::load);
      compute(node);
    }
    for (int output : outputs) load(value(output));
    for (int output : outputs) store(output, edgeAt);
    locals.clear();
    locals.putAll(outside);
    code.iinc(k, 1).goto_(head).labelBinding(done);
  }

  private void store(int output, int index) {
    EdgeSpec.Output sink = spec.outputs().get(output);
    TypeKind kind = Types.kind(sink.slot().dtype());
    code.aload(array(sink.slot()));
    if (sink instanceof EdgeSpec.Add) {
      code.iload(columnAt).dup2().arrayLoad(kind);
      push(value(output));
      code.with(OperatorInstruction.of(addition(kind)));
    } else {
      code.iload(index);
      push(value(output));
    }
    code.arrayStore(kind);
  }

  private static Opcode addition(TypeKind kind) {
    return switch (kind) {
      case FLOAT -> Opcode.FADD;
      case DOUBLE -> Opcode.DADD;
      case INT -> Opcode.IADD;
      default -> throw new IllegalStateException("a sum of " + kind);
    };
  }

  private void compute(Node node) {
    switch (node.op()) {
      case Constant constant -> scalar.constant(constant);
      case Iota iota -> code.iload(edgeAt);
      case Elementwise op -> scalar.operation(op);
      default -> throw new IllegalStateException("no loop can be made of " + node.op());
    }
    define(node.result());
  }

  private void define(Value value) {
    TypeKind kind = Types.kind(value.dtype());
    int local = code.allocateLocal(kind);
    code.storeLocal(kind, local);
    locals.put(value, local);
  }

  /// Reads an input from its array, once.
  private void load(Value value) {
    EdgeSpec.Input input = inputs.get(value);
    if (input == null || locals.containsKey(value)) return;
    int index =
        switch (input.per()) {
          case ROW -> row;
          case COLUMN -> columnAt;
          case EDGE -> edgeAt;
        };
    code.aload(array(input.slot())).iload(index);
    code.arrayLoad(Types.kind(value.dtype()));
    define(value);
  }

  private void push(Value value) {
    code.loadLocal(Types.kind(value.dtype()), Objects.requireNonNull(locals.get(value)));
  }
}
