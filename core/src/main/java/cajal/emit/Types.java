package cajal.emit;

import cajal.ir.DType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/// The JVM's names for what generated code handles.
final class Types {
  private static final String VECTOR_PACKAGE = "jdk.incubator.vector.";

  static final ClassDesc FRAME = ClassDesc.of("cajal.emit.Frame");
  static final ClassDesc KERNEL = ClassDesc.of("cajal.emit.Kernel");
  static final ClassDesc EDGE_KERNEL = ClassDesc.of("cajal.emit.EdgeKernel");
  static final ClassDesc EDGES = ClassDesc.of("cajal.emit.Edges");
  static final ClassDesc VECTOR = ClassDesc.of(VECTOR_PACKAGE + "Vector");
  static final ClassDesc MASK = ClassDesc.of(VECTOR_PACKAGE + "VectorMask");
  static final ClassDesc SPECIES = ClassDesc.of(VECTOR_PACKAGE + "VectorSpecies");
  static final ClassDesc OPERATORS = ClassDesc.of(VECTOR_PACKAGE + "VectorOperators");
  static final ClassDesc COMPARISON = operator("Comparison");
  static final ClassDesc CONVERSION = operator("Conversion");
  static final ClassDesc UNARY = operator("Unary");
  static final ClassDesc BINARY = operator("Binary");
  static final ClassDesc ASSOCIATIVE = operator("Associative");
  static final ClassDesc MATH = ClassDesc.of("java.lang.Math");

  private Types() {}

  private static ClassDesc operator(String name) {
    return OPERATORS.nested(name);
  }

  static ClassDesc element(DType dtype) {
    return switch (dtype) {
      case F32 -> ConstantDescs.CD_float;
      case F64 -> ConstantDescs.CD_double;
      case I32 -> ConstantDescs.CD_int;
      case I64 -> ConstantDescs.CD_long;
      case BOOL -> ConstantDescs.CD_boolean;
    };
  }

  static ClassDesc array(DType dtype) {
    return element(dtype).arrayType();
  }

  /// The field of [Frame] that holds the scalars of an element type.
  static String scalars(DType dtype) {
    return switch (dtype) {
      case F32 -> "scalarF32";
      case F64 -> "scalarF64";
      case I32 -> "scalarI32";
      case I64 -> "scalarI64";
      case BOOL -> "scalarBool";
    };
  }

  /// The class of a vector with elements of a type; a mask for `bool`.
  static ClassDesc vector(DType dtype) {
    return switch (dtype) {
      case F32 -> ClassDesc.of(VECTOR_PACKAGE + "FloatVector");
      case F64 -> ClassDesc.of(VECTOR_PACKAGE + "DoubleVector");
      case I32 -> ClassDesc.of(VECTOR_PACKAGE + "IntVector");
      case I64 -> ClassDesc.of(VECTOR_PACKAGE + "LongVector");
      case BOOL -> MASK;
    };
  }

  /// What a local variable or an array access of an element type is to the JVM.
  static TypeKind kind(DType dtype) {
    return switch (dtype) {
      case F32 -> TypeKind.FLOAT;
      case F64 -> TypeKind.DOUBLE;
      case I32 -> TypeKind.INT;
      case I64 -> TypeKind.LONG;
      case BOOL -> TypeKind.BOOLEAN;
    };
  }
}
