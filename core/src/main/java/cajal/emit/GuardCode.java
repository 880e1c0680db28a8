package cajal.emit;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import cajal.ir.DType;
import cajal.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.EnumMap;
import java.util.Map;

/// Emits what finds out whether a fast loop's results hold for the elements at the index.
///
/// The bits of the guards are or-ed as they come, one cheap instruction for two of them; a
/// magnitude of 2 or more, infinity and NaN have the highest bit of the exponent, and no other
/// number has.
final class GuardCode {
  private final CodeBuilder code;
  private final VectorCode vector;
  private final int lanes;
  private final int doubt;
  private final int check;
  private final Map<DType, Integer> sums = new EnumMap<>(DType.class);

  GuardCode(CodeBuilder code, VectorCode vector, int lanes) {
    this.code = code;
    this.vector = vector;
    this.lanes = lanes;
    this.doubt = code.allocateLocal(TypeKind.INT);
    this.check = code.allocateLocal(TypeKind.INT);
  }

  /// Before the loop.
  void prologue(int frame) {
    code.aload(frame).getfield(Types.FRAME, "doubt", CD_int).istore(doubt);
    code.aload(frame).getfield(Types.FRAME, "check", CD_int).istore(check);
  }

  /// Takes a guard into account that `push` pushes.
  void add(Value guard, Runnable push) {
    DType bits = guard.dtype().bits();
    push.run();
    if (lanes > 1) {
      vector.bitcast(guard.dtype(), bits);
      code.getstatic(Types.OPERATORS, "OR", Types.ASSOCIATIVE);
    } else {
      ScalarCode.bitcast(code, guard.dtype(), bits);
    }
    if (sums.containsKey(bits)) {
      code.loadLocal(kind(bits), sums.get(bits));
    } else {
      start(bits);
      sums.put(bits, code.allocateLocal(kind(bits)));
    }
    if (lanes > 1) {
      code.invokevirtual(
          Types.vector(bits),
          "lanewise",
          MethodTypeDesc.of(Types.vector(bits), Types.BINARY, Types.VECTOR));
    } else if (bits == DType.I64) {
      code.lor();
    } else {
      code.ior();
    }
    code.storeLocal(kind(bits), sums.get(bits));
  }

  private TypeKind kind(DType bits) {
    return lanes > 1 ? TypeKind.REFERENCE : Types.kind(bits);
  }

  private void start(DType bits) {
    if (lanes > 1) {
      vector.broadcast(bits, () -> top(bits, doubt));
    } else {
      top(bits, doubt);
    }
  }

  /// Pushes the highest bit of an exponent if that local variable is 1, and 0 if it is 0.
  private void top(DType bits, int local) {
    if (bits == DType.I64) {
      code.iload(local).i2l().loadConstant(62).lshl();
    } else {
      code.iload(local).loadConstant(30).ishl();
    }
  }

  /// Goes to `outside` if a guard does not hold.
  void test(Label outside) {
    boolean first = true;
    for (DType bits : sums.keySet()) {
      code.loadLocal(kind(bits), sums.get(bits));
      if (lanes > 1) {
        anyVector(bits);
      } else if (bits == DType.I64) {
        top(bits, check);
        code.land().loadConstant(62).lushr().l2i();
      } else {
        top(bits, check);
        code.iand();
      }
      if (!first) code.ior();
      first = false;
    }
    code.ifne(outside);
  }

  private void anyVector(DType bits) {
    ClassDesc type = Types.vector(bits);
    vector.broadcast(bits, () -> top(bits, check));
    code.invokevirtual(type, "and", MethodTypeDesc.of(type, Types.VECTOR));
    code.getstatic(Types.OPERATORS, "NE", Types.COMPARISON);
    if (bits == DType.I64) {
      code.lconst_0();
    } else {
      code.iconst_0();
    }
    code.invokevirtual(
        type, "compare", MethodTypeDesc.of(Types.MASK, Types.COMPARISON, Types.element(bits)));
    code.invokevirtual(Types.MASK, "anyTrue", MethodTypeDesc.of(CD_boolean));
  }
}
