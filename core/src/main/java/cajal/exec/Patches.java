package cajal.exec;

import java.util.Arrays;

/// A cursor over the rows of a matrix of patches, which is not stored: pieces of it are copied from
/// the images to where register tiles read them. Each worker has its own.
final class Patches {
  /// Elements from which a call of the runtime's copy is faster than a loop.
  private static final int LONG = 24;

  private final PatchGrid grid;
  private final Object images;
  private final int line;
  private final int[] z;
  private final int[] y;
  private final int[] x;
  private final int[] at = new int[4];
  private final int[] offset;
  private final int[] most = new int[3];
  private final int[] least = new int[3];
  private int group;

  Patches(PatchGrid grid, Object images) {
    this.grid = grid;
    this.images = images;
    int beside = grid.beside();
    line = beside * grid.width();
    int across = grid.offsets()[2].length / beside;
    int lines = grid.taps() / beside;
    z = new int[lines];
    y = new int[lines];
    x = new int[lines];
    for (int l = 0; l < lines; l++) {
      int rest = l / across;
      x[l] = grid.offsets()[2][l % across * beside];
      y[l] = grid.offsets()[1][rest % grid.offsets()[1].length];
      z[l] = grid.offsets()[0][rest / grid.offsets()[1].length];
    }
    int[] image = grid.image();
    offset = new int[lines];
    for (int l = 0; l < lines; l++) {
      offset[l] = ((z[l] * image[1] + y[l]) * image[2] + x[l]) * grid.channels();
    }
    for (int axis = 0; axis < 3; axis++) {
      least[axis] = -Arrays.stream(grid.offsets()[axis]).min().orElse(0);
      most[axis] = image[axis] - Arrays.stream(grid.offsets()[axis]).max().orElse(0);
    }
  }

  PatchGrid grid() {
    return grid;
  }

  Patches another() {
    return new Patches(grid, images);
  }

  /// Goes to a row of the matrix of a group.
  void seek(int group, int place) {
    this.group = group;
    int rest = place;
    for (int axis = 2; axis >= 0; axis--) {
      at[axis + 1] = rest % grid.grid()[axis];
      rest /= grid.grid()[axis];
    }
    at[0] = rest;
  }

  /// Goes to the next row.
  void next() {
    for (int axis = 3; axis > 0; axis--) {
      if (++at[axis] < grid.grid()[axis - 1]) return;
      at[axis] = 0;
    }
    at[0]++;
  }

  private int place(int axis) {
    return grid.start()[axis] + grid.step()[axis] * at[axis + 1];
  }

  /// Copies `count` elements of the row from element `from` on.
  void copy(int from, int count, Object into, int to) {
    int l = from / line;
    int within = from - l * line;
    boolean inside = true;
    for (int axis = 0; axis < 3; axis++) {
      int place = place(axis);
      inside &= place >= least[axis] && place < most[axis];
    }
    if (inside) {
      inside(l, within, count, into, to);
      return;
    }
    int left = place(2);
    for (int done = 0; done < count; l++, within = 0) {
      int length = Math.min(line - within, count - done);
      line(place(0) + z[l], place(1) + y[l], left + x[l], within, length, into, to + done);
      done += length;
    }
  }

  /// The same where no tap is outside.
  private void inside(int first, int within, int count, Object into, int to) {
    int[] image = grid.image();
    int row = ((at[0] * image[0] + place(0)) * image[1] + place(1)) * image[2] + place(2);
    int base = row * grid.channels() + group * grid.width();
    int skip = within;
    int l = first;
    for (int done = 0; done < count; l++, skip = 0) {
      int length = Math.min(line - skip, count - done);
      copy(base + offset[l] + skip, into, to + done, length);
      done += length;
    }
  }

  /// `length` elements from element `within` of the line that starts at a place.
  private void line(int z, int y, int x, int within, int length, Object into, int to) {
    int[] image = grid.image();
    if (z < 0 || z >= image[0] || y < 0 || y >= image[1]) {
      Panels.fill(into, to, to + length);
      return;
    }
    int channels = grid.width();
    // only a line of one tap has less than all channels
    int first = Math.max(within, -x * channels);
    int last = Math.min(within + length, (image[2] - x) * channels);
    if (first >= last) {
      Panels.fill(into, to, to + length);
      return;
    }
    int row = ((at[0] * image[0] + z) * image[1] + y) * image[2] + x;
    int source = row * grid.channels() + group * channels;
    if (first > within) Panels.fill(into, to, to + first - within);
    copy(source + first, into, to + first - within, last - first);
    if (last < within + length) Panels.fill(into, to + last - within, to + length);
  }

  private void copy(int from, Object into, int to, int count) {
    if (images instanceof float[] source) {
      float[] target = (float[]) into;
      if (count < LONG) for (int i = 0; i < count; i++) target[to + i] = source[from + i];
      else System.arraycopy(source, from, target, to, count);
    } else {
      System.arraycopy((double[]) images, from, (double[]) into, to, count);
    }
  }
}
