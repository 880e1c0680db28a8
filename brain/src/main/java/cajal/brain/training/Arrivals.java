package cajal.brain.training;

import cajal.brain.network.Blueprint;
import cajal.brain.network.Cells;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.kernel.Csr;
import cajal.trace.Fill;
import cajal.trace.Products;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// All that spikes add to one array of a population, as one product, in the order of a simulation:
/// rows of its matrix are the array itself, then the sources of each projection in turn, those of
/// longer delays first, since sums depend on their order.
final class Arrivals {
  /// Cells whose spikes arrive so many steps later.
  private record Source(Cells<?> cells, int delay) {}

  private final Layout layout;
  private final List<Source> sources = new ArrayList<>();
  private final Csr matrix;
  private final Tensor amounts;

  /// @param ways all that lead to the array
  Arrivals(Unrolled run, DType real, List<Blueprint.Way> ways) {
    layout = run.layout();
    int size = ways.getFirst().target().size();
    List<int[]> targets = new ArrayList<>();
    List<Tensor> each = new ArrayList<>();
    for (int i = 0; i < size; i++) targets.add(new int[] {i});
    each.add(Fill.ones(new Type(real, Shape.of(size))));
    for (Blueprint.Way way : ways) {
      Tensor all = amounts(run, real, way);
      for (Blueprint.Due due : way.byDelay()) {
        sources.add(new Source(way.projection().pre(), due.delay()));
        rows(way.projection(), due.synapses(), targets);
        boolean some = due.synapses().length < all.dim(0);
        each.add(some ? Shapes.gather(all, Tensor.of(due.synapses())) : all);
      }
    }
    matrix = matrix(size, targets);
    amounts = Shapes.concat(0, each.toArray(Tensor[]::new));
  }

  /// The targets of each source along some synapses.
  private static void rows(Projection projection, int[] synapses, List<int[]> rows) {
    Csr all = projection.connections();
    int offset = projection.post().from();
    int at = 0;
    for (int i = 0; i < all.pre(); i++) {
      int from = at;
      while (at < synapses.length && synapses[at] < all.rowStart()[i + 1]) at++;
      rows.add(IntStream.range(from, at).map(k -> all.target()[synapses[k]] + offset).toArray());
    }
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

  /// What a spike adds along each synapse.
  private static Tensor amounts(Unrolled run, DType real, Blueprint.Way way) {
    double[] known = Arrays.stream(way.projection().weights()).map(way.amount()::of).toArray();
    Type type = Type.of(real, known.length);
    Tensor own = Fill.from(type, Trainable.rounded(real, known));
    Trainable trained = run.trainedWeights().get(way.projection());
    if (trained == null) return own;
    double perWeight = way.amount().perWeight();
    double constant = way.amount().constant();
    if (perWeight == 1 && constant == 0) return trained.parameter().value();
    Tensor amount = trained.wide().times(perWeight).plus(constant).cast(real);
    return Trainable.anchored(amount, trained.isOwn(), own);
  }

  /// The array with what arrives.
  ///
  /// @param spikes of a population so many steps ago
  Tensor add(Tensor array, BiFunction<Population<?>, Integer, Tensor> spikes) {
    List<Tensor> rows = new ArrayList<>();
    rows.add(array);
    for (Source source : sources) {
      Cells<?> cells = source.cells();
      Tensor all = spikes.apply(cells.population(), source.delay());
      rows.add(layout.slice(all, cells.from(), cells.from() + cells.size()));
    }
    Tensor operand = layout.operand(Shapes.concat(0, rows.toArray(Tensor[]::new)));
    return layout.numbers(Products.scatter(matrix, amounts, operand));
  }
}
