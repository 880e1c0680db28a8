package cajal.exec;

import cajal.ir.Shape;
import java.util.List;

/// Which places of images the rows of a matrix of patches are made of. Row `p` belongs to a place
/// of a grid over all images, and has for each tap the channels of a group at the place `start +
/// step
/// * p + offset of the tap`, zeros outside. There are always three spatial axes, of length 1 if
///   need be.
///
/// @param image lengths of the spatial axes
/// @param channels of the images, all groups together
/// @param width channels of a group
/// @param offsets of the taps along each axis
record PatchGrid(
    int images,
    int[] image,
    int channels,
    int width,
    int[] grid,
    int[] start,
    int[] step,
    int[][] offsets) {

  /// Three axes, of which the last ones are given.
  static int[] three(List<Integer> given, int otherwise) {
    int[] all = {otherwise, otherwise, otherwise};
    for (int i = 0; i < given.size(); i++) all[3 - given.size() + i] = given.get(i);
    return all;
  }

  /// The spatial lengths of images.
  static int[] spatial(Shape images) {
    return three(images.dims().subList(1, images.rank() - 1), 1);
  }

  int taps() {
    return offsets[0].length * offsets[1].length * offsets[2].length;
  }

  /// Rows of the matrix.
  int places() {
    return images * grid[0] * grid[1] * grid[2];
  }

  /// Columns of the matrix.
  int length() {
    return taps() * width;
  }

  /// Taps along the last axis that are beside each other in memory.
  int beside() {
    int count = offsets[2].length;
    for (int i = 1; i < count; i++) if (offsets[2][i] != offsets[2][i - 1] + 1) return 1;
    return width == channels ? count : 1;
  }
}
