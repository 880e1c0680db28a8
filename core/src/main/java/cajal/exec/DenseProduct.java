package cajal.exec;

import cajal.emit.Lanes;
import cajal.emit.TileSpec.Layout;
import cajal.ir.DType;
import org.jspecify.annotations.Nullable;

/// Products C = A·B of dense matrices of `m` x `k` and `k` x `n`, through register tiles. Those on
/// the left may be patches of images that are nowhere in memory: convolutions.
///
/// Workers share out columns, or rows where there are more of them, since what each of them has to
/// lay out for itself is then the smaller matrix; they wait for nobody before the end.
final class DenseProduct implements Step {
  /// `fma` of a vector tile in the time of an operation of a loop.
  private static final int VECTOR_GAIN = 8;

  final Left a;
  final MatrixView b;
  final Target c;
  final int m;
  final int k;
  final int n;
  final DType dtype;
  private final Workers workers;
  private final Tiling scalar;
  private final Tiling vector;
  private final DenseBlocks[] blocks;
  private final Workers.Range range = this::range;
  private final @Nullable Picked picked;
  private Tiling tiling;

  DenseProduct(
      MatrixView a, MatrixView b, Object c, int m, int k, int n, DType dtype, Workers workers) {
    this(new Left.Stored(a), b, Target.of(c, a.at().length, m, n), m, k, n, dtype, workers);
  }

  DenseProduct(Left a, MatrixView b, Target c, int m, int k, int n, DType dtype, Workers workers) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.m = m;
    this.k = k;
    this.n = n;
    this.dtype = dtype;
    this.workers = workers;
    Layout layout = a.layout();
    scalar = Tiling.of(dtype, Lanes.SCALAR, layout, m, n);
    // a single column has nothing to fill vectors with
    vector = n == 1 ? scalar : Tiling.of(dtype, workers.lanes, layout, m, n);
    tiling = scalar;
    blocks = new DenseBlocks[workers.threads()];
    for (int i = 0; i < blocks.length; i++) blocks[i] = new DenseBlocks(this);
    workers.scratch.require(dtype, DenseBlocks.room(this));
    picked = Picked.of(this, workers);
  }

  @Override
  public void run() {
    if (picked != null && picked.isWorthIt()) {
      picked.run();
      return;
    }
    tiling = workers.kernels.areReady(vector.tiles()) ? vector : scalar;
    long operations = (long) a.count() * m * k * n;
    if (tiling != scalar) operations /= VECTOR_GAIN;
    workers.rows(a.count() * parts(), operations, range);
  }

  private boolean byColumns() {
    return n > m
        && !hasRowsForAll()
        && (tiling.panels() >= blocks.length || tiling.rowPanels(m) < blocks.length);
  }

  /// Whether B is read where it is and there are rows for all workers: they then go on with the
  /// rows that they have in their caches from the loop before.
  private boolean hasRowsForAll() {
    int panels = tiling.rowPanels(m);
    return blocks.length > 1
        && b.column() == 1
        && panels >= 2 * blocks.length
        && panels / blocks.length < DenseBlocks.SHARED;
  }

  private int parts() {
    return byColumns() ? tiling.panels() : tiling.rowPanels(m);
  }

  private void range(int from, int to, int worker) {
    DenseBlocks mine = blocks[worker];
    mine.start(tiling, workers.scratch.of(dtype, worker));
    int parts = parts();
    for (int at = from; at < to; ) {
      int matrix = at / parts;
      int first = at % parts;
      int last = Math.min(parts, first + to - at);
      if (byColumns()) {
        mine.product(matrix, 0, tiling.rowPanels(m), first, last);
      } else {
        mine.product(matrix, first, last, 0, tiling.panels());
      }
      at += last - first;
    }
  }
}
