package cajal.exec;

import cajal.emit.TileSpec.Layout;

/// The matrices on the left of products: in memory, or patches of images that are laid out piece by
/// piece.
sealed interface Left {
  /// How tiles read it.
  Layout layout();

  /// How many matrices there are.
  int count();

  /// The same for another worker.
  Left another();

  /// Whether rows of several panels are laid out side by side.
  default boolean isBeside() {
    return false;
  }

  /// Lays out `count` rows from `row` on of matrix `number`, `depth` elements of each from element
  /// `at` on, as a panel of `rows` rows.
  void layOut(int number, int row, int count, int at, int depth, Object to, int place, int rows);

  /// Matrices that are there.
  record Stored(MatrixView view) implements Left {
    @Override
    public Layout layout() {
      return view.column() == 1 ? Layout.ROWS_APART : Layout.ROWS_ADJACENT;
    }

    @Override
    public int count() {
      return view.at().length;
    }

    @Override
    public Left another() {
      return this;
    }

    @Override
    public void layOut(
        int number, int row, int count, int at, int depth, Object to, int place, int rows) {
      int from = view.at(number) + row * view.row() + at * view.column();
      if (layout() == Layout.ROWS_APART) {
        Panels.copy(view.array(), from, view.row(), count, depth, to, place, depth);
      } else {
        Panels.pack(view.array(), from, view.column(), view.row(), depth, count, to, place, rows);
      }
    }
  }

  /// Patches as rows.
  record Across(Patches patches, int count) implements Left {
    @Override
    public Layout layout() {
      return Layout.ROWS_APART;
    }

    @Override
    public Left another() {
      return new Across(patches.another(), count);
    }

    @Override
    public void layOut(
        int number, int row, int count, int at, int depth, Object to, int place, int rows) {
      patches.seek(number, row);
      for (int i = 0; i < count; i++) {
        patches.copy(at, depth, to, place + i * depth);
        patches.next();
      }
    }
  }

  /// Patches as columns.
  record Down(Patches patches, int count) implements Left {
    @Override
    public Layout layout() {
      return Layout.ROWS_ADJACENT;
    }

    @Override
    public boolean isBeside() {
      return true;
    }

    @Override
    public Left another() {
      return new Down(patches.another(), count);
    }

    @Override
    public void layOut(
        int number, int row, int count, int at, int depth, Object to, int place, int rows) {
      patches.seek(number, at);
      for (int k = 0; k < depth; k++) {
        patches.copy(row, count, to, place + k * rows);
        patches.next();
      }
    }
  }
}
