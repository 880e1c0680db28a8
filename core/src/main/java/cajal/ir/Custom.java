package cajal.ir;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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

    /// The tangents of its results from those of its operands, as operations of `builder`; null is
    /// zero, and a tangent has the type of its value. Without this rule it has no forward
    /// derivative.
    default List<@Nullable Value> tangents(
        GraphBuilder builder,
        List<Value> operands,
        List<Value> results,
        List<@Nullable Value> tangents) {
      throw new UnsupportedOperationException(
          "the custom operation '" + name() + "' has no rule for tangents; override tangents(..)");
    }

    /// The cotangents of its operands from those of its results, likewise. Without this rule it has
    /// no gradient.
    default List<@Nullable Value> cotangents(
        GraphBuilder builder,
        List<Value> operands,
        List<Value> results,
        List<@Nullable Value> cotangents) {
      throw new UnsupportedOperationException(
          "the custom operation '"
              + name()
              + "' has no rule for cotangents; override cotangents(..)");
    }

    /// Its results for a batch of `size`, each with the batch as its first axis, as operations of
    /// `builder`. Null, if there is no better way than one element after another.
    ///
    /// @param each which operands are those of each element, with the batch as their first axis;
    ///   the others are shared by all
    default @Nullable List<Value> batched(
        GraphBuilder builder, List<Value> operands, boolean[] each, int size) {
      return null;
    }
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
