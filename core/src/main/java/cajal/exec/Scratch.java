package cajal.exec;

import cajal.emit.Frame;
import cajal.ir.DType;

/// An array for each worker that steps take turns to use, as large as the largest of them needs.
final class Scratch {
  private final float[][] f32;
  private final double[][] f64;
  private int floats;
  private int doubles;

  Scratch(int workers) {
    f32 = new float[workers][0];
    f64 = new double[workers][0];
  }

  /// Sees to it that each worker has `elements` of `dtype`; never while steps run.
  void require(DType dtype, int elements) {
    if (dtype == DType.F32 && elements > floats) {
      for (int i = 0; i < f32.length; i++) f32[i] = (float[]) Frame.allocate(dtype, elements);
      floats = elements;
    }
    if (dtype == DType.F64 && elements > doubles) {
      for (int i = 0; i < f64.length; i++) f64[i] = (double[]) Frame.allocate(dtype, elements);
      doubles = elements;
    }
  }

  Object of(DType dtype, int worker) {
    return dtype == DType.F32 ? f32[worker] : f64[worker];
  }
}
