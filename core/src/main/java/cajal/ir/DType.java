package cajal.ir;

/// The element types a value may have.
public enum DType {
  F32(4),
  F64(8),
  I32(4),
  BOOL(1);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /// Bytes one element takes in memory.
  public int bytes() {
    return bytes;
  }

  public boolean isFloat() {
    return this == F32 || this == F64;
  }

  /// The name in printed graphs: `f32`, `f64`, `i32`, `bool`.
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
