package cajal.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A function of its operands that gradients see as one operation; lowering puts its body in its
/// place.
///
/// Without a rule of its own, gradients compute the body again instead of keeping what is between.
/// With one, `back` is the gradient: it takes the operands, the results and their cotangents, and
/// gives the cotangents of the first operands, the arguments. The others have none.
public record Call(Graph body, @Nullable Graph back, List<Value> operands) implements Op {
  public Call {
    operands = List.copyOf(operands);
    List<Type> given = operands.stream().map(Value::type).toList();
    expect("a call", given, types(body.inputs()));
    if (back != null) {
      List<Type> results = types(body.outputs());
      List<Type> all = new ArrayList<>(given);
      all.addAll(results);
      all.addAll(results);
      expect("the gradient of a call", all, types(back.inputs()));
      int arguments = Math.min(back.outputs().size(), given.size());
      expect("the arguments of a call", given.subList(0, arguments), types(back.outputs()));
    }
  }

  private static void expect(String what, List<Type> given, List<Type> found) {
    if (given.equals(found)) return;
    throw new ShapeError(what + " has " + given + ", its graph " + found);
  }

  private static List<Type> types(List<Graph.Port> ports) {
    return ports.stream().map(port -> port.value().type()).toList();
  }

  @Override
  public List<Type> resultTypes() {
    return types(body.outputs());
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new Call(body, back, Op.mapAll(operands, operand));
  }

  /// The graphs it holds.
  public List<Graph> graphs() {
    return back == null ? List.of(body) : List.of(body, back);
  }

  /// The same with `pass` applied to its graphs.
  public Call with(UnaryOperator<Graph> pass) {
    return new Call(pass.apply(body), back == null ? null : pass.apply(back), operands);
  }
}
