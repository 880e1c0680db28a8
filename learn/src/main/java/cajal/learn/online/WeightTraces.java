package cajal.learn.online;

import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.learn.online.Structure.Kind;
import cajal.trace.Fill;
import cajal.trace.Pointwise;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// D-RTRL: ε ← D∘ε + f⊗x for each weight and state, `[batch, sources, units]`; where D and f are
/// the same for all units, `[batch, sources]`. The sources of all matrices are in one row.
record WeightTraces(Rows rows, Readout readout) implements Traces {

  private Structure structure() {
    return rows.structure();
  }

  private Type units() {
    return rows.units();
  }

  @Override
  public List<Type> types() {
    Shape each = Shape.of(units().shape().dim(0), rows.count(), units().shape().dim(1));
    List<Type> types = new ArrayList<>();
    for (Kind kind : structure().states()) {
      switch (kind) {
        case NONE -> {}
        case SHARED -> types.add(rows.type());
        case FULL -> types.add(units().with(each));
      }
    }
    return types;
  }

  @Override
  public List<Tensor> start() {
    return types().stream().map(Fill::zeros).toList();
  }

  @Override
  public List<Tensor> next(List<Tensor> traces, Pointwise p, List<Tensor> x) {
    List<Optional<Tensor>> before = byState(traces);
    before.add(Optional.of(Rows.of(x)));
    List<Tensor> next = new ArrayList<>();
    for (int i = 0; i < structure().count(); i++) {
      switch (structure().states().get(i)) {
        case NONE -> {}
        case SHARED -> next.add(rows.next(before, p, i));
        case FULL -> next.add(full(before, p, i));
      }
    }
    return next;
  }

  /// Σ D∘ε, in which all that is a row of sources times a row of units is one product.
  private Tensor full(List<Optional<Tensor>> before, Pointwise p, int result) {
    List<Tensor> terms = new ArrayList<>();
    List<Tensor> rows = new ArrayList<>();
    List<Tensor> columns = new ArrayList<>();
    for (int j = 0; j < before.size(); j++) {
      Optional<Tensor> d = p.slope(result, j);
      if (before.get(j).isEmpty() || d.isEmpty()) continue;
      Tensor trace = before.get(j).get();
      if (trace.rank() == 3) {
        terms.add(scaled(trace, d.get()));
      } else {
        rows.add(Shapes.expand(trace, 2));
        columns.add(Shapes.expand(wide(d.get()), 1));
      }
    }
    if (!rows.isEmpty()) {
      Tensor left = Shapes.concat(2, rows.toArray(Tensor[]::new));
      terms.add(Products.matmul(left, Shapes.concat(1, columns.toArray(Tensor[]::new))));
    }
    return terms.stream().reduce(Tensor::plus).orElseThrow();
  }

  private static Tensor scaled(Tensor trace, Tensor slope) {
    return trace.times(slope.rank() == 0 ? slope : Shapes.expand(slope, 1));
  }

  private Tensor wide(Tensor slope) {
    return slope.rank() == 0 ? Shapes.broadcast(slope, units().shape()) : slope;
  }

  private List<Optional<Tensor>> byState(List<Tensor> traces) {
    List<Optional<Tensor>> found = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < structure().count(); i++) {
      found.add(structure().carries(i) ? Optional.of(traces.get(at++)) : Optional.empty());
    }
    return found;
  }

  @Override
  public List<Tensor> gradients(List<Tensor> traces, Tensor signal) {
    Tensor trace = traces.getLast();
    return trace.rank() == 2
        ? rows.cut(Products.matmul(Shapes.transpose(trace), signal))
        : rows.cut(Reductions.sum(scaled(trace, signal), 0));
  }

  /// Since r ← keep·r + gain·z, those of z are what those of r have gained.
  @Override
  public List<Tensor> ofOutputs(
      List<Tensor> before, List<Tensor> after, Pointwise p, List<Tensor> x) {
    Tensor kept = overBatch(before.getLast()).times(readout.keep());
    return rows.cut(overBatch(after.getLast()).minus(kept).over(readout.gain()));
  }

  private Tensor overBatch(Tensor trace) {
    if (trace.rank() == 3) return Reductions.sum(trace, 0);
    return Products.matmul(Shapes.transpose(trace), Fill.ones(units()));
  }
}
