package cajal.emit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several kernels that run one after another on a block of elements, then on the next block, so
/// that what they hand on to one another stays in the nearest cache.
///
/// @param list where one of them lists elements
public record Blocks(List<Kernel> kernels, @Nullable Slot list) implements Kernel {
  /// Elements of a block.
  public static final int SIZE = 512;

  public Blocks {
    kernels = List.copyOf(kernels);
  }

  @Override
  public int run(Frame frame, int lo, int hi) {
    int listed = lo;
    for (int at = lo; at < hi; at += SIZE) {
      int end = Math.min(at + SIZE, hi);
      frame.block = at;
      for (Kernel kernel : kernels) {
        listed = frame.moveList(list, at, kernel.run(frame, at, end), listed);
      }
    }
    return listed - lo;
  }
}
