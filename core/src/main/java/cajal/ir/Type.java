package cajal.ir;

/// What a value is made of: `f32[4000]`, or `f32` for a scalar.
public record Type(DType dtype, Shape shape) {
  public static Type scalar(DType dtype) {
    return new Type(dtype, Shape.SCALAR);
  }

  public static Type of(DType dtype, int... dims) {
    return new Type(dtype, Shape.of(dims));
  }

  public Type with(DType other) {
    return new Type(other, shape);
  }

  public Type with(Shape other) {
    return new Type(dtype, other);
  }

  public boolean isScalar() {
    return shape.isScalar();
  }

  public int rank() {
    return shape.rank();
  }

  @Override
  public String toString() {
    return isScalar() ? dtype.toString() : dtype + shape.toString();
  }
}
