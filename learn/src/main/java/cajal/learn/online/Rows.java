package cajal.learn.online;

import cajal.ir.Type;
import cajal.learn.online.Structure.Kind;
import cajal.trace.Pointwise;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Traces that are the same for all units, a number for each source, `[batch, sources]`: those of
/// D-RTRL for states whose derivatives are, and for others those by the mean derivatives of the
/// units. The sources of all matrices are in one row.
///
/// @param sources how many there are, for each matrix
record Rows(Structure structure, Type units, List<Integer> sources) {

  int count() {
    return sources.stream().mapToInt(Integer::intValue).sum();
  }

  Type type() {
    return Type.of(units.dtype(), units.shape().dim(0), count());
  }

  static Tensor of(List<Tensor> x) {
    return Shapes.concat(1, x.toArray(Tensor[]::new));
  }

  /// Σ D·ε over what is there before.
  ///
  /// @param before by state, and the sources themselves at the end
  Tensor next(List<Optional<Tensor>> before, Pointwise p, int result) {
    List<Tensor> terms = new ArrayList<>();
    for (int j = 0; j < before.size(); j++) {
      boolean isRow = j == structure.count() || structure.is(j, Kind.SHARED);
      Optional<Tensor> d = isRow ? p.slope(result, j) : Optional.empty();
      before.get(j).ifPresent(trace -> d.ifPresent(s -> terms.add(trace.times(mean(s)))));
    }
    return terms.stream().reduce(Tensor::plus).orElseThrow();
  }

  private static Tensor mean(Tensor slope) {
    return slope.rank() == 0 ? slope : Shapes.expand(Reductions.mean(slope, 1), 1);
  }

  /// The rows of each matrix.
  List<Tensor> cut(Tensor all) {
    List<Tensor> parts = new ArrayList<>();
    int from = 0;
    for (int count : sources) parts.add(Shapes.slice(all, 0, from, from += count));
    return parts;
  }
}
