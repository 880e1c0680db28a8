package cajal.emit;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import cajal.ir.DType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Writes the class of a register tile: the block of C is loaded, goes through the loop over k in
/// local variables, and is stored.
final class TileEmitter {
  private static final ClassDesc TILE = ClassDesc.of("cajal.emit.Tile");
  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(
          CD_void,
          OBJECT,
          CD_int,
          CD_int,
          OBJECT,
          CD_int,
          CD_int,
          OBJECT,
          CD_int,
          CD_int,
          CD_int,
          CD_int.arrayType());
  private static final int A = 1;
  private static final int A_AT = 2;
  private static final int A_STEP = 3;
  private static final int B = 4;
  private static final int B_AT = 5;
  private static final int B_STEP = 6;
  private static final int C = 7;
  private static final int C_AT = 8;
  private static final int C_STEP = 9;
  private static final int DEPTH = 10;
  private static final int ROWS = 11;

  private final TileSpec spec;
  private final DType dtype;
  private final boolean scalar;
  private final CodeBuilder code;
  private final VectorCode vector;
  private final int[] sums;
  private final int[] row;
  private final int k;
  private final int aAt;
  private final int bAt;
  private final int index;
  private final int factor;

  private TileEmitter(TileSpec spec, CodeBuilder code) {
    this.spec = spec;
    this.code = code;
    dtype = spec.dtype();
    scalar = spec.lanes() == Lanes.SCALAR;
    vector = new VectorCode(code, spec.width(), value -> {});
    sums = locals(spec.rows() * spec.vectors());
    row = locals(spec.vectors());
    factor = locals(1)[0];
    k = code.allocateLocal(TypeKind.INT);
    aAt = code.allocateLocal(TypeKind.INT);
    bAt = code.allocateLocal(TypeKind.INT);
    index = code.allocateLocal(TypeKind.INT);
  }

  /// The bytes of a class that implements [Tile].
  static byte[] emit(TileSpec spec) {
    return GeneratedClass.of(TILE, RUN, code -> new TileEmitter(spec, code).body());
  }

  private int[] locals(int count) {
    int[] found = new int[count];
    TypeKind kind = scalar ? Types.kind(dtype) : TypeKind.REFERENCE;
    for (int i = 0; i < count; i++) found[i] = code.allocateLocal(kind);
    return found;
  }

  private void body() {
    for (int array : new int[] {A, B, C}) {
      code.aload(array).checkcast(Types.array(dtype)).astore(array);
    }
    eachSum((sum, at) -> {
      load(C, at);
      store(sum);
    });
    code.iconst_0().istore(k);
    Label test = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(test);
    code.iload(k).iload(DEPTH).if_icmpge(end);
    turn();
    code.iinc(k, 1).goto_(test);
    code.labelBinding(end);
    eachSum((sum, at) -> {
      if (scalar) {
        code.aload(C).iload(at);
        push(sum);
        code.arrayStore(Types.kind(dtype));
      } else {
        push(sum);
        vector.store(dtype, C, at);
      }
    });
    code.return_();
  }

  private void turn() {
    if (spec.a() == TileSpec.Layout.PICKED) {
      code.iload(B_AT).aload(ROWS).iload(k).iaload().iadd().istore(bAt);
    } else {
      code.iload(B_AT).iload(k).iload(B_STEP).imul().iadd().istore(bAt);
    }
    for (int v = 0; v < spec.vectors(); v++) {
      code.iload(bAt).loadConstant(v * spec.width()).iadd().istore(index);
      load(B, index);
      store(row[v]);
    }
    if (spec.a() == TileSpec.Layout.ROWS_ADJACENT) {
      code.iload(A_AT).iload(k).iload(A_STEP).imul().iadd().istore(aAt);
    }
    for (int i = 0; i < spec.rows(); i++) {
      broadcast(i);
      for (int v = 0; v < spec.vectors(); v++) multiply(row[v], sums[i * spec.vectors() + v]);
    }
  }

  /// Puts element (i, k) of A into each lane of `factor`.
  private void broadcast(int i) {
    Runnable element =
        () -> {
          code.aload(A);
          if (spec.a() == TileSpec.Layout.ROWS_ADJACENT) {
            code.iload(aAt).loadConstant(i).iadd();
          } else {
            code.iload(A_AT).iload(A_STEP).loadConstant(i).imul().iadd().iload(k).iadd();
          }
          code.arrayLoad(Types.kind(dtype));
        };
    if (scalar) {
      element.run();
    } else {
      vector.broadcast(dtype, element);
    }
    store(factor);
  }

  private void multiply(int b, int sum) {
    push(factor);
    push(b);
    push(sum);
    if (scalar) {
      ClassDesc type = Types.element(dtype);
      code.invokestatic(Types.MATH, "fma", MethodTypeDesc.of(type, type, type, type));
    } else {
      ClassDesc type = Types.vector(dtype);
      code.invokevirtual(type, "fma", MethodTypeDesc.of(type, Types.VECTOR, Types.VECTOR));
    }
    store(sum);
  }

  private interface Place {
    void at(int sum, int index);
  }

  /// For each accumulator, with the place of its first element in C in a local variable.
  private void eachSum(Place place) {
    for (int i = 0; i < spec.rows(); i++) {
      for (int v = 0; v < spec.vectors(); v++) {
        code.iload(C_AT).iload(C_STEP).loadConstant(i).imul().iadd();
        code.loadConstant(v * spec.width()).iadd().istore(index);
        place.at(sums[i * spec.vectors() + v], index);
      }
    }
  }

  private void load(int array, int at) {
    if (scalar) {
      code.aload(array).iload(at).arrayLoad(Types.kind(dtype));
    } else {
      vector.load(dtype, array, at);
    }
  }

  private void push(int local) {
    code.loadLocal(scalar ? Types.kind(dtype) : TypeKind.REFERENCE, local);
  }

  private void store(int local) {
    code.storeLocal(scalar ? Types.kind(dtype) : TypeKind.REFERENCE, local);
  }
}
