package cajal.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operation of a graph with the values it computes, and where in the user's source it came from
/// (`CobaLif.dv(CobaLif.java:12)`), if that is known.
public record Node(Op op, List<Value> results, @Nullable String origin) {
  public Node {
    results = List.copyOf(results);
  }

  /// What the operation is called in printed graphs, such as `exp` or `reduce.sum`.
  public String name() {
    return OpText.of(op).name();
  }

  /// The value of an operation that has just one.
  public Value result() {
    return results.getFirst();
  }
}
