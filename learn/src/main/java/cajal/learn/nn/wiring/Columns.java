package cajal.learn.nn.wiring;

import cajal.ir.DType;
import cajal.learn.nn.Takes;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.function.UnaryOperator;

/// Brings `[..., in]` to the columns that sparse products take, and back.
final class Columns {
  private Columns() {}

  /// @param product of a vector or of a matrix with a column for each sample
  static Tensor times(Tensor x, UnaryOperator<Tensor> product) {
    if (x.rank() == 1) return product.apply(x);
    Tensor rows = x.reshape(-1, x.dim(-1));
    Tensor y = Shapes.transpose(product.apply(Shapes.transpose(rows)));
    int[] dims = x.shape().dims().stream().mapToInt(Integer::intValue).toArray();
    dims[dims.length - 1] = y.dim(1);
    return y.reshape(dims);
  }

  /// Numbers of the layer's type, or events of bool.
  static Tensor takes(String name, Tensor x, int in, DType dtype) {
    return Takes.features(name, x, in, x.dtype() == DType.BOOL ? DType.BOOL : dtype);
  }
}
