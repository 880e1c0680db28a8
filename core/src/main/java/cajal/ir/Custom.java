package cajal.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/// An operation from outside: the one way to extend the sealed families.
public record Custom(Definition definition, List<Value> operands) implements Op {
  /// What a custom operation is.
  public interface Definition {
    /// Its name in printed graphs.
    String name();

    /// The types of its results; throws [ShapeError] for operands that do not fit.
    List<Type> resultTypes(List<Type> operands);

    /// Computes the results. Arrays are `float[]`, `double[]`, `int[]`, `long[]` or `boolean[]` in
    /// row-major order; `operands` are not modified, `results` have the right length.
    void evaluate(List<Object> operands, List<Object> results);
  }

  public Custom {
    operands = List.copyOf(operands);
  }

  @Override
  public List<Type> resultTypes() {
    return definition.resultTypes(operands.stream().map(Value::type).toList());
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new Custom(definition, Op.mapAll(operands, operand));
  }
}
