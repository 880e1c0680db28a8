package cajal.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/// An operation: what it computes and from which values. Families, not functions: a pass is one
/// exhaustive `switch` over them, and a family without a rule does not compile.
///
/// Constructors check their operands and throw [ShapeError].
public sealed interface Op
    permits Elementwise,
        Constant,
        Iota,
        Random,
        Reduce,
        Cumulative,
        Move,
        Gather,
        ScatterAdd,
        Dot,
        Conv,
        SparseOp,
        JitProduct,
        Scan,
        Cond,
        Call,
        Custom {

  /// The values it uses.
  List<Value> operands();

  /// The types of the values it computes; one for all but `Scan`, `Cond`, `Call` and `Custom`.
  List<Type> resultTypes();

  /// The same operation on other values.
  Op map(UnaryOperator<Value> operand);

  /// Applies `operand` to each of `values`.
  static List<Value> mapAll(List<Value> values, UnaryOperator<Value> operand) {
    return values.stream().map(operand).toList();
  }
}
