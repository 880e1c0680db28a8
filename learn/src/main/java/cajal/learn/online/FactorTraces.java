package cajal.learn.online;

import cajal.ir.Type;
import cajal.learn.online.Structure.Kind;
import cajal.trace.Fill;
import cajal.trace.Pointwise;
import cajal.trace.Products;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// ES-D-RTRL in the stages that a current goes through. States whose derivatives are the same for
/// all units have the traces of D-RTRL, a row with a number for each source; so have, by the mean
/// derivatives of the units, those that a current reaches at once and others follow, as a voltage
/// that spikes reset and an adaptation remembers. The other states of the cell share one row x̄ ←
/// αx̄ + the rows that drive them, and have a column of units each, f̄ ← αDf̄ + (1-α)f; the trace
/// of a weight is f̄⊗x̄ over 1 - α^t after t steps. A state with a row has a column as well for
/// what comes back to it from slow ones. The trace of the readout is a sum of such pairs: one for
/// each row that changes the output at once, with the share that the readout itself keeps as α, and
/// a column by x̄.
///
/// With a single x̄ for all states, what a source did long ago would be multiplied with the fastest
/// way to the readout, too. Where a slow state works against it, as a rising threshold does,
/// gradients then have the wrong sign at every α that remembers.
///
/// @param slow states of the cell that have a column
/// @param direct what changes the output at once: states with a row, or the current
record FactorTraces(
    Rows rows, Readout readout, double alpha, List<Integer> slow, List<Integer> direct)
    implements Traces {

  /// What is carried, the current being behind the last state.
  ///
  /// @param rows by state
  /// @param mean x̄ and α^t, if there are slow states
  /// @param columns by state
  /// @param readout keep^t, a row and a column for each direct one, and the column by x̄
  private record Carried(
      List<Optional<Tensor>> rows,
      List<Tensor> mean,
      List<Optional<Tensor>> columns,
      List<Tensor> readout) {}

  static FactorTraces of(Rows rows, Readout readout, double alpha, Pointwise p) {
    Structure structure = rows.structure().staged(p);
    int n = structure.count();
    List<Integer> slow =
        IntStream.range(0, n - 1)
            .filter(i -> rows.structure().is(i, Kind.FULL))
            .filter(i -> IntStream.range(0, n - 1).anyMatch(j -> isSlow(structure, p, i, j)))
            .boxed()
            .toList();
    List<Integer> direct =
        IntStream.rangeClosed(0, n)
            .filter(j -> j != n - 1 && (j == n || structure.is(j, Kind.SHARED)))
            .filter(j -> p.depends(n, j))
            .boxed()
            .toList();
    Rows staged = new Rows(structure, rows.units(), rows.sources());
    return new FactorTraces(staged, readout, alpha, slow, direct);
  }

  /// Whether a state is slow, being state `j` or driven by it.
  private static boolean isSlow(Structure structure, Pointwise p, int state, int j) {
    return structure.is(j, Kind.FULL) && (state == j || p.depends(state, j));
  }

  private int count() {
    return rows.structure().count();
  }

  private boolean hasRow(int state) {
    return rows.structure().is(state, Kind.SHARED);
  }

  private boolean hasPairs() {
    return rows.structure().is(count() - 1, Kind.FULL);
  }

  @Override
  public List<Type> types() {
    Type scalar = Type.scalar(rows.units().dtype());
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      if (hasRow(i)) types.add(rows.type());
    }
    if (!slow.isEmpty()) types.addAll(List.of(rows.type(), scalar));
    types.addAll(Collections.nCopies(slow.size(), rows.units()));
    if (!hasPairs()) return types;
    types.add(scalar);
    direct.forEach(_ -> types.addAll(List.of(rows.type(), rows.units())));
    if (!slow.isEmpty()) types.add(rows.units());
    return types;
  }

  private Carried carried(List<Tensor> traces) {
    List<Optional<Tensor>> shared = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < count(); i++) {
      shared.add(hasRow(i) ? Optional.of(traces.get(at++)) : Optional.empty());
    }
    int mean = slow.isEmpty() ? at : at + 2;
    List<Optional<Tensor>> columns = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      int number = slow.indexOf(i);
      columns.add(number < 0 ? Optional.empty() : Optional.of(traces.get(mean + number)));
    }
    int last = mean + slow.size();
    return new Carried(
        shared, traces.subList(at, mean), columns, traces.subList(last, traces.size()));
  }

  @Override
  public List<Tensor> start() {
    return types().stream().map(t -> t.isScalar() ? Fill.ones(t) : Fill.zeros(t)).toList();
  }

  @Override
  public List<Tensor> next(List<Tensor> traces, Pointwise p, List<Tensor> x) {
    Carried before = carried(traces);
    List<Optional<Tensor>> known = new ArrayList<>(before.rows());
    known.add(Optional.of(Rows.of(x)));
    List<Tensor> next = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      if (hasRow(i)) next.add(rows.next(known, p, i));
    }
    if (!slow.isEmpty()) {
      next.add(mean(before.mean().get(0), known, p));
      next.add(before.mean().get(1).times(alpha));
      for (int i : slow) next.add(column(before.columns(), p, i));
    }
    if (hasPairs()) next.addAll(ofReadout(before, known, p));
    return next;
  }

  /// x̄, driven by each row that changes a slow state.
  private Tensor mean(Tensor mean, List<Optional<Tensor>> known, Pointwise p) {
    Tensor sum = mean.times(alpha);
    for (int j = 0; j < known.size(); j++) {
      int from = j;
      boolean drives = slow.stream().anyMatch(i -> !hasRow(i) && p.depends(i, from));
      if (drives && known.get(j).isPresent()) sum = sum.plus(known.get(j).get());
    }
    return sum;
  }

  private Tensor column(List<Optional<Tensor>> columns, Pointwise p, int state) {
    Tensor sum = through(columns, p, state).times(alpha);
    if (hasRow(state)) return sum;
    for (int j = 0; j <= count(); j++) {
      if ((j == count() || hasRow(j)) && p.depends(state, j))
        sum = sum.plus(slope(p, state, j).times(1 - alpha));
    }
    return sum;
  }

  /// Σ D·f̄ over the slow states.
  private Tensor through(List<Optional<Tensor>> columns, Pointwise p, int result) {
    Tensor sum = Fill.zeros(rows.units());
    for (int j : slow) {
      Optional<Tensor> d = p.slope(result, j);
      if (d.isPresent()) sum = sum.plus(columns.get(j).orElseThrow().times(d.get()));
    }
    return sum;
  }

  /// For all units, whether it differs between them or not.
  private Tensor slope(Pointwise p, int result, int argument) {
    Tensor slope = p.slope(result, argument).orElseThrow();
    return slope.rank() == 0 ? Shapes.broadcast(slope, rows.units().shape()) : slope;
  }

  private List<Tensor> ofReadout(Carried before, List<Optional<Tensor>> known, Pointwise p) {
    double keep = readout.keep();
    int r = count() - 1;
    List<Tensor> next = new ArrayList<>(List.of(before.readout().getFirst().times(keep)));
    for (int k = 0; k < direct.size(); k++) {
      int j = direct.get(k);
      Tensor row = before.readout().get(1 + 2 * k).times(keep);
      Tensor column = before.readout().get(2 + 2 * k).times(keep * keep);
      next.add(row.plus(known.get(j).orElseThrow()));
      next.add(column.plus(slope(p, r, j).times(1 - keep)));
    }
    if (slow.isEmpty()) return next;
    next.add(before.readout().getLast().times(keep).plus(through(before.columns(), p, r)));
    return next;
  }

  @Override
  public List<Tensor> gradients(List<Tensor> traces, Tensor signal) {
    Carried now = carried(traces);
    if (!hasPairs()) return products(List.of(now.rows().getLast().orElseThrow()), List.of(signal));
    List<Tensor> left = new ArrayList<>();
    List<Tensor> right = new ArrayList<>();
    Tensor since = now.readout().getFirst().negate().plus(1);
    for (int k = 0; k < direct.size(); k++) {
      left.add(now.readout().get(1 + 2 * k));
      right.add(now.readout().get(2 + 2 * k).times(signal).over(since));
    }
    if (!slow.isEmpty()) {
      left.add(now.mean().get(0));
      right.add(now.readout().getLast().times(signal).over(now.mean().get(1).negate().plus(1)));
    }
    return products(left, right);
  }

  @Override
  public List<Tensor> ofOutputs(
      List<Tensor> before, List<Tensor> after, Pointwise p, List<Tensor> x) {
    Carried then = carried(before);
    List<Tensor> left = new ArrayList<>();
    List<Tensor> right = new ArrayList<>();
    for (int j : direct) {
      left.add(j == count() ? Rows.of(x) : then.rows().get(j).orElseThrow());
      right.add(slope(p, count(), j));
    }
    if (!slow.isEmpty()) {
      left.add(then.mean().get(0));
      Tensor since = carried(after).mean().get(1).negate().plus(1);
      right.add(through(then.columns(), p, count()).over(since));
    }
    return products(left, right);
  }

  /// Σ rowᵀ·column, by matrix.
  private List<Tensor> products(List<Tensor> left, List<Tensor> right) {
    Tensor all = Shapes.concat(0, left.toArray(Tensor[]::new));
    Tensor columns = Shapes.concat(0, right.toArray(Tensor[]::new));
    return rows.cut(Products.matmul(Shapes.transpose(all), columns));
  }
}
