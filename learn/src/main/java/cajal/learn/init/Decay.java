package cajal.learn.init;

import cajal.ir.Shape;
import cajal.random.Key;
import java.util.function.DoubleUnaryOperator;

/// Weights from every cell of a grid to every other, by their distance.
record Decay(Grid grid, DoubleUnaryOperator weight) implements Initializer {

  @Override
  public double[] numbers(Shape shape, Fan fan, Key key) {
    int n = grid.size();
    if (!shape.equals(Shape.of(n, n))) {
      throw Initializers.wrong("weights by distance", shape, "a matrix of " + Shape.of(n, n));
    }
    double[] all = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        all[i * n + j] = weight.applyAsDouble(grid.distance(i, j));
      }
    }
    return all;
  }
}
