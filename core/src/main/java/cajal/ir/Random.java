package cajal.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/// Counter-based random numbers: Threefry-2x32 with key (`seed`, `stream`) and counter (element
/// number, `step`), so a draw depends on nothing else. `seed` and `step` are i32 scalars;
/// `parameters` are as many as the kind takes, each a scalar or of the result's shape.
public record Random(
    RandomKind kind, Type type, Value seed, int stream, Value step, List<Value> parameters)
    implements Op {
  public Random {
    parameters = List.copyOf(parameters);
    Type counter = Type.scalar(DType.I32);
    if (!seed.type().equals(counter) || !step.type().equals(counter)) {
      throw new ShapeError(
          kind
              + " takes i32 scalars as seed and step, found "
              + seed.type()
              + " and "
              + step.type());
    }
    boolean fits =
        switch (kind) {
          case BITS, POISSON -> type.dtype() == DType.I32;
          case BERNOULLI -> type.dtype() == DType.BOOL;
          case UNIFORM, NORMAL, EXPONENTIAL -> type.dtype().isFloat();
        };
    if (!fits) throw new ShapeError(kind + " does not give " + type);
    if (parameters.size() != kind.parameters()) {
      throw new ShapeError(
          kind + " takes " + kind.parameters() + " parameters, found " + parameters.size());
    }
    for (Value parameter : parameters) {
      boolean given = parameter.isScalar() || parameter.shape().equals(type.shape());
      if (!given || !parameter.dtype().isFloat()) {
        throw new ShapeError(
            kind
                + " "
                + type
                + " takes parameters of f32 or f64, scalar or of its shape, found "
                + parameter.type());
      }
    }
  }

  @Override
  public List<Value> operands() {
    return parameters.isEmpty() ? List.of(seed, step) : List.of(seed, step, parameters.getFirst());
  }

  @Override
  public List<Type> resultTypes() {
    return List.of(type);
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new Random(
        kind,
        type,
        operand.apply(seed),
        stream,
        operand.apply(step),
        Op.mapAll(parameters, operand));
  }
}
