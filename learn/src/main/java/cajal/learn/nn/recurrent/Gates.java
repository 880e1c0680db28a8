package cajal.learn.nn.recurrent;

import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.learn.init.Initializer;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Linear;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.trace.Parameter;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The weights of a cell with a number of gates, side by side: `input` `[in, gates units]`,
/// `recurrent` `[units, gates units]`, `bias` `[gates units]`.
final class Gates {
  private final String name;
  private final int units;
  private final Parameter input;
  private final Parameter recurrent;
  private final Parameter bias;

  Gates(String kind, Scope scope, int in, int units, int gates, Initializer bias) {
    name = Takes.name(kind, scope);
    this.units = Takes.positive(name, "units", units);
    int width = gates * units;
    input =
        scope.parameter(
            "input", Initializers.xavierNormal(), Takes.positive(name, "in", in), width);
    recurrent = scope.parameter("recurrent", sideBySide(gates), units, width);
    this.bias = scope.parameter("bias", bias, width);
  }

  /// An orthogonal matrix for each gate.
  private static Initializer sideBySide(int gates) {
    return (shape, fan, key) -> {
      int n = shape.dim(0);
      double[] all = new double[n * n * gates];
      for (int gate = 0; gate < gates; gate++) {
        double[] one = Initializers.orthogonal(1).numbers(Shape.of(n, n), fan, key.fold(gate));
        for (int i = 0; i < n; i++) {
          System.arraycopy(one, i * n, all, (i * gates + gate) * n, n);
        }
      }
      return all;
    };
  }

  /// `number` for one of the gates, 0 for the others.
  static Initializer only(int gate, int gates, double number) {
    return (shape, fan, key) -> {
      double[] all = new double[shape.size()];
      int units = all.length / gates;
      Arrays.fill(all, gate * units, (gate + 1) * units, number);
      return all;
    };
  }

  Tensor project(Tensor x) {
    Type type = input.type();
    Takes.features(name, x, type.shape().dim(0), type.dtype());
    return Linear.product(x, input.value()).plus(bias.value());
  }

  Tensor recurrent(Tensor h) {
    return Linear.product(h, recurrent.value());
  }

  /// The columns of the recurrent weights from one gate to before another.
  Tensor recurrent(Tensor h, int from, int to) {
    return Linear.product(h, Shapes.slice(recurrent.value(), 1, from * units, to * units));
  }

  Tensor gate(Tensor all, int number) {
    return Shapes.slice(all, -1, number * units, (number + 1) * units);
  }

  Type state(Type projected) {
    List<Integer> dims = new ArrayList<>(projected.shape().dims());
    dims.set(dims.size() - 1, units);
    return projected.with(new Shape(dims));
  }

  List<Parameter> parameters() {
    return List.of(input, recurrent, bias);
  }
}
