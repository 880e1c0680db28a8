package cajal.emit;

/// A compiled register tile of a matrix product: adds to a block of C the product of a piece of A
/// and a piece of B, each element one chain of `fma` over the inner index.
@FunctionalInterface
public interface Tile {
  /// For each k below `depth`: C[i, j] = fma(A[i, k], B[k, j], C[i, j]). Row k of B starts at `bAt
  /// + k * bStep`, row i of C at `cAt + i * cStep`; [TileSpec.Layout] says where A is, and for
  ///   which of them row k of B starts at `bAt + rows[k]` instead. The arrays are all `float[]` or
  ///   all `double[]`.
  void run(
      Object a,
      int aAt,
      int aStep,
      Object b,
      int bAt,
      int bStep,
      Object c,
      int cAt,
      int cStep,
      int depth,
      int[] rows);
}
