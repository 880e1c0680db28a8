package cajal.exec;

import cajal.emit.KernelCompiler;
import cajal.emit.Tile;
import cajal.emit.TileSpec;
import cajal.ir.DType;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// A register tile, compiled once in a process and run on scratch memory in the background until
/// the JVM has made fast code of it: until then a vector tile is a hundred times slower.
final class DenseTile {
  private static final int DEPTH = 32;
  private static final int BATCH = 32;
  private static final int STEADY = 20;
  private static final double PATIENCE_SECONDS = 60;

  /// Batches after which the JVM has counted enough calls and turns to compile.
  private static final int COUNTED = 24;

  private static final Map<TileSpec, DenseTile> KNOWN = new ConcurrentHashMap<>();

  private static final ExecutorService WARMER =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("cajal-tile-warm-up").unstarted(task));

  final TileSpec spec;
  final Tile code;
  private volatile boolean warm;

  private DenseTile(TileSpec spec) {
    this.spec = spec;
    this.code = KernelCompiler.compile(spec);
    warm = spec.width() == 1;
    if (!warm) WARMER.execute(this::warmUp);
  }

  static DenseTile of(TileSpec spec) {
    return KNOWN.computeIfAbsent(spec, DenseTile::new);
  }

  /// Whether it is as fast as it will be.
  boolean isWarm() {
    return warm;
  }

  /// The JVM's intermediate compilers never come near one `fma` a nanosecond, so a batch that does,
  /// and has been as fast several times, runs in the optimised code. While that is made, the
  /// compiler has half of the time.
  private void warmUp() {
    int columns = spec.columns();
    Object a = array(spec.rows() * DEPTH);
    Object b = array(DEPTH * columns);
    Object c = array(spec.rows() * columns);
    int step = spec.a() == TileSpec.Layout.ROWS_APART ? DEPTH : spec.rows();
    int[] rows = new int[DEPTH];
    Arrays.setAll(rows, k -> k * columns);
    double fmas = (double) spec.rows() * columns * DEPTH * BATCH;
    long start = System.nanoTime();
    double best = Double.MAX_VALUE;
    int steady = 0;
    for (int batches = 0; System.nanoTime() - start < PATIENCE_SECONDS * 1e9; batches++) {
      long batch = System.nanoTime();
      for (int i = 0; i < BATCH; i++) {
        code.run(a, 0, step, b, 0, columns, c, 0, columns, DEPTH, rows);
      }
      double time = System.nanoTime() - batch;
      steady = time < best * 1.5 ? steady + 1 : 0;
      best = Math.min(best, time);
      if (steady >= STEADY && best < fmas) {
        warm = true;
        return;
      }
      if (batches > COUNTED && best >= fmas) LockSupport.parkNanos((long) time);
    }
  }

  private Object array(int length) {
    return spec.dtype() == DType.F32 ? new float[length] : new double[length];
  }
}
