package cajal.rules;

import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Move;
import cajal.ir.Scan;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Samples made of samples by transformations.
public final class Derived {
  private Derived() {}

  /// From the inputs and the cotangents of the outputs to the cotangents of the inputs.
  public static Sample vjp(Sample sample) {
    GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    List<Object> at = new ArrayList<>(sample.at());
    List<Value> arguments = inputs(builder, sample);
    Vjp vjp = Vjp.of(builder, sample.graph(), arguments, sample.floats());
    List<@Nullable Value> g = new ArrayList<>();
    for (Value result : vjp.results()) {
      g.add(result.dtype().isFloat() ? direction(builder, at, result.type()) : null);
    }
    return new Sample("vjp of " + sample, build(builder, vjp.cotangents(g), arguments), at);
  }

  /// From the inputs and their tangents to the tangents of the outputs.
  public static Sample jvp(Sample sample) {
    GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    List<Object> at = new ArrayList<>(sample.at());
    List<Value> arguments = inputs(builder, sample);
    List<@Nullable Value> t = new ArrayList<>();
    for (Value argument : arguments) {
      t.add(argument.dtype().isFloat() ? direction(builder, at, argument.type()) : null);
    }
    Jvp.Dual dual = Jvp.of(builder, sample.graph(), arguments, t);
    return new Sample("jvp of " + sample, build(builder, dual.tangents(), dual.results()), at);
  }

  private static List<Value> inputs(GraphBuilder builder, Sample sample) {
    List<Value> inputs = new ArrayList<>();
    for (Graph.Port port : sample.graph().inputs()) {
      inputs.add(builder.input("x" + inputs.size(), port.value().type()));
    }
    return inputs;
  }

  private static Value direction(GraphBuilder builder, List<Object> at, Type type) {
    RandomGenerator random = Sample.generator(at.size());
    double[] numbers = random.doubles(type.shape().size(), -1, 1).toArray();
    if (type.dtype() == DType.F64) {
      at.add(numbers);
    } else {
      float[] narrow = new float[numbers.length];
      for (int i = 0; i < narrow.length; i++) narrow[i] = (float) numbers[i];
      at.add(narrow);
    }
    return builder.input("d" + at.size(), type);
  }

  /// Derivatives as outputs; zeros like the others where there are none.
  private static Graph build(
      GraphBuilder builder, List<? extends @Nullable Value> found, List<Value> like) {
    List<Graph.Port> ports = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (!like.get(i).dtype().isFloat()) continue;
      Value value = new Shaped(builder).orZeros(found.get(i), like.get(i).type());
      ports.add(new Graph.Port("y" + i, value));
    }
    return builder.build(ports);
  }

  /// The sample as the body of a loop of three turns, in which what it gives comes back to change
  /// what it is given.
  public static Sample scanned(Sample sample) {
    GraphBuilder body = new GraphBuilder(Simplify.RULES);
    GraphBuilder outside = new GraphBuilder(Simplify.RULES);
    Value carry = body.input("carry", Type.scalar(DType.F64));
    Value change = body.plus(body.times(body.unary(UnaryKind.TANH, carry), 0.05), 1);
    List<Value> slices = new ArrayList<>();
    List<Value> fixed = new ArrayList<>();
    List<Value> xs = new ArrayList<>();
    List<Value> constants = new ArrayList<>();
    List<Value> given = new ArrayList<>();
    List<Graph.Port> ports = sample.graph().inputs();
    for (int i = 0; i < ports.size(); i++) {
      Type type = ports.get(i).value().type();
      if (!type.dtype().isFloat() || i % 3 == 2) continue;
      slices.add(body.input("x" + i, type));
      Value x = outside.input("x" + i, type);
      List<Integer> dims = new ArrayList<>(type.shape().dims());
      dims.addFirst(3);
      List<Integer> axes = new ArrayList<>();
      for (int axis = 1; axis < dims.size(); axis++) axes.add(axis);
      xs.add(outside.add(new Move.Broadcast(x, new Shape(dims), axes)));
      given.add(x);
    }
    int next = 0;
    List<Value> arguments = new ArrayList<>();
    List<Object> at = new ArrayList<>();
    List<Object> atFixed = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      Type type = ports.get(i).value().type();
      boolean sliced = type.dtype().isFloat() && i % 3 != 2;
      Value x = sliced ? slices.get(next++) : body.input("x" + i, type);
      (sliced ? at : atFixed).add(sample.at().get(i));
      if (!sliced) constants.add(outside.input("x" + i, type));
      if (!sliced) fixed.add(x);
      arguments.add(type.dtype().isFloat() ? body.times(x, change) : x);
    }
    at.addAll(atFixed);
    List<Value> results = body.inline(sample.graph(), arguments);
    Value sum = carry;
    for (Value y : results) {
      if (!y.dtype().isFloat()) continue;
      sum = body.plus(sum, body.times(new Shaped(body).sum(y), 0.1));
    }
    List<Graph.Port> outputs = new ArrayList<>();
    outputs.add(new Graph.Port("carry", body.unary(UnaryKind.TANH, sum)));
    for (Value y : results) outputs.add(new Graph.Port("y" + outputs.size(), y));
    Value start = outside.constant(DType.F64, 0.5);
    List<Value> made =
        outside.addAll(new Scan(body.build(outputs), 3, List.of(start), xs, constants));
    List<Graph.Port> all = new ArrayList<>();
    for (Value y : made) all.add(new Graph.Port("y" + all.size(), y));
    return new Sample("scan of " + sample, outside.build(all), at);
  }
}
