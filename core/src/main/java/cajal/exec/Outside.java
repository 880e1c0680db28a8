package cajal.exec;

import cajal.ir.Custom;
import cajal.ir.Type;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/// A custom operation, called with arrays of the right length.
final class Outside implements Step {
  private final Custom op;
  private final List<Object> from;
  private final List<Object> to;
  private final List<Object> operands;
  private final List<Object> results;

  Outside(Custom op, List<Object> from, List<Object> to) {
    this.op = op;
    this.from = from;
    this.to = to;
    List<Object> given = new ArrayList<>();
    for (int i = 0; i < from.size(); i++)
      given.add(exact(op.operands().get(i).type(), from.get(i)));
    List<Object> made = new ArrayList<>();
    for (int i = 0; i < to.size(); i++) made.add(exact(op.resultTypes().get(i), to.get(i)));
    operands = List.copyOf(given);
    results = List.copyOf(made);
  }

  private static Object exact(Type type, Object like) {
    return Array.newInstance(like.getClass().componentType(), type.shape().size());
  }

  @Override
  public void run() {
    for (int i = 0; i < from.size(); i++) {
      Object operand = operands.get(i);
      System.arraycopy(from.get(i), 0, operand, 0, Array.getLength(operand));
    }
    op.definition().evaluate(operands, results);
    for (int i = 0; i < to.size(); i++) {
      Object result = results.get(i);
      System.arraycopy(result, 0, to.get(i), 0, Array.getLength(result));
    }
  }
}
