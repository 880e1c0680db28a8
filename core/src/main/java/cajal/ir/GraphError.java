package cajal.ir;

/// A graph that is not well formed, or text that is not that of a graph.
public final class GraphError extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public GraphError(String message) {
    super(message);
  }
}
