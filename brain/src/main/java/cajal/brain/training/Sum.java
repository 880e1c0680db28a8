package cajal.brain.training;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.kernel.Csr;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Products;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// All that is added to one array of a population, as one product: rows of its matrix are those of
/// one addend after another, in the order of a simulation, since sums depend on their order.
///
/// Gradients go another way, where order does not matter: through the product of each addend.
final class Sum {
  private final Layout layout;
  private final List<Addend> addends;
  private final List<Way> ways;
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
    ways = addends.stream().map(addend -> way(addend, size)).toList();
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
    List<Tensor> numbers = addends.stream().map(addend -> addend.numbers().apply(now)).toList();
    if (ways.size() == 1 && ways.getFirst() instanceof Same) return numbers.getFirst();
    Tensor operand = layout.operand(Shapes.concat(0, numbers.toArray(Tensor[]::new)));
    Tensor value = layout.numbers(Products.scatter(matrix, weights, operand));
    Tensor slopes = ways.getFirst().of(numbers.getFirst());
    for (int i = 1; i < ways.size(); i++) slopes = slopes.plus(ways.get(i).of(numbers.get(i)));
    return Derivatives.sloped(value, slopes, one(value.dtype()));
  }

  private static Tensor one(DType dtype) {
    return dtype == DType.F64 ? Tensor.scalar(1.0) : Tensor.scalar(1f);
  }

  /// How gradients go through an addend.
  private sealed interface Way {
    Tensor of(Tensor numbers);
  }

  private Way way(Addend addend, int size) {
    Csr own = matrix(size, addend.rows());
    if (addend.isSame() && isSame(own)) return new Same();
    long places = (long) own.pre() * own.post();
    // a product takes about so much longer for each entry of a sparse matrix than of a dense one
    boolean dense = places <= (layout.trials() < 4 ? 32L : 12L) * own.size();
    if (!dense) return new Stored(layout, own, addend.weights());
    return layout.trials() < 4
        ? new Outer(layout, own, addend.weights(), dense(own, addend.weights()))
        : new Dense(layout, dense(own, addend.weights()));
  }

  private static boolean isSame(Csr matrix) {
    if (matrix.pre() != matrix.post() || matrix.size() != matrix.pre()) return false;
    for (int i = 0; i < matrix.size(); i++) if (matrix.target()[i] != i) return false;
    return true;
  }

  /// The matrix with all of its places, targets by sources.
  private static Tensor dense(Csr matrix, Tensor weights) {
    int[] place = matrix.sources();
    for (int k = 0; k < place.length; k++) place[k] += matrix.target()[k] * matrix.pre();
    Tensor empty = Fill.zeros(Type.of(weights.dtype(), matrix.pre() * matrix.post()));
    return Shapes.scatterAdd(empty, Tensor.of(place), weights).reshape(matrix.post(), matrix.pre());
  }

  /// The numbers are what is added.
  private record Same() implements Way {
    @Override
    public Tensor of(Tensor numbers) {
      return numbers;
    }
  }

  /// Through the entries that there are.
  private record Stored(Layout layout, Csr matrix, Tensor weights) implements Way {
    @Override
    public Tensor of(Tensor numbers) {
      return layout.numbers(Products.scatter(matrix, weights, layout.operand(numbers)));
    }
  }

  /// Through a dense matrix: gradients of weights are one large product after the loop.
  private record Dense(Layout layout, Tensor matrix) implements Way {
    @Override
    public Tensor of(Tensor numbers) {
      int n = matrix.dim(1);
      int columns = numbers.dim(0) / n;
      return Products.matmul(matrix, numbers.reshape(n, columns)).reshape(matrix.dim(0) * columns);
    }
  }

  /// To the numbers through the entries that there are, to the weights as [Dense].
  private record Outer(Layout layout, Csr matrix, Tensor weights, Tensor dense) implements Way {
    @Override
    public Tensor of(Tensor numbers) {
      Tensor toNumbers = new Stored(layout, matrix, Derivatives.stop(weights)).of(numbers);
      return toNumbers.plus(new Dense(layout, dense).of(Derivatives.stop(numbers)));
    }
  }
}
