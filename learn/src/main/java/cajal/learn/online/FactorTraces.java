package cajal.learn.online;

import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Pointwise;
import cajal.trace.Products;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// ES-D-RTRL: x̄ ← αx̄ + x for each source, f̄ ← αDf̄ + (1-α)f for each state of each unit; a
/// weight's trace is taken to be their product over 1 - α^t after t steps. They are carried in this
/// order, with α^t at the end.
record FactorTraces(Structure structure, Type units, List<Integer> sources, double alpha)
    implements Traces {

  @Override
  public List<Type> types() {
    List<Type> types = new ArrayList<>();
    int batch = units.shape().dim(0);
    for (int count : sources) types.add(Type.of(units.dtype(), batch, count));
    for (int i = 0; i < structure.count(); i++) if (structure.carries(i)) types.add(units);
    types.add(Type.scalar(units.dtype()));
    return types;
  }

  @Override
  public List<Tensor> start() {
    List<Type> types = types();
    List<Tensor> start = new ArrayList<>();
    for (Type type : types.subList(0, types.size() - 1)) start.add(Fill.zeros(type));
    start.add(Fill.ones(types.getLast()));
    return start;
  }

  @Override
  public List<Tensor> next(List<Tensor> traces, Pointwise p, List<Tensor> x) {
    List<Tensor> next = new ArrayList<>(ofSources(traces, x));
    for (int i = 0; i < structure.count(); i++) {
      if (structure.carries(i)) next.add(ofUnits(traces, p, i));
    }
    next.add(traces.getLast().times(alpha));
    return next;
  }

  private List<Tensor> ofSources(List<Tensor> traces, List<Tensor> x) {
    List<Tensor> next = new ArrayList<>();
    for (int m = 0; m < x.size(); m++) next.add(traces.get(m).times(alpha).plus(x.get(m)));
    return next;
  }

  private Tensor ofUnits(List<Tensor> traces, Pointwise p, int result) {
    List<Optional<Tensor>> before = byState(traces);
    int n = structure.count();
    Tensor sum = Fill.zeros(units);
    for (int j = 0; j < n; j++) {
      Optional<Tensor> trace = before.get(j);
      Optional<Tensor> d = p.slope(result, j);
      if (trace.isPresent() && d.isPresent()) {
        sum = sum.plus(trace.get().times(d.get()).times(alpha));
      }
    }
    Optional<Tensor> f = p.slope(result, n);
    return f.isPresent() ? sum.plus(f.get().times(1 - alpha)) : sum;
  }

  private List<Optional<Tensor>> byState(List<Tensor> traces) {
    List<Optional<Tensor>> found = new ArrayList<>();
    int at = sources.size();
    for (int i = 0; i < structure.count(); i++) {
      found.add(structure.carries(i) ? Optional.of(traces.get(at++)) : Optional.empty());
    }
    return found;
  }

  @Override
  public List<Tensor> gradients(List<Tensor> traces, Tensor signal) {
    Tensor ofUnits = byState(traces).getLast().orElseThrow();
    return products(traces, signal.times(ofUnits), traces.getLast());
  }

  @Override
  public List<Tensor> ofOutputs(
      List<Tensor> before, List<Tensor> after, Pointwise p, List<Tensor> x) {
    Tensor ofUnits = ofUnits(before, p, structure.count());
    return products(after, ofUnits, after.getLast());
  }

  /// x̄ᵀ·(signal∘f̄) over 1 - α^t.
  private List<Tensor> products(List<Tensor> ofSources, Tensor ofUnits, Tensor power) {
    Tensor scaled = ofUnits.over(power.negate().plus(1));
    List<Tensor> gradients = new ArrayList<>();
    for (int m = 0; m < sources.size(); m++) {
      gradients.add(Products.matmul(Shapes.transpose(ofSources.get(m)), scaled));
    }
    return gradients;
  }
}
