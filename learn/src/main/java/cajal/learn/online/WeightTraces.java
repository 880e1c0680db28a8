package cajal.learn.online;

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
/// the same for all units, `[batch, sources]`.
///
/// @param sources how many there are, for each matrix
record WeightTraces(Structure structure, Type units, List<Integer> sources) implements Traces {

  @Override
  public List<Type> types() {
    int batch = units.shape().dim(0);
    List<Type> types = new ArrayList<>();
    for (int count : sources) {
      for (Kind kind : structure.states()) {
        if (kind == Kind.SHARED) types.add(Type.of(units.dtype(), batch, count));
        if (kind == Kind.FULL) {
          types.add(Type.of(units.dtype(), batch, count, units.shape().dim(1)));
        }
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
    List<Tensor> next = new ArrayList<>();
    for (int m = 0; m < x.size(); m++) {
      for (int i = 0; i < structure.count(); i++) {
        if (!structure.carries(i)) continue;
        boolean full = structure.states().get(i) == Kind.FULL;
        next.add(sum(terms(matrix(traces, m), p, i, x.get(m), full)));
      }
    }
    return next;
  }

  /// D·ε for each state before, and f·x.
  private List<Tensor> terms(
      List<Optional<Tensor>> traces, Pointwise p, int result, Tensor x, boolean full) {
    List<Tensor> terms = new ArrayList<>();
    int n = structure.count();
    for (int j = 0; j < n; j++) {
      Optional<Tensor> trace = traces.get(j);
      if (trace.isEmpty()) continue;
      p.slope(result, j).ifPresent(d -> terms.add(product(d, trace.get(), full)));
    }
    p.slope(result, n).ifPresent(f -> terms.add(product(f, x, full)));
    return terms;
  }

  private Tensor product(Tensor slope, Tensor trace, boolean full) {
    Tensor factor = slope.rank() == 0 ? slope : Shapes.expand(slope, 1);
    boolean wide = full && trace.rank() == 2;
    return (wide ? Shapes.expand(trace, 2) : trace).times(factor);
  }

  /// Of the largest shape among the terms.
  private Tensor sum(List<Tensor> terms) {
    return terms.stream().reduce(Tensor::plus).orElseThrow();
  }

  /// The traces of a matrix by state.
  private List<Optional<Tensor>> matrix(List<Tensor> traces, int m) {
    List<Optional<Tensor>> found = new ArrayList<>();
    int each = traces.size() / sources.size();
    int at = m * each;
    for (int i = 0; i < structure.count(); i++) {
      found.add(structure.carries(i) ? Optional.of(traces.get(at++)) : Optional.empty());
    }
    return found;
  }

  @Override
  public List<Tensor> gradients(List<Tensor> traces, Tensor signal) {
    List<Tensor> gradients = new ArrayList<>();
    for (int m = 0; m < sources.size(); m++) {
      Tensor trace = matrix(traces, m).getLast().orElseThrow();
      gradients.add(overBatch(trace, signal));
    }
    return gradients;
  }

  /// Σ over the batch of trace·signal, `[sources, units]`.
  private Tensor overBatch(Tensor trace, Tensor signal) {
    if (trace.rank() == 2) return Products.matmul(Shapes.transpose(trace), wide(signal));
    return Reductions.sum(product(signal, trace, true), 0);
  }

  private Tensor wide(Tensor slope) {
    return slope.rank() == 0 ? Shapes.broadcast(slope, units.shape()) : slope;
  }

  @Override
  public List<Tensor> ofOutputs(List<Tensor> before, Pointwise p, List<Tensor> x) {
    List<Tensor> sums = new ArrayList<>();
    int n = structure.count();
    for (int m = 0; m < x.size(); m++) {
      List<Tensor> terms = new ArrayList<>();
      List<Optional<Tensor>> traces = matrix(before, m);
      for (int j = 0; j < n; j++) {
        Optional<Tensor> trace = traces.get(j);
        if (trace.isEmpty()) continue;
        p.slope(n, j).ifPresent(d -> terms.add(overBatch(trace.get(), d)));
      }
      Tensor source = x.get(m);
      p.slope(n, n).ifPresent(f -> terms.add(overBatch(source, f)));
      sums.add(sum(terms));
    }
    return sums;
  }
}
