package cajal.exec;

import cajal.emit.Frame;
import cajal.ir.DType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An array for each worker that steps take turns to use, as large as the largest of them needs.
final class Scratch {
  private final @Nullable Object[] f32;
  private final @Nullable Object[] f64;
  private int floats;
  private int doubles;

  Scratch(int workers) {
    f32 = new Object[workers];
    f64 = new Object[workers];
  }

  /// Sees to it that each worker has `elements` of `dtype`; never while steps run.
  void require(DType dtype, int elements) {
    if (dtype == DType.F32 ? elements <= floats : elements <= doubles) return;
    Object[] arrays = dtype == DType.F32 ? f32 : f64;
    for (int i = 0; i < arrays.length; i++) arrays[i] = Frame.allocate(dtype, elements);
    if (dtype == DType.F32) floats = elements;
    else doubles = elements;
  }

  Object of(DType dtype, int worker) {
    return Objects.requireNonNull((dtype == DType.F32 ? f32 : f64)[worker]);
  }
}
