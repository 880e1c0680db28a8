package cajal.ir;

import java.util.Locale;

/// The element types a value may have. `I64` holds bit patterns of `F64`; models never see it.
public enum DType {
  F32(4),
  F64(8),
  I32(4),
  I64(8),
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

  public boolean isInteger() {
    return this == I32 || this == I64;
  }

  /// The integer type with as many bits.
  public DType bits() {
    return bytes == 8 ? I64 : I32;
  }

  /// The name in printed graphs: `f32`, `f64`, `i32`, `i64`, `bool`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
