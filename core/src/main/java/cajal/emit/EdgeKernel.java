package cajal.emit;

import org.jspecify.annotations.Nullable;

/// Compiled code that runs along edges.
@FunctionalInterface
public interface EdgeKernel {
  /// Runs along the edges of the rows `list[from]` to `list[to - 1]`, those that are among the rows
  /// of `edges`; of the rows `from` to `to - 1` themselves where there is no list.
  void run(Frame frame, Edges edges, int @Nullable [] list, int from, int to);
}
