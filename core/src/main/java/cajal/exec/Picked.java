package cajal.exec;

import cajal.emit.Lanes;
import cajal.emit.TileSpec;
import cajal.emit.TileSpec.Layout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A product C = A·B where most of A is zeros, such as spikes: the rows of B whose factor is not 0
/// are added one after another in their order. So the bits are those of the whole product, unless B
/// has what 0 times is not 0: infinities and NaN are left out with their zeros.
final class Picked {
  /// Elements of A that are looked at to see whether it is worth it: it is where at most every
  /// fourth is not 0.
  private static final int SAMPLE = 64;

  private static final int MOST = SAMPLE / 4;

  /// Columns below which a whole product takes less than looking through A.
  private static final int FEW = 64;

  /// How many of them are beside each other.
  private static final int BESIDE = 8;

  /// Vectors of columns that are summed up in registers at once.
  private static final int VECTORS = 16;

  /// What it takes to look at an element, and to add it to so many of the result, in operations of
  /// a loop.
  private static final int LOOK = 4;

  private static final int GAIN = 16;

  private final DenseProduct of;
  private final MatrixView a;
  private final Workers workers;
  private final int[] sample = new int[SAMPLE];
  private final Blocks scalar;
  private final Blocks vector;
  private final PickedRows[] rows;
  private final Workers.Range range = this::range;
  private Blocks blocks;

  /// The columns of the result in blocks, each with its tile.
  record Blocks(int[] start, DenseTile[] tiles) {
    static Blocks of(DenseProduct of, Lanes lanes) {
      List<Integer> start = new ArrayList<>();
      List<DenseTile> tiles = new ArrayList<>();
      int at = 0;
      for (int vectors = VECTORS; vectors > 0; vectors /= 2) {
        TileSpec spec = new TileSpec(of.dtype, lanes, 1, vectors, Layout.PICKED);
        for (; of.n - at >= spec.columns(); at += spec.columns()) {
          start.add(at);
          tiles.add(DenseTile.of(spec));
        }
      }
      if (at < of.n) {
        start.add(at);
        tiles.add(DenseTile.of(new TileSpec(of.dtype, Lanes.SCALAR, 1, of.n - at, Layout.PICKED)));
      }
      int[] starts = start.stream().mapToInt(Integer::intValue).toArray();
      return new Blocks(starts, tiles.toArray(DenseTile[]::new));
    }
  }

  private Picked(DenseProduct of, MatrixView a, Workers workers) {
    this.of = of;
    this.a = a;
    this.workers = workers;
    int lines = a.column() == 1 ? of.m : of.k;
    int length = a.column() == 1 ? of.k : of.m;
    int step = a.column() == 1 ? a.row() : a.column();
    for (int i = 0; i < SAMPLE; i++) {
      // multiples of the golden ratio are spread evenly
      long place = (i / BESIDE * 0x9E3779B9L & 0xFFFFFFFFL) * lines * (length / BESIDE) >>> 32;
      int line = (int) (place / (length / BESIDE));
      sample[i] = line * step + (int) (place % (length / BESIDE)) * BESIDE + i % BESIDE;
    }
    scalar = Blocks.of(of, Lanes.SCALAR);
    vector = Blocks.of(of, workers.lanes);
    blocks = scalar;
    rows = new PickedRows[workers.threads()];
    for (int i = 0; i < rows.length; i++) rows[i] = new PickedRows(of, a, workers.lanes);
  }

  /// Null for products that cannot be taken so at all: they must be of one matrix whose rows lie
  /// beside each other, or whose columns do, by one of some columns whose rows do.
  static @Nullable Picked of(DenseProduct of, Workers workers) {
    if (!(of.a instanceof Left.Stored stored)) return null;
    MatrixView a = stored.view();
    boolean fits =
        a.at().length == 1
            && of.c.rows() == null
            && of.b.column() == 1
            && (a.column() == 1 || a.row() == 1)
            && of.n >= FEW
            && (a.column() == 1 ? of.k : of.m) >= BESIDE
            && (long) of.m * of.k >= 16 * SAMPLE;
    return fits ? new Picked(of, a, workers) : null;
  }

  boolean isWorthIt() {
    int from = a.at(0);
    int found = 0;
    switch (a.array()) {
      case float[] x -> {
        for (int at : sample) if (x[from + at] != 0) found++;
      }
      case double[] x -> {
        for (int at : sample) if (x[from + at] != 0) found++;
      }
      default -> throw new AssertionError(of.dtype);
    }
    return found <= MOST;
  }

  void run() {
    blocks = workers.kernels.areReady(vector.tiles) ? vector : scalar;
    workers.rows(of.m, (long) of.m * of.k * (LOOK + of.n / GAIN), range);
  }

  private void range(int from, int to, int worker) {
    rows[worker].product(from, to, blocks);
  }
}
