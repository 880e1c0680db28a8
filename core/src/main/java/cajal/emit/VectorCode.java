package cajal.emit;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import cajal.ir.DType;
import cajal.ir.Elementwise;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Emits one operation on vectors of `lanes` elements: operands are pushed by `push`, the result
/// stays on the stack. A mask belongs to an element type, that of the values compared; it is cast
/// where it meets values of another.
final class VectorCode {
  private final CodeBuilder code;
  private final int lanes;
  private final Consumer<Value> push;
  private final Map<Value, DType> maskTypes = new HashMap<>();

  VectorCode(CodeBuilder code, int lanes, Consumer<Value> push) {
    this.code = code;
    this.lanes = lanes;
    this.push = push;
  }

  /// The element type of the values a mask was made by.
  DType maskType(Value mask) {
    return maskTypes.getOrDefault(mask, DType.I32);
  }

  /// The element type whose vector class a value has.
  void species(DType dtype) {
    ClassDesc vector = Types.vector(dtype);
    code.getstatic(vector, "SPECIES_" + lanes * dtype.bytes() * 8, Types.SPECIES);
  }

  void load(DType dtype, int array, int index) {
    species(dtype == DType.BOOL ? DType.I32 : dtype);
    code.aload(array).iload(index);
    code.invokestatic(
        Types.vector(dtype),
        "fromArray",
        MethodTypeDesc.of(Types.vector(dtype), Types.SPECIES, Types.array(dtype), CD_int));
  }

  /// Stores the vector on the stack.
  void store(DType dtype, int array, int index) {
    code.aload(array).iload(index);
    code.invokevirtual(
        Types.vector(dtype), "intoArray", MethodTypeDesc.of(CD_void, Types.array(dtype), CD_int));
  }

  /// Makes a vector of the scalar that `scalar` pushes.
  void broadcast(DType dtype, Runnable scalar) {
    if (dtype == DType.BOOL) {
      species(DType.I32);
      scalar.run();
      code.invokeinterface(Types.SPECIES, "maskAll", MethodTypeDesc.of(Types.MASK, CD_boolean));
    } else {
      species(dtype);
      scalar.run();
      code.invokestatic(
          Types.vector(dtype),
          "broadcast",
          MethodTypeDesc.of(Types.vector(dtype), Types.SPECIES, Types.element(dtype)));
    }
  }

  /// The numbers of the elements from the one in local variable `index` on.
  void iota(int index) {
    broadcast(DType.I32, () -> code.iload(index));
    code.iconst_1();
    call(DType.I32, "addIndex", CD_int);
  }

  void operation(Elementwise op, Value result) {
    switch (op) {
      case Elementwise.Unary unary -> unary(unary, result);
      case Elementwise.Binary binary -> binary(binary, result);
      case Elementwise.Fma fma -> {
        fma.operands().forEach(push);
        call(fma.a().dtype(), "fma", Types.VECTOR, Types.VECTOR);
      }
      case Elementwise.Compare compare -> {
        push.accept(compare.x());
        code.getstatic(Types.OPERATORS, compare.kind().name(), Types.COMPARISON);
        push.accept(compare.y());
        DType dtype = compare.x().dtype();
        maskTypes.put(result, dtype);
        code.invokevirtual(
            Types.vector(dtype),
            "compare",
            MethodTypeDesc.of(Types.MASK, Types.COMPARISON, Types.VECTOR));
      }
      case Elementwise.Select select -> select(select, result);
      case Elementwise.Sloped sloped -> push.accept(sloped.value());
      case Elementwise.Cast cast -> cast(cast, result);
      case Elementwise.Bitcast bitcast -> {
        push.accept(bitcast.x());
        bitcast(bitcast.x().dtype(), bitcast.to());
      }
    }
  }

  /// Takes the vector on the stack for one of the same bits.
  void bitcast(DType from, DType to) {
    String name =
        switch (to) {
          case F32 -> "reinterpretAsFloats";
          case F64 -> "reinterpretAsDoubles";
          case I32 -> "reinterpretAsInts";
          case I64 -> "reinterpretAsLongs";
          case BOOL -> throw new IllegalStateException("bitcast to bool");
        };
    code.invokevirtual(Types.vector(from), name, MethodTypeDesc.of(Types.vector(to)));
  }

  private void unary(Elementwise.Unary op, Value result) {
    push.accept(op.x());
    DType dtype = op.x().dtype();
    if (op.kind() != UnaryKind.NOT) {
      call(dtype, op.kind().toString());
    } else if (dtype == DType.BOOL) {
      maskTypes.put(result, maskType(op.x()));
      code.invokevirtual(Types.MASK, "not", MethodTypeDesc.of(Types.MASK));
    } else {
      code.getstatic(Types.OPERATORS, "NOT", Types.UNARY);
      call(dtype, "lanewise", Types.UNARY);
    }
  }

  private void binary(Elementwise.Binary op, Value result) {
    DType dtype = op.x().dtype();
    if (dtype == DType.BOOL) {
      DType maskType = maskType(op.x());
      maskTypes.put(result, maskType);
      push.accept(op.x());
      pushMask(op.y(), maskType);
      mask(op.kind().toString());
      return;
    }
    push.accept(op.x());
    switch (op.kind()) {
      case ADD, SUB, MUL, DIV, MIN, MAX -> {
        push.accept(op.y());
        call(dtype, op.kind().toString(), Types.VECTOR);
      }
      case AND, OR, XOR -> {
        code.getstatic(Types.OPERATORS, op.kind().name(), Types.ASSOCIATIVE);
        push.accept(op.y());
        call(dtype, "lanewise", Types.BINARY, Types.VECTOR);
      }
      default -> throw new IllegalStateException(op.kind() + " is not primitive");
    }
  }

  /// Shift of a vector by a constant.
  void shift(Elementwise.Binary op, int count) {
    push.accept(op.x());
    String name =
        switch (op.kind()) {
          case SHL -> "LSHL";
          case SHR -> "ASHR";
          case USHR -> "LSHR";
          default -> throw new IllegalStateException(op.kind() + " is no shift");
        };
    code.getstatic(Types.OPERATORS, name, Types.BINARY);
    DType dtype = op.x().dtype();
    if (dtype == DType.I64) {
      code.loadConstant((long) count);
    } else {
      code.loadConstant(count);
    }
    call(dtype, "lanewise", Types.BINARY, Types.element(dtype));
  }

  private void select(Elementwise.Select op, Value result) {
    DType dtype = op.ifTrue().dtype();
    if (dtype == DType.BOOL) {
      DType maskType = maskType(op.condition());
      maskTypes.put(result, maskType);
      push.accept(op.condition());
      pushMask(op.ifTrue(), maskType);
      mask("and");
      pushMask(op.ifFalse(), maskType);
      push.accept(op.condition());
      mask("andNot");
      mask("or");
    } else {
      push.accept(op.ifFalse());
      push.accept(op.ifTrue());
      pushMask(op.condition(), dtype);
      call(dtype, "blend", Types.VECTOR, Types.MASK);
    }
  }

  private void cast(Elementwise.Cast op, Value result) {
    DType from = op.x().dtype();
    DType to = op.to();
    if (from == to) {
      push.accept(op.x());
      if (from == DType.BOOL) maskTypes.put(result, maskType(op.x()));
    } else if (from == DType.BOOL) {
      broadcast(to, () -> constant(to, 0));
      broadcast(to, () -> constant(to, 1));
      pushMask(op.x(), to);
      call(to, "blend", Types.VECTOR, Types.MASK);
    } else if (to == DType.BOOL) {
      maskTypes.put(result, from);
      push.accept(op.x());
      code.getstatic(Types.OPERATORS, "NE", Types.COMPARISON);
      broadcast(from, () -> constant(from, 0));
      code.invokevirtual(
          Types.vector(from),
          "compare",
          MethodTypeDesc.of(Types.MASK, Types.COMPARISON, Types.VECTOR));
    } else {
      push.accept(op.x());
      code.getstatic(Types.OPERATORS, letter(from) + "2" + letter(to), Types.CONVERSION);
      species(to);
      code.iconst_0();
      code.invokevirtual(
          Types.VECTOR,
          "convertShape",
          MethodTypeDesc.of(Types.VECTOR, Types.CONVERSION, Types.SPECIES, CD_int));
      code.checkcast(Types.vector(to));
    }
  }

  private void constant(DType dtype, int number) {
    switch (dtype) {
      case F32 -> code.loadConstant((float) number);
      case F64 -> code.loadConstant((double) number);
      case I64 -> code.loadConstant((long) number);
      case I32, BOOL -> code.loadConstant(number);
    }
  }

  private static String letter(DType dtype) {
    return switch (dtype) {
      case F32 -> "F";
      case F64 -> "D";
      case I32 -> "I";
      case I64 -> "L";
      case BOOL -> throw new IllegalStateException("no conversion of bool");
    };
  }

  /// Pushes a mask as one of that element type.
  void pushMask(Value mask, DType dtype) {
    push.accept(mask);
    if (maskType(mask) == dtype) return;
    species(dtype);
    code.invokevirtual(Types.MASK, "cast", MethodTypeDesc.of(Types.MASK, Types.SPECIES));
  }

  /// Pushes a condition that also holds for the elements whose bits are set in the long `force`. In
  /// vectors this is nearly free; on the mask's long it costs a quarter of a COBA step.
  void forced(Value condition, int force) {
    push.accept(condition);
    species(maskType(condition));
    code.lload(force);
    code.invokestatic(
        Types.MASK, "fromLong", MethodTypeDesc.of(Types.MASK, Types.SPECIES, CD_long));
    mask("or");
  }

  private void mask(String name) {
    code.invokevirtual(Types.MASK, name, MethodTypeDesc.of(Types.MASK, Types.MASK));
  }

  private void call(DType dtype, String name, ClassDesc... parameters) {
    ClassDesc vector = Types.vector(dtype);
    code.invokevirtual(vector, name, MethodTypeDesc.of(vector, parameters));
  }
}
