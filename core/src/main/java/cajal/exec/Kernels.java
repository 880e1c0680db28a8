package cajal.exec;

import cajal.emit.Kernel;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import java.util.function.Supplier;

/// Where the loops of a program come from; of `size` elements; asked before each run of one.
@FunctionalInterface
interface Kernels {
  Supplier<Kernel> of(KernelSpec spec, Lanes lanes, int size);

  /// Whether a program may run this tile.
  default boolean isReady(DenseTile tile) {
    return tile.isWarm();
  }

  /// Whether it may run all of these.
  default boolean areReady(DenseTile[] tiles) {
    for (DenseTile tile : tiles) if (!isReady(tile)) return false;
    return true;
  }

  /// Elements from which vectors are worth their warm-up.
  int FEW = 32;

  /// Scalar at once, vectors when they are needed and warm.
  Kernels TIERED =
      (spec, lanes, size) -> {
        Tiers tiers = Tiers.onUse(spec, size < FEW ? Lanes.SCALAR : lanes);
        tiers.use(size);
        return () -> tiers.use(size);
      };
}
