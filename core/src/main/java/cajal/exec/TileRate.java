package cajal.exec;

import cajal.emit.Lanes;
import cajal.emit.TileSpec;
import cajal.emit.TileSpec.Layout;
import cajal.ir.DType;
import java.util.concurrent.locks.LockSupport;

/// What this machine could do at best: products of small matrices that stay in the first-level
/// cache.
public final class TileRate {
  private static final int DEPTH = 256;
  private static final int CALLS = 2000;
  private static final int BATCHES = 40;

  private TileRate() {}

  /// Billions of floating-point operations per second of f32 that this many threads do together in
  /// register tiles; the best of many.
  public static double measure(int threads) {
    Lanes lanes = Lanes.preferred();
    int rows = lanes == Lanes.V512 ? 8 : 4;
    DenseTile tile = DenseTile.of(new TileSpec(DType.F32, lanes, rows, 2, Layout.ROWS_ADJACENT));
    while (!tile.isWarm()) LockSupport.parkNanos(1_000_000);
    int columns = tile.spec.columns();
    double best = 0;
    try (Team team = new Team(threads)) {
      Team.Turn turn =
          worker -> {
            float[] a = new float[rows * DEPTH];
            float[] b = new float[columns * DEPTH];
            float[] c = new float[rows * columns];
            for (int i = 0; i < CALLS; i++) {
              tile.code.run(a, 0, rows, b, 0, columns, c, 0, columns, DEPTH, new int[0]);
            }
          };
      for (int batch = 0; batch < BATCHES; batch++) {
        long start = System.nanoTime();
        team.run(turn);
        double operations = 2.0 * rows * columns * DEPTH * CALLS * threads;
        best = Math.max(best, operations / (System.nanoTime() - start));
      }
    }
    return best;
  }
}
