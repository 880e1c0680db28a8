package cajal.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A loop of `length` turns: `body` takes the carried values, one slice of each of `xs` and the
/// constants, and gives the carried values of the next turn and one slice of each stacked result.
/// The results are the last carried values, then the stacks. Reversed, it takes the slices from the
/// last to the first and stacks likewise.
public record Scan(
    Graph body,
    int length,
    boolean reversed,
    List<Value> carry,
    List<Value> xs,
    List<Value> constants)
    implements Op {
  public Scan {
    carry = List.copyOf(carry);
    xs = List.copyOf(xs);
    constants = List.copyOf(constants);
    if (length < 0) throw new ShapeError("scan of length " + length + "; give 0 or more");
    List<Type> expected = new ArrayList<>();
    carry.forEach(value -> expected.add(value.type()));
    for (Value x : xs) {
      if (x.type().rank() < 1 || x.shape().dim(0) != length) {
        throw new ShapeError("scan of length " + length + " over " + x.type());
      }
      expected.add(slice(x.type()));
    }
    constants.forEach(value -> expected.add(value.type()));
    List<Type> found = body.inputs().stream().map(port -> port.value().type()).toList();
    if (!found.equals(expected)) {
      throw new ShapeError("scan gives its body " + expected + ", the body takes " + found);
    }
    for (int i = 0; i < carry.size(); i++) {
      Type out = i < body.outputs().size() ? body.outputs().get(i).value().type() : null;
      if (!carry.get(i).type().equals(out)) {
        throw new ShapeError(
            "scan carries "
                + carry.get(i).type()
                + " into its body, which gives back "
                + (out == null ? "nothing" : out));
      }
    }
  }

  /// A loop from the first slice to the last.
  public Scan(Graph body, int length, List<Value> carry, List<Value> xs, List<Value> constants) {
    this(body, length, false, carry, xs, constants);
  }

  /// The same loop of another body.
  public Scan with(Graph other) {
    return new Scan(other, length, reversed, carry, xs, constants);
  }

  private static Type slice(Type type) {
    return type.with(new Shape(type.shape().dims().subList(1, type.rank())));
  }

  @Override
  public List<Value> operands() {
    List<Value> all = new ArrayList<>(carry);
    all.addAll(xs);
    all.addAll(constants);
    return all;
  }

  @Override
  public List<Type> resultTypes() {
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < body.outputs().size(); i++) {
      Type type = body.outputs().get(i).value().type();
      if (i >= carry.size()) {
        List<Integer> dims = new ArrayList<>(type.shape().dims());
        dims.addFirst(length);
        type = type.with(new Shape(dims));
      }
      types.add(type);
    }
    return types;
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new Scan(
        body,
        length,
        reversed,
        Op.mapAll(carry, operand),
        Op.mapAll(xs, operand),
        Op.mapAll(constants, operand));
  }
}
