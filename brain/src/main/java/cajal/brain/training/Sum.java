package cajal.brain.training;

import cajal.kernel.Csr;
import cajal.trace.Products;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// All that is added to one array of a population, as one product: rows of its matrix are those of
/// one addend after another, in the order of a simulation, since sums depend on their order.
final class Sum {
  private final Layout layout;
  private final List<Addend> addends;
  private final Csr matrix;
  private final Tensor weights;

  /// @param size of the population
  Sum(Layout layout, int size, List<Addend> addends) {
    this.layout = layout;
    this.addends = addends;
    List<int[]> rows = new ArrayList<>();
    for (Addend addend : addends) rows.addAll(addend.rows());
    matrix = matrix(size, rows);
    weights = Shapes.concat(0, addends.stream().map(Addend::weights).toArray(Tensor[]::new));
  }

  private static Csr matrix(int size, List<int[]> rows) {
    int[] start = new int[rows.size() + 1];
    for (int i = 0; i < rows.size(); i++) start[i + 1] = start[i] + rows.get(i).length;
    int[] target = new int[start[rows.size()]];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, target, start[i], rows.get(i).length);
    }
    return new Csr(rows.size(), size, start, target);
  }

  Tensor of(Moment now) {
    Tensor[] numbers =
        addends.stream().map(addend -> addend.numbers().apply(now)).toArray(Tensor[]::new);
    Tensor operand = layout.operand(Shapes.concat(0, numbers));
    return layout.numbers(Products.scatter(matrix, weights, operand));
  }
}
