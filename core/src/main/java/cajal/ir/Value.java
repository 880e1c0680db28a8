package cajal.ir;

/// A value of a graph, known by its number; what computes it is asked of the graph.
public record Value(int id, Type type) {
  public DType dtype() {
    return type.dtype();
  }

  public Shape shape() {
    return type.shape();
  }

  public boolean isScalar() {
    return type.isScalar();
  }

  @Override
  public String toString() {
    return "%" + id;
  }
}
