package cajal.emit;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.Constant;
import cajal.ir.DType;
import cajal.ir.Elementwise;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/// Emits one operation on single elements: operands are pushed by `push`, the result stays on the
/// stack.
record ScalarCode(CodeBuilder code, Consumer<Value> push) {

  void constant(Constant constant) {
    switch (constant.dtype()) {
      case F32 -> code.loadConstant((float) constant.number());
      case F64 -> code.loadConstant(constant.number());
      case I64 -> code.loadConstant(constant.bits());
      case I32, BOOL -> code.loadConstant((int) constant.bits());
    }
  }

  void operation(Elementwise op) {
    switch (op) {
      case Elementwise.Unary unary -> unary(unary.kind(), unary.x());
      case Elementwise.Binary binary -> binary(binary);
      case Elementwise.Fma fma -> {
        fma.operands().forEach(push);
        ClassDesc type = Types.element(fma.a().dtype());
        code.invokestatic(Types.MATH, "fma", MethodTypeDesc.of(type, type, type, type));
      }
      case Elementwise.Compare compare -> compare(compare);
      case Elementwise.Select select -> select(select);
      case Elementwise.Sloped sloped -> push.accept(sloped.value());
      case Elementwise.Cast cast -> cast(cast.x(), cast.to());
      case Elementwise.Bitcast bitcast -> {
        push.accept(bitcast.x());
        bitcast(code, bitcast.x().dtype(), bitcast.to());
      }
    }
  }

  private void unary(UnaryKind kind, Value x) {
    push.accept(x);
    DType dtype = x.dtype();
    ClassDesc type = Types.element(dtype);
    switch (kind) {
      case NEG -> {
        switch (dtype) {
          case F32 -> code.fneg();
          case F64 -> code.dneg();
          case I32 -> code.ineg();
          case I64 -> code.lneg();
          case BOOL -> throw new IllegalStateException("neg of bool");
        }
      }
      case ABS -> code.invokestatic(Types.MATH, "abs", MethodTypeDesc.of(type, type));
      case SQRT -> {
        if (dtype == DType.F32) code.f2d();
        code.invokestatic(Types.MATH, "sqrt", MethodTypeDesc.of(CD_double, CD_double));
        if (dtype == DType.F32) code.d2f();
      }
      case NOT -> {
        switch (dtype) {
          case BOOL -> code.iconst_1().ixor();
          case I64 -> code.loadConstant(-1L).lxor();
          default -> code.iconst_m1().ixor();
        }
      }
      default -> throw new IllegalStateException(kind + " is not primitive");
    }
  }

  private void binary(Elementwise.Binary op) {
    push.accept(op.x());
    push.accept(op.y());
    DType dtype = op.x().dtype();
    ClassDesc type = Types.element(dtype);
    if (op.kind() == BinaryKind.MIN || op.kind() == BinaryKind.MAX) {
      code.invokestatic(Types.MATH, op.kind().toString(), MethodTypeDesc.of(type, type, type));
      return;
    }
    if (op.kind().isShift() && dtype == DType.I64) code.l2i();
    code.with(
        OperatorInstruction.of(
            switch (dtype) {
              case F32 -> floatOpcode(op.kind());
              case F64 -> doubleOpcode(op.kind());
              case I32, BOOL -> intOpcode(op.kind());
              case I64 -> longOpcode(op.kind());
            }));
  }

  private static Opcode floatOpcode(BinaryKind kind) {
    return switch (kind) {
      case ADD -> Opcode.FADD;
      case SUB -> Opcode.FSUB;
      case MUL -> Opcode.FMUL;
      case DIV -> Opcode.FDIV;
      default -> throw new IllegalStateException(kind + " of f32");
    };
  }

  private static Opcode doubleOpcode(BinaryKind kind) {
    return switch (kind) {
      case ADD -> Opcode.DADD;
      case SUB -> Opcode.DSUB;
      case MUL -> Opcode.DMUL;
      case DIV -> Opcode.DDIV;
      default -> throw new IllegalStateException(kind + " of f64");
    };
  }

  private static Opcode intOpcode(BinaryKind kind) {
    return switch (kind) {
      case ADD -> Opcode.IADD;
      case SUB -> Opcode.ISUB;
      case MUL -> Opcode.IMUL;
      case DIV -> Opcode.IDIV;
      case AND -> Opcode.IAND;
      case OR -> Opcode.IOR;
      case XOR -> Opcode.IXOR;
      case SHL -> Opcode.ISHL;
      case SHR -> Opcode.ISHR;
      case USHR -> Opcode.IUSHR;
      default -> throw new IllegalStateException(kind + " of i32");
    };
  }

  private static Opcode longOpcode(BinaryKind kind) {
    return switch (kind) {
      case ADD -> Opcode.LADD;
      case SUB -> Opcode.LSUB;
      case MUL -> Opcode.LMUL;
      case DIV -> Opcode.LDIV;
      case AND -> Opcode.LAND;
      case OR -> Opcode.LOR;
      case XOR -> Opcode.LXOR;
      case SHL -> Opcode.LSHL;
      case SHR -> Opcode.LSHR;
      case USHR -> Opcode.LUSHR;
      default -> throw new IllegalStateException(kind + " of i64");
    };
  }

  private void compare(Elementwise.Compare op) {
    push.accept(op.x());
    push.accept(op.y());
    CompareKind kind = op.kind();
    boolean nanIsGreater = kind == CompareKind.LT || kind == CompareKind.LE;
    Label no = code.newLabel();
    Label end = code.newLabel();
    switch (op.x().dtype()) {
      case F32 -> code.with(operator(nanIsGreater ? Opcode.FCMPG : Opcode.FCMPL));
      case F64 -> code.with(operator(nanIsGreater ? Opcode.DCMPG : Opcode.DCMPL));
      case I64 -> code.lcmp();
      case I32, BOOL -> {}
    }
    if (op.x().dtype() == DType.I32) {
      code.branch(unlessInts(kind), no);
    } else {
      code.branch(unlessZero(kind), no);
    }
    code.iconst_1().goto_(end).labelBinding(no).iconst_0().labelBinding(end);
  }

  private static OperatorInstruction operator(Opcode opcode) {
    return OperatorInstruction.of(opcode);
  }

  private static Opcode unlessZero(CompareKind kind) {
    return switch (kind) {
      case EQ -> Opcode.IFNE;
      case NE -> Opcode.IFEQ;
      case LT -> Opcode.IFGE;
      case LE -> Opcode.IFGT;
      case GT -> Opcode.IFLE;
      case GE -> Opcode.IFLT;
    };
  }

  private static Opcode unlessInts(CompareKind kind) {
    return switch (kind) {
      case EQ -> Opcode.IF_ICMPNE;
      case NE -> Opcode.IF_ICMPEQ;
      case LT -> Opcode.IF_ICMPGE;
      case LE -> Opcode.IF_ICMPGT;
      case GT -> Opcode.IF_ICMPLE;
      case GE -> Opcode.IF_ICMPLT;
    };
  }

  private void select(Elementwise.Select op) {
    Label no = code.newLabel();
    Label end = code.newLabel();
    push.accept(op.condition());
    code.ifeq(no);
    push.accept(op.ifTrue());
    code.goto_(end).labelBinding(no);
    push.accept(op.ifFalse());
    code.labelBinding(end);
  }

  private void cast(Value x, DType to) {
    push.accept(x);
    DType from = x.dtype();
    if (to == DType.BOOL) {
      Label no = code.newLabel();
      Label end = code.newLabel();
      switch (from) {
        case F32 -> code.fconst_0().fcmpl();
        case F64 -> code.dconst_0().dcmpl();
        case I64 -> code.lconst_0().lcmp();
        case I32, BOOL -> {}
      }
      code.ifeq(no).iconst_1().goto_(end).labelBinding(no).iconst_0().labelBinding(end);
    } else {
      code.conversion(Types.kind(from == DType.BOOL ? DType.I32 : from), Types.kind(to));
    }
  }

  /// Takes the number on the stack for one of the same bits.
  static void bitcast(CodeBuilder code, DType from, DType to) {
    if (from == to) return;
    switch (from) {
      case F32 ->
          code.invokestatic(
              ClassDesc.of("java.lang.Float"),
              "floatToRawIntBits",
              MethodTypeDesc.of(CD_int, CD_float));
      case F64 ->
          code.invokestatic(
              ClassDesc.of("java.lang.Double"),
              "doubleToRawLongBits",
              MethodTypeDesc.of(CD_long, CD_double));
      case I32 ->
          code.invokestatic(
              ClassDesc.of("java.lang.Float"),
              "intBitsToFloat",
              MethodTypeDesc.of(CD_float, CD_int));
      case I64 ->
          code.invokestatic(
              ClassDesc.of("java.lang.Double"),
              "longBitsToDouble",
              MethodTypeDesc.of(CD_double, CD_long));
      case BOOL -> throw new IllegalStateException("bitcast of bool to " + to);
    }
  }
}
