package cajal.ir;

import org.jspecify.annotations.Nullable;

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

  // by number: values are looked up all the time, and shapes are slow to hash
  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Value value && value.id == id && value.type.equals(type);
  }

  @Override
  public String toString() {
    return "%" + id;
  }
}
