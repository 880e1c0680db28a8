package cajal.learn.online;

import cajal.ir.Type;
import cajal.trace.Pointwise;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The traces of each current of a cell by themselves: for those of one, the others are constants.
///
/// @param states how many a network has
/// @param perCurrent those of each current, and which projections drive it
record CurrentTraces(int states, int projections, List<One> perCurrent) implements Traces {
  record One(int current, List<Integer> projections, Traces traces) {}

  static Traces of(OnlineNetwork net, Optional<Double> smoothing, Type units, Pointwise p) {
    int n = net.states(units.shape().dim(0)).size();
    List<Projection> all = net.projections();
    List<One> perCurrent = new ArrayList<>();
    for (int k = 0; k < net.cell().currents(); k++) {
      int current = k;
      List<Integer> own =
          IntStream.range(0, all.size())
              .filter(m -> all.get(m).current() == current)
              .boxed()
              .toList();
      if (own.isEmpty()) continue;
      List<Integer> sources = own.stream().map(m -> all.get(m).sources()).toList();
      Pointwise view = view(p, n, k);
      Rows rows = new Rows(Structure.of(view, n), units, sources);
      Traces traces =
          smoothing
              .<Traces>map(alpha -> FactorTraces.of(rows, net.readout(), alpha, view))
              .orElseGet(() -> new WeightTraces(rows, net.readout()));
      perCurrent.add(new One(k, own, traces));
    }
    return new CurrentTraces(n, all.size(), perCurrent);
  }

  /// A step as a function of the states and of one current.
  private static Pointwise view(Pointwise p, int states, int current) {
    return p.of(IntStream.rangeClosed(0, states).map(i -> i < states ? i : i + current).toArray());
  }

  @Override
  public List<Type> types() {
    return perCurrent.stream().flatMap(one -> one.traces().types().stream()).toList();
  }

  @Override
  public List<Tensor> start() {
    return perCurrent.stream().flatMap(one -> one.traces().start().stream()).toList();
  }

  /// The part of all traces that belongs to a current.
  private List<Tensor> part(List<Tensor> all, One wanted) {
    int from = 0;
    for (One one : perCurrent) {
      int end = from + one.traces().types().size();
      if (one == wanted) return all.subList(from, end);
      from = end;
    }
    throw new IllegalStateException("no traces of current " + wanted.current());
  }

  private static List<Tensor> own(One one, List<Tensor> sources) {
    return one.projections().stream().map(sources::get).toList();
  }

  @Override
  public List<Tensor> next(List<Tensor> traces, Pointwise p, List<Tensor> sources) {
    List<Tensor> next = new ArrayList<>();
    for (One one : perCurrent) {
      Pointwise own = view(p, states, one.current());
      next.addAll(one.traces().next(part(traces, one), own, own(one, sources)));
    }
    return next;
  }

  @Override
  public List<Tensor> gradients(List<Tensor> traces, Tensor signal) {
    Tensor[] all = new Tensor[projections];
    for (One one : perCurrent) {
      List<Tensor> found = one.traces().gradients(part(traces, one), signal);
      for (int i = 0; i < found.size(); i++) all[one.projections().get(i)] = found.get(i);
    }
    return List.of(all);
  }

  @Override
  public List<Tensor> ofOutputs(
      List<Tensor> before, List<Tensor> after, Pointwise p, List<Tensor> sources) {
    Tensor[] all = new Tensor[projections];
    for (One one : perCurrent) {
      Pointwise view = view(p, states, one.current());
      List<Tensor> found =
          one.traces().ofOutputs(part(before, one), part(after, one), view, own(one, sources));
      for (int i = 0; i < found.size(); i++) all[one.projections().get(i)] = found.get(i);
    }
    return List.of(all);
  }
}
