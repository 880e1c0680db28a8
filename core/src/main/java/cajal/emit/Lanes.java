package cajal.emit;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;

/// How a loop goes through its elements: one by one, or in vectors of 128, 256 or 512 bits. The
/// bits of the results are the same.
public enum Lanes {
  SCALAR(0),
  V128(128),
  V256(256),
  V512(512);

  private final int bits;

  Lanes(int bits) {
    this.bits = bits;
  }

  public int bits() {
    return bits;
  }

  /// Whether this machine runs vectors at all: the module is there and they have hardware.
  public static boolean vectorsAvailable() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /// The widest vectors of this machine; scalar where the module `jdk.incubator.vector` is missing.
  public static Lanes preferred() {
    return vectorsAvailable() ? Preferred.LANES : SCALAR;
  }

  private static final class Preferred {
    static final Lanes LANES = of(FloatVector.SPECIES_PREFERRED.vectorShape());

    private static Lanes of(VectorShape shape) {
      return switch (shape.vectorBitSize()) {
        case 128 -> V128;
        case 256 -> V256;
        case 512 -> V512;
        default -> SCALAR;
      };
    }
  }
}
