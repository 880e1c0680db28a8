package cajal.kernel;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Work on ranges of rows, and compressed rows written by several threads.
///
/// A row's content may depend on its number alone, so that the result does not depend on the
/// threads.
public final class Rows {
  private static final int CHUNKS = 64;

  private Rows() {}

  /// Work on the rows from `from` to `to` exclusive.
  @FunctionalInterface
  public interface Range {
    void run(int from, int to);
  }

  /// Writes the targets of row `i`, ascending, into `out` from `from` to `to` exclusive.
  @FunctionalInterface
  public interface Writer {
    void write(int i, int[] out, int from, int to);
  }

  /// Runs `range` over the rows from 0 to `rows` in pieces, on the threads of the current pool. Of
  /// several failures that of the first piece is thrown, as it was.
  public static void parallel(int rows, Range range) {
    int chunks = Math.min(CHUNKS, rows);
    @Nullable RuntimeException[] failures = new RuntimeException[chunks];
    IntStream.range(0, chunks)
        .parallel()
        .forEach(c -> {
          try {
            range.run(border(rows, chunks, c), border(rows, chunks, c + 1));
          } catch (RuntimeException failure) {
            failures[c] = failure;
          }
        });
    for (RuntimeException failure : failures) if (failure != null) throw failure;
  }

  private static int border(int rows, int chunks, int c) {
    return (int) ((long) rows * c / chunks);
  }

  /// Builds a matrix from the length of each row and what writes it.
  public static Csr build(int pre, int post, IntUnaryOperator length, Writer writer) {
    int[] rowStart = new int[pre + 1];
    parallel(
        pre,
        (from, to) -> {
          for (int i = from; i < to; i++) rowStart[i + 1] = length.applyAsInt(i);
        });
    long total = 0;
    for (int i = 0; i < pre; i++) {
      total += rowStart[i + 1];
      if (total > Integer.MAX_VALUE - 8) throw tooMany(pre, post);
      rowStart[i + 1] = (int) total;
    }
    int[] target = new int[(int) total];
    parallel(
        pre,
        (from, to) -> {
          for (int i = from; i < to; i++) writer.write(i, target, rowStart[i], rowStart[i + 1]);
        });
    return new Csr(pre, post, rowStart, target);
  }

  private static IllegalArgumentException tooMany(int pre, int post) {
    return new IllegalArgumentException(
        "a connection of %d to %d neurons has more than 2³¹ synapses, which one projection cannot store; use just-in-time connectivity or several projections"
            .formatted(pre, post));
  }
}
