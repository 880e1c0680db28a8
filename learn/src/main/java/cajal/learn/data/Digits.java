package cajal.learn.data;

import cajal.ir.DType;
import cajal.trace.Tensor;

/// Handwritten digits of 8x8 pixels as the UCI repository and scikit-learn have them: rows of 64
/// pixels from 0 to 16 and the digit. Source: Alpaydin and Kaynak 1998.
public final class Digits {
  private static final int PIXELS = 64;
  private static final int COLUMNS = PIXELS + 1;

  private Digits() {}

  /// Pixels from 0 to 1, f32\[n,64], and digits, i32\[n].
  ///
  /// @param table f64\[n,65]
  /// @throws IllegalArgumentException if a row is no digit
  public static Examples of(Tensor table) {
    if (table.dtype() != DType.F64 || table.rank() != 2 || table.dim(1) != COLUMNS) {
      throw new IllegalArgumentException(
          "digits as %s; give f64[n,65]: 64 pixels and the digit".formatted(table.type()));
    }
    double[] all = table.doubles();
    float[] pixels = new float[table.dim(0) * PIXELS];
    int[] digits = new int[table.dim(0)];
    for (int k = 0; k < all.length; k++) {
      int row = k / COLUMNS;
      int column = k % COLUMNS;
      double largest = column < PIXELS ? 16 : 9;
      if (!(all[k] >= 0 && all[k] <= largest && all[k] == Math.rint(all[k]))) {
        throw new IllegalArgumentException(
            "digits: row %d has %s in column %d; there is a whole number from 0 to %.0f"
                .formatted(row + 1, all[k], column + 1, largest));
      }
      if (column < PIXELS) pixels[row * PIXELS + column] = (float) (all[k] / 16);
      else digits[row] = (int) all[k];
    }
    return Examples.of(Tensor.of(pixels).reshape(digits.length, PIXELS), Tensor.of(digits));
  }
}
