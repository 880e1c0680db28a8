package cajal.rules;

import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A graph and where its derivatives are looked at; of f64 but for indices and events.
public record Sample(String name, Graph graph, List<Object> at) {

  /// A sample while it is made: inputs with their numbers, and outputs.
  static final class Maker {
    final GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    private final RandomGenerator random = generator(7);
    private final List<Object> at = new ArrayList<>();
    private final List<Graph.Port> outputs = new ArrayList<>();

    /// Numbers between `low` and `high`.
    Value input(double low, double high, int... dims) {
      Type type = new Type(DType.F64, Shape.of(dims));
      double[] numbers = new double[type.shape().size()];
      for (int i = 0; i < numbers.length; i++) numbers[i] = random.nextDouble(low, high);
      at.add(numbers);
      return builder.input("x" + at.size(), type);
    }

    Value input(int... dims) {
      return input(-1.7, 1.9, dims);
    }

    Value indices(int... numbers) {
      at.add(numbers);
      return builder.input("x" + at.size(), Type.of(DType.I32, numbers.length));
    }

    Value events(int... dims) {
      Type type = new Type(DType.BOOL, Shape.of(dims));
      boolean[] events = new boolean[type.shape().size()];
      for (int i = 0; i < events.length; i++) events[i] = i % 3 != 1;
      at.add(events);
      return builder.input("x" + at.size(), type);
    }

    void out(Value value) {
      outputs.add(new Graph.Port("y" + outputs.size(), value));
    }
  }

  static Sample of(String name, Consumer<Maker> making) {
    Maker maker = new Maker();
    making.accept(maker);
    return new Sample(name, maker.builder.build(maker.outputs), maker.at);
  }

  static RandomGenerator generator(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  List<Object> run() {
    return Interpreter.run(graph, at);
  }

  boolean[] floats() {
    boolean[] floats = new boolean[graph.inputs().size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = graph.inputs().get(i).value().dtype().isFloat();
    }
    return floats;
  }

  @Override
  public String toString() {
    return name;
  }
}
