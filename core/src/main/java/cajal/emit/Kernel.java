package cajal.emit;

/// A compiled loop over elements `lo` (a multiple of [Frame#ALIGNMENT]) to `hi`.
@FunctionalInterface
public interface Kernel {
  /// Computes the elements and gives how many of them it put on its list, if it has one.
  int run(Frame frame, int lo, int hi);
}
