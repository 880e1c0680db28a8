package cajal.brain.connect;

import cajal.kernel.Csr;
import cajal.kernel.Rows;
import cajal.random.Key;
import java.util.Arrays;

/// Neurons on a `height` x `width` grid, numbered row by row, connect to their neighbours: those up
/// to `reach` steps away in each direction, diagonals included or not (then `reach` counts steps
/// along rows and columns together). With `periodic` the grid closes to a torus. See
/// [Connect#grid4].
public record Grid(int height, int width, int reach, boolean diagonal, boolean periodic)
    implements Connector {
  public Grid {
    if (height < 1 || width < 1 || reach < 1) {
      throw new IllegalArgumentException(
          "a grid of %d x %d neurons with neighbours up to %d away; give 1 or more"
              .formatted(height, width, reach));
    }
  }

  /// The same rule with opposite sides of the grid joined.
  public Grid onTorus() {
    return new Grid(height, width, reach, diagonal, true);
  }

  @Override
  public Csr build(Ends ends, Key key) {
    ends.requireSame("a grid of %d x %d".formatted(height, width), height * width);
    return Rows.build(
        ends.pre(),
        ends.post(),
        i -> neighbours(i).length,
        (i, out, from, to) -> System.arraycopy(neighbours(i), 0, out, from, to - from));
  }

  private int[] neighbours(int i) {
    int side = 2 * reach + 1;
    int[] found = new int[Math.multiplyExact(side, side)];
    int n = 0;
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        if (!diagonal && Math.abs(dx) + Math.abs(dy) > reach) continue;
        int y = i / width + dy;
        int x = i % width + dx;
        if (periodic) {
          y = Math.floorMod(y, height);
          x = Math.floorMod(x, width);
        }
        if (y < 0 || y >= height || x < 0 || x >= width) continue;
        if (y * width + x != i) found[n++] = y * width + x;
      }
    }
    return Arrays.stream(found, 0, n).sorted().distinct().toArray();
  }
}
