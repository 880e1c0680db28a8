package cajal.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// One of two graphs, chosen by a `bool` scalar, on the same arguments; only the chosen one runs.
public record Cond(Value predicate, Graph ifTrue, Graph ifFalse, List<Value> arguments)
    implements Op {
  public Cond {
    arguments = List.copyOf(arguments);
    if (!predicate.type().equals(Type.scalar(DType.BOOL))) {
      throw new ShapeError("cond takes a bool scalar, found " + predicate.type());
    }
    List<Type> given = arguments.stream().map(Value::type).toList();
    if (!given.equals(types(ifTrue.inputs())) || !given.equals(types(ifFalse.inputs()))) {
      throw new ShapeError(
          "cond gives its branches "
              + given
              + ", they take "
              + types(ifTrue.inputs())
              + " and "
              + types(ifFalse.inputs()));
    }
    if (!types(ifTrue.outputs()).equals(types(ifFalse.outputs()))) {
      throw new ShapeError(
          "the branches of a cond give "
              + types(ifTrue.outputs())
              + " and "
              + types(ifFalse.outputs()));
    }
  }

  private static List<Type> types(List<Graph.Port> ports) {
    return ports.stream().map(port -> port.value().type()).toList();
  }

  @Override
  public List<Value> operands() {
    List<Value> all = new ArrayList<>();
    all.add(predicate);
    all.addAll(arguments);
    return all;
  }

  @Override
  public List<Type> resultTypes() {
    return types(ifTrue.outputs());
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new Cond(operand.apply(predicate), ifTrue, ifFalse, Op.mapAll(arguments, operand));
  }
}
